"""Who may: the circle sees its mirrors; its chairs and the office keep them; what an organisation gave, only its own people see."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance import access as governance
from entente.governance.models import Body, Mandate
from entente.members.access import SPEAKING, organisations_of
from entente.members.models import Organisation
from entente.members.viewers import viewer_of
from entente.mirror.models import Contribution, Mirror
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission

Row = TypeVar("Row")


def keeps_all(user: User) -> bool:
    return people.may(user, Permission.MIRROR_KEEP)


def oversees(user: User) -> bool:
    return keeps_all(user) or people.may(user, Permission.RECORD_READ)


def keeps(user: User, body: int) -> bool:
    """The chairs of the circle, and the office."""
    return keeps_all(user) or governance.leads(user, body)


def bodies_to_keep(user: User) -> QuerySet[Body]:
    rows = Body.objects.filter(dissolved_on=None).order_by("code")
    return rows if keeps_all(user) else rows.filter(pk__in=_led(user))


def mirrors(user: User) -> QuerySet[Mirror]:
    """Of the groups in which the user, or somebody of its organisations, sits; drafts only for who keeps them."""
    if oversees(user):
        return Mirror.objects.all()
    groups = viewer_of(user).groups
    return Mirror.objects.filter(Q(body__in=_led(user)) | Q(body__in=groups, opened_at__isnull=False)) if groups else Mirror.objects.none()


def mirror_to_read(user: User, pk: int) -> Mirror:
    return _found(mirrors(user).select_related("body", "follows").filter(pk=pk).first())


def mirror_to_keep(user: User, pk: int) -> Mirror:
    found = mirror_to_read(user, pk)
    if not keeps(user, found.body_id):
        raise PermissionDenied(_("Only the chairs of %(body)s and the office do this.") % {"body": found.body})
    return found


def body_to_mirror(user: User, pk: int) -> Body:
    found = _found(Body.objects.filter(pk=pk, dissolved_on=None).first())
    if not keeps(user, found.pk):
        raise PermissionDenied(_("Only the chairs of %(body)s and the office do this.") % {"body": found})
    return found


def givers(user: User, mirror: Mirror) -> list[Organisation]:
    """The organisations of the circle for which the user gives: those it sits there for, and those it speaks for. A token has to carry
    the right to speak for organisations."""
    if not people.covers(user, Permission.ORGANISATION_SPEAK):
        return []
    own = {seat.organisation_id for seat in governance.seats_of(user) if seat.body_id == mirror.body_id and seat.organisation_id}
    spoken = organisations_of(user, SPEAKING)
    if not own and not spoken:
        return []
    if spoken:
        there = Mandate.objects.sitting(timezone.localdate()).filter(body=mirror.body_id, organisation__in=spoken)
        own |= set(there.values_list("organisation", flat=True))
    return list(Organisation.objects.filter(pk__in=own).order_by("name_key"))


def giver(user: User, mirror: Mirror, organisation: int | None = None) -> Organisation:
    """The one meant, or the only one."""
    own = givers(user, mirror)
    if not own:
        raise PermissionDenied(
            _("Figures are given by whoever sits in %(body)s for an organisation, or speaks for it.") % {"body": mirror.body}
        )
    if organisation is None:
        return own[0]
    return _found(next((one for one in own if one.pk == organisation), None))


def given_by(user: User, mirror: Mirror) -> list[Contribution]:
    """What the user's own organisations gave to the mirror; nobody else's, whoever asks. Amounts and places come with them."""
    own = [one.pk for one in givers(user, mirror)]
    rows = Contribution.objects.filter(mirror=mirror, organisation__in=own).select_related("organisation", "sector")
    return list(rows.prefetch_related("amounts", "places__comparison").order_by("organisation__name_key")) if own else []


def _led(user: User) -> list[int]:
    return [seat.body_id for seat in governance.seats_of(user) if governance.leads(user, seat.body_id)]


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
