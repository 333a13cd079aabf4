"""Who may: an advisory is there for whom its marking lets see it; members write, the office keeps, the writer's side may change."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance.access import seats_of
from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.members.viewers import keys_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.watch import queries
from entente.watch.models import Advisory, Circle


def keeps(user: User) -> bool:
    return people.may(user, Permission.WATCH_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.WATCH_KEEP)


def advisories(user: User) -> QuerySet[Advisory]:
    return queries.seen(keys_of(user))


def advisory_to_read(user: User, pk: int) -> Advisory:
    found = advisories(user).select_related("circle__body", "organisation", "by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def is_source(user: User, advisory: Advisory) -> bool:
    """Its writer's organisation, and the office: those who may change it, and loosen its marking."""
    own = advisory.organisation_id is not None and advisory.organisation_id in organisations_of(user, SPEAKING)
    return keeps(user) or own


def advisory_to_change(user: User, pk: int) -> Advisory:
    found = advisory_to_read(user, pk)
    if not is_source(user, found):
        raise PermissionDenied(_("Only those who wrote this advisory, and the office, change it."))
    return found


def own(user: User) -> frozenset[int]:
    """The organisations whose people the user is of."""
    return organisations_of(user, frozenset(DelegationRole))


def organisations_to_speak_for(user: User) -> list[Organisation]:
    mine = organisations_of(user, SPEAKING)
    return list(members_on(timezone.localdate()).filter(pk__in=mine).order_by("name_key")) if mine else []


def writes(user: User) -> bool:
    return keeps(user) or bool(organisations_to_speak_for(user))


def writer(user: User) -> Account:
    if isinstance(user, Account) and writes(user):
        return user
    raise PermissionDenied(_("Advisories are written by those who speak for a member, and by the office."))


def speaker_for(user: User, organisation: int) -> Account:
    if isinstance(user, Account) and organisation in organisations_of(user, SPEAKING):
        return user
    raise PermissionDenied(_("Only those who speak for the organisation answer in its name."))


def circles_to_write_to(user: User) -> QuerySet[Circle]:
    """Those it sits in; all for the office."""
    found = Circle.objects.select_related("body").order_by("body__code")
    return found if keeps(user) else found.filter(body__in=[seat.body_id for seat in seats_of(user)])


def circle_to_keep(user: User, pk: int) -> Circle:
    keeper(user)
    found = Circle.objects.select_related("body").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def organisation_to_describe(user: User, slug: str) -> Organisation:
    """Whose uses are kept: by those who speak for it, and nobody in their place."""
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    speaker_for(user, found.pk)
    return found


def answers_to_show(user: User, advisory: Advisory) -> Iterable[int] | None:
    """Whose answers the user reads: all (None) for the source and the auditor, else its own organisations'."""
    if is_source(user, advisory) or people.may(user, Permission.RECORD_READ):
        return None
    return own(user)
