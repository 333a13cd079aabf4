"""Who may: the office writes and looks after the outbox; everyone reads what was said to it."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.notices.choices import DeliveryState
from entente.notices.models import Announcement, Delivery, Notice
from entente.notices.queries.archive import readable
from entente.people import access
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def writer(user: User) -> Account:
    """Whoever writes in the partnership's name."""
    return access.require(user, Permission.NOTICES_WRITE)


def looks_after(user: User) -> bool:
    """Whether the outbox, bounces and lists are theirs to see: the office's, and the auditor's to read."""
    return access.may(user, Permission.NOTICES_WRITE) or access.may(user, Permission.RECORD_READ)


def overseer(user: User) -> User:
    if looks_after(user):
        return user
    raise PermissionDenied(_("The outbox is looked after by the office."))


def announcement_to_write(user: User, pk: int) -> Announcement:
    writer(user)
    return _announcement(pk)


def announcement_to_read(user: User, pk: int) -> Announcement:
    overseer(user)
    return _announcement(pk)


def notice_to_read(user: User, pk: int, keys: Iterable[str]) -> Notice:
    """For whom it was sent to, and whom its marking lets see it; to all others it is not there."""
    found = readable(keys).filter(pk=pk).first() or _sent_to(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _sent_to(user: User) -> QuerySet[Notice]:
    """What a person holds anyway, in its own mailbox."""
    if not isinstance(user, Account):
        return Notice.objects.none()
    return Notice.objects.filter(deliveries__person=user.person_id, deliveries__state=DeliveryState.SENT)


def delivery_to_read(user: User, pk: int) -> Delivery:
    overseer(user)
    found = Delivery.objects.select_related("notice", "person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _announcement(pk: int) -> Announcement:
    found = Announcement.objects.select_related("author", "changed_by", "approved_by", "notice").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
