"""Who is looking, as markings ask: the person, the community, its organisations and groups. Asked once per request.

Groups belong to rooms above: each offers `groups_of.py` with `groups(person_id, organisations, day) -> set[int]`, the groups in which the
person (None: nobody in particular) or somebody of these organisations sits on a day; or, for many at once, `groups_of_many(asked, day)`,
where each of the asked is (person, organisations) and the answer names the groups of each.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.db.models import Exists, FilteredRelation, Q
from django.utils import timezone

from entente.engine import marking
from entente.engine.marking import VISITOR, Viewer
from entente.members.access import delegations_of
from entente.members.models import Delegation
from entente.members.queries.membership import admitted_on
from entente.people import access
from entente.people.access import User
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Holding

Asked = tuple[int | None, frozenset[int]]
Groups = Callable[[int | None, frozenset[int], date], set[int]]
GroupsOfMany = Callable[[Collection[Asked], date], Mapping[Asked, set[int]]]
_PUBLIC_SIDE = frozenset(RoleCode) - {RoleCode.DELEGATE}  # a delegate is in the community through an admitted organisation


def viewer_of(user: User) -> Viewer:
    """The user with today's delegations, roles and groups; a token that does not carry the right to read what is shared is a visitor."""
    if not isinstance(user, Account) or not user.is_active or not access.covers(user, Permission.SHARED_READ):
        return VISITOR
    known: Viewer | None = getattr(user, "_viewer", None)
    if known is None:
        person, day = user.person_id, timezone.localdate()
        roles = frozenset(holding.role_id for holding in access._held(user))  # whole, also where a token carries only a part
        keeps = access.may(user, Permission.SHARED_KEEP)
        known = next(_viewers({person: roles}, {person} if keeps else set(), day))[1]
        user._viewer = known  # type: ignore[attr-defined]
    return known


def keys_of(user: User) -> frozenset[str]:
    """What the user's side of every query about marked objects is: `search.queries.visible(noun, keys_of(user))`."""
    return marking.keys(viewer_of(user))


def near_keys_of(user: User) -> frozenset[str]:
    """Some of the user's keys, for who has asked for the user's delegations already: not those of a client, which take two more queries."""
    if not isinstance(user, Account) or not user.is_active or not access.covers(user, Permission.SHARED_READ):
        return marking.keys(VISITOR)
    held = delegations_of(user)
    organisations = frozenset(one.organisation_id for one in held)
    own = (user.person_id, organisations)
    near = Viewer(
        person=user.person_id,
        in_community=any(one.is_admitted for one in held) or not _PUBLIC_SIDE.isdisjoint(access.roles_of(user)),  # type: ignore[attr-defined]
        organisations=organisations,
        groups=_groups([own], timezone.localdate())[own],
        is_custodian=access.may(user, Permission.SHARED_KEEP),
    )
    return marking.keys(near)


def viewers_of(persons: Iterable[int], day: date | None = None) -> dict[int, Viewer]:
    """The same for many persons at once, whether they can sign in or not: whoever mails about marked objects asks per recipient."""
    day = day or timezone.localdate()
    held: dict[int, set[str]] = {person: set() for person in persons}
    keepers = set()
    for holding in Holding.objects.known().on(day).filter(person__in=held).select_related("role"):
        held[holding.person_id].add(holding.role_id)
        if Permission.SHARED_KEEP in holding.role.permissions:
            keepers.add(holding.person_id)
    return dict(_viewers(held, keepers, day))


def _viewers(roles: Mapping[int, Collection[str]], keepers: Collection[int], day: date) -> Iterator[tuple[int, Viewer]]:
    """One query for all of them, and what the rooms above ask."""
    acting, admitted, above = _organisations(roles, day)
    organisations = {person: frozenset(acting[person]) for person in roles}
    clients = {person: frozenset(association for one in held for association in above[one]) for person, held in organisations.items()}
    own = {person: (person, held) for person, held in organisations.items()}
    groups = _groups([*own.values(), *((None, held) for held in clients.values() if held)], day)
    for person in roles:
        yield (
            person,
            Viewer(
                person=person,
                in_community=person in admitted or not _PUBLIC_SIDE.isdisjoint(roles[person]),
                organisations=organisations[person],
                groups=groups[own[person]],
                client_of=clients[person],
                client_of_groups=groups[None, clients[person]] if clients[person] else frozenset(),
                is_custodian=person in keepers,
            ),
        )


def _organisations(persons: Iterable[int], day: date) -> tuple[dict[int, set[int]], set[int], dict[int, set[int]]]:
    """For which organisations each acts, who of them acts for an admitted one, and the associations that pass on to each organisation."""
    reached = "organisation__reached_through"
    holds = Q(**{f"{reached}__to_on": None}) | Q(**{f"{reached}__to_on__gt": day})
    now = FilteredRelation(reached, condition=holds & Q(**{f"{reached}__superseded_at": None, f"{reached}__from_on__lte": day}))
    held = Delegation.objects.known().on(day).acting().filter(person__in=list(persons))
    rows = held.annotate(is_admitted=Exists(admitted_on(day)), through=now)
    acting: dict[int, set[int]] = defaultdict(set)
    above: dict[int, set[int]] = defaultdict(set)
    members = set()
    for person, organisation, is_admitted, association in rows.values_list(
        "person_id", "organisation_id", "is_admitted", "through__association_id"
    ):
        acting[person].add(organisation)
        above[organisation] |= {association} if association else set()
        if is_admitted:
            members.add(person)
    return acting, members, above


def _groups(asked: Collection[Asked], day: date) -> dict[Asked, frozenset[int]]:
    """One query a room that answers for many at once."""
    found = {one: {group for groups in _offered() for group in groups(*one, day)} for one in asked}
    for many in _offered_for_many():
        for one, groups in many(found, day).items():
            found[one] |= groups
    return {one: frozenset(groups) for one, groups in found.items()}


@cache
def _offered() -> tuple[Groups, ...]:
    """`groups` of every room's `groups_of.py` that does not answer for many at once."""
    return tuple(module.groups for module in _modules() if not hasattr(module, "groups_of_many"))


@cache
def _offered_for_many() -> tuple[GroupsOfMany, ...]:
    return tuple(module.groups_of_many for module in _modules() if hasattr(module, "groups_of_many"))


def _modules() -> Iterator[ModuleType]:
    rooms = (app.name for app in apps.get_app_configs() if app.name.startswith("entente."))
    return (import_module(f"{room}.groups_of") for room in rooms if find_spec(f"{room}.groups_of"))
