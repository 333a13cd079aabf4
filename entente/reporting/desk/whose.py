"""Whose Desk it is, as rooms ask: the person, the organisations for which it declares, what its roles allow."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entente.members.access import DECLARING, delegations_of, organisations_of
from entente.members.models import Delegation
from entente.members.viewers import near_keys_of
from entente.people.access import permissions_of
from entente.people.models import Account, Holding, Person


@dataclass(frozen=True, slots=True)
class Whose:
    """`seen` are the organisations for which the person has any delegation; `keys` open what is marked."""

    person: int
    organisations: frozenset[int] = frozenset()
    permissions: frozenset[str] = frozenset()
    seen: frozenset[int] = frozenset()
    keys: frozenset[str] = frozenset()
    signs_in: bool = True


def whose(user: Account) -> Whose:
    """Roles and delegations are asked once per request, and what groups the rooms above know."""
    seen = frozenset(held.organisation_id for held in delegations_of(user))
    return Whose(user.person_id, organisations_of(user), permissions_of(user), seen, near_keys_of(user))


def everyone(day: date, but: Iterable[int] = ()) -> list[Whose]:
    """Everyone who can be written to, with what each can do from a mail. Three queries; whose account was closed is left out."""
    accounts = Person.objects.current().exclude(email="").exclude(pk__in=set(but)).exclude(account__is_active=False)
    found = dict(accounts.order_by("pk").values_list("pk", "account__is_active"))
    acting, allowed = _acting(day), _allowed(day)
    return [
        Whose(pk, frozenset(acting[pk]), frozenset(allowed[pk]) if signs_in else frozenset(), signs_in=bool(signs_in))
        for pk, signs_in in found.items()
    ]


def _acting(day: date) -> dict[int, set[int]]:
    acting: dict[int, set[int]] = defaultdict(set)
    rows = Delegation.objects.known().on(day).filter(role__in=DECLARING)
    for person, organisation in rows.values_list("person_id", "organisation_id"):
        acting[person].add(organisation)
    return acting


def _allowed(day: date) -> dict[int, set[str]]:
    allowed: dict[int, set[str]] = defaultdict(set)
    for person, permissions in Holding.objects.known().on(day).values_list("person_id", "role__permissions"):
        allowed[person].update(permissions)
    return allowed
