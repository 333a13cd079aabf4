"""Who somebody is to a person it looks at: the office, a colleague, in the same group, of the community."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from entente.members.models import Delegation
from entente.members.viewers import viewer_of, viewers_of
from entente.people import access
from entente.people.access import User
from entente.people.choices import Eye, Permission
from entente.people.models import Account, Person


def eyes_of(user: User, person: Person) -> frozenset[Eye]:
    """Every way in which the user may look at this person; who is not signed in is a visitor."""
    if not isinstance(user, Account) or not user.is_active:
        return frozenset({Eye.VISITOR})
    return frozenset(_eyes(user, person)) or frozenset({Eye.VISITOR})


def _eyes(user: Account, person: Person) -> Iterator[Eye]:
    if user.person_id == person.pk:
        yield Eye.SELF
    if access.may(user, Permission.PEOPLE_MANAGE):
        yield Eye.OFFICE
    if access.may(user, Permission.RECORD_READ):
        yield Eye.AUDITOR
    viewer, other = viewer_of(user), viewers_of([person.pk])[person.pk]
    if viewer.in_community and other.in_community:
        yield Eye.COMMUNITY
    if viewer.organisations and not viewer.organisations.isdisjoint(_organisations(person)):
        yield Eye.ORGANISATION
    if not viewer.groups.isdisjoint(other.groups):
        yield Eye.GROUP


def possible(person: Person) -> frozenset[Eye]:
    """Who there can be to look at this person: nobody is its colleague where it is in no organisation."""
    viewer = viewers_of([person.pk])[person.pk]
    there = {Eye.COMMUNITY: viewer.in_community, Eye.ORGANISATION: bool(_organisations(person)), Eye.GROUP: bool(viewer.groups)}
    return frozenset(eye for eye in Eye if there.get(eye, True))


def _organisations(person: Person) -> frozenset[int]:
    """Where the person is anything today, also where it only works: its colleagues are those who act there."""
    rows = Delegation.objects.known().on(timezone.localdate()).filter(person=person)
    return frozenset(rows.values_list("organisation_id", flat=True))


def roles_today(people: Iterable[int]) -> dict[int, list[Delegation]]:
    """What each of these is in which organisation today: one query."""
    found: dict[int, list[Delegation]] = {}
    rows = Delegation.objects.known().on(timezone.localdate()).filter(person__in=list(people))
    for held in rows.select_related("organisation").order_by("organisation__name_key", "pk"):
        found.setdefault(held.person_id, []).append(held)
    return found
