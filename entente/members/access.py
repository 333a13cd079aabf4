"""Who may see and change which organisation: the office every one, a delegate its own, as long as the delegation lasts."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members.choices import SPEAKING_ROLES, DelegationRole
from entente.members.models import Delegation, Organisation, Partnership
from entente.members.queries.membership import admitted_on
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account, Person
from entente.record.queries import Reader

SPEAKING = SPEAKING_ROLES
DECLARING = SPEAKING | {DelegationRole.DECLARANT}


def delegations_of(user: User) -> list[Delegation]:
    """Today's delegations with their organisations; asked once per request, so one that ends takes its rights with it at once."""
    if not isinstance(user, Account) or not user.is_active or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return []
    held: list[Delegation] | None = getattr(user, "_delegations", None)
    if held is None:
        day = timezone.localdate()
        current = Delegation.objects.known().on(day).acting().filter(person=user.person_id).annotate(is_admitted=Exists(admitted_on(day)))
        held = list(current.select_related("organisation").order_by("organisation__name_key", "pk"))
        user._delegations = held  # type: ignore[attr-defined]
    return held


def organisations_of(user: User, roles: frozenset[DelegationRole] = DECLARING) -> frozenset[int]:
    """The organisations for which the user may act in one of these roles."""
    return frozenset(held.organisation_id for held in delegations_of(user) if held.role in roles)


def speaks_for(user: User, organisation: Organisation) -> bool:
    return organisation.pk in organisations_of(user, SPEAKING)


def is_own(user: User, organisation: Organisation) -> bool:
    """Whether the user may read what only the organisation and the office read."""
    return organisation.pk in organisations_of(user, frozenset(DelegationRole))


def reader(user: User) -> Reader:
    """The user as the record sees a reader."""
    return people.reader(user, organisations_of(user, frozenset(DelegationRole)))


def sees_inside(user: User, organisation: Organisation) -> bool:
    """Delegations, size figures, numbers of the national register: for its own people, the office and the auditors."""
    return people.may(user, Permission.RECORD_READ) or people.may(user, Permission.MEMBERS_EDIT) or is_own(user, organisation)


def keeps_members(user: User) -> bool:
    return people.may(user, Permission.MEMBERS_EDIT)


def organisation_to_read(user: User, slug: str) -> Organisation:
    """Everyone may read an organisation's public side."""
    found = Organisation.objects.select_related("country", "region").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def organisation_to_keep(user: User, slug: str) -> Organisation:
    """For the office: memberships, categories, links, numbers."""
    people.require(user, Permission.MEMBERS_EDIT)
    return organisation_to_read(user, slug)


def organisation_to_describe(user: User, slug: str) -> Organisation:
    """For whoever speaks for the organisation, and the office: its profile."""
    organisation = organisation_to_read(user, slug)
    if not (keeps_members(user) or speaks_for(user, organisation)):
        raise PermissionDenied(_("Only the office and those who speak for %(name)s may change its profile.") % {"name": organisation})
    return organisation


def organisation_to_confirm(user: User, slug: str) -> Organisation:
    """For whoever speaks for the organisation, and nobody in its place."""
    organisation = organisation_to_read(user, slug)
    if not speaks_for(user, organisation):
        raise PermissionDenied(_("Only those who speak for %(name)s confirm its profile.") % {"name": organisation})
    return organisation


def organisation_to_staff(user: User, slug: str) -> Organisation:
    """For who gives and ends delegations."""
    people.require(user, Permission.PEOPLE_MANAGE)
    return organisation_to_read(user, slug)


def organisation_to_leave(user: User, person: Person, slug: str) -> Organisation:
    """For who may say that somebody left: the office, who speaks for the organisation, and the person itself."""
    organisation = organisation_to_read(user, slug)
    is_self = isinstance(user, Account) and user.person_id == person.pk and is_own(user, organisation)
    if not (people.may(user, Permission.PEOPLE_MANAGE) or is_self or speaks_for(user, organisation)):
        raise PermissionDenied(_("Only the office, who speaks for %(name)s and the person itself may say that.") % {"name": organisation})
    return organisation


def day_for(user: User, partnership: Partnership, asked: date | None) -> date:
    """The day a page speaks of: only who sees live figures may choose another."""
    if asked is None or asked == partnership.day:
        return partnership.day
    people.require(user, Permission.FIGURES_LIVE)
    return asked
