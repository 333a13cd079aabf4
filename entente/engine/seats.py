"""Who may sit in a body, and in which of its seats: what is filled, what is vacant, which rule of its composition is broken by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Broken(StrEnum):
    """The rule that is broken."""

    TOO_MANY = "too_many"  # more people than the group has seats
    TOO_MANY_SUBSTITUTES = "too_many_substitutes"
    CATEGORY = "category"  # sits for an organisation of another category than the seats are for
    GROUP_COUNTRY = "group_country"  # more of one country than the group allows
    COUNTRY = "country"  # the same for the whole body
    ORGANISATION = "organisation"
    NO_GROUP = "no_group"  # sits in none of the groups that the body has on this day
    UNHEARD = "unheard"  # a category that has to be there sits nowhere


@dataclass(frozen=True, slots=True)
class Group:
    """Seats of one kind; without a category, or a cap, any is allowed."""

    key: int
    seats: int
    category: str = ""
    substitutes: int = 0
    country_cap: int | None = None


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who holds a seat on the day, and what its organisation was on it; "" where that is not known."""

    key: int
    group: int | None = None
    organisation: int | None = None
    category: str = ""
    country: str = ""
    is_substitute: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for the whole body: seats a country, seats an organisation, categories that have to sit there."""

    country_cap: int | None = None
    organisation_cap: int | None = None
    categories: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Breach:
    """`found` where at most (or, for a category that is missing, at least) `allowed` is allowed; `who` are the sitters it concerns."""

    kind: Broken
    found: int
    allowed: int
    who: tuple[int, ...] = ()
    group: int | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    group: Group
    holders: tuple[int, ...]
    substitutes: tuple[int, ...]

    @property
    def vacant(self) -> int:
        return max(self.group.seats - len(self.holders), 0)


@dataclass(frozen=True, slots=True)
class Composition:
    groups: tuple[Filled, ...] = ()
    without_group: tuple[int, ...] = ()
    breaches: tuple[Breach, ...] = field(default=())

    @property
    def vacant(self) -> int:
        return sum(one.vacant for one in self.groups)


def compose(groups: Sequence[Group], sitters: Iterable[Sitter], limits: Limits = Limits()) -> Composition:
    """Substitutes hold no seat: only their number is limited, and the category of those they stand in for is asked of them too.

    The order of sitters never matters: everything is told by their keys.
    """
    there = sorted(sitters, key=lambda one: one.key)
    known = {group.key for group in groups}
    outside = tuple(one.key for one in there if one.group not in known)
    breaches = [
        *(breach for group in groups for breach in _of_group(group, [one for one in there if one.group == group.key])),
        *_of_body([one for one in there if not one.is_substitute], limits),
        *([Breach(Broken.NO_GROUP, len(outside), 0, outside)] if groups and outside else []),
    ]
    return Composition(tuple(_filled(group, there) for group in groups), outside, tuple(breaches))


def assign(groups: Sequence[Group], sitters: Iterable[Sitter], coming: Sequence[Sitter]) -> dict[int, int | None]:
    """Which seat each of those coming takes, by key, in the order in which they were elected: one of its own category while there is one,
    else one that is open to all, within the groups' country caps; None where none is left."""
    there, taken = list(sitters), dict[int, int | None]()
    own_first = sorted(groups, key=lambda group: not group.category)
    for one in coming:
        group = next((group.key for group in own_first if _has_seat(group, one, there)), None)
        taken[one.key] = group
        there.append(replace(one, group=group))
    return taken


def _has_seat(group: Group, one: Sitter, there: Iterable[Sitter]) -> bool:
    mine = [other for other in there if other.group == group.key and other.is_substitute == one.is_substitute]
    if group.category not in ("", one.category) or len(mine) >= (group.substitutes if one.is_substitute else group.seats):
        return False
    same = sum(other.country == one.country for other in mine) if one.country and not one.is_substitute else 0
    return group.country_cap is None or same < group.country_cap


def _filled(group: Group, there: list[Sitter]) -> Filled:
    mine = [one for one in there if one.group == group.key]
    return Filled(group, _keys(mine, substitutes=False), _keys(mine, substitutes=True))


def _of_group(group: Group, mine: list[Sitter]) -> Iterable[Breach]:
    holders, substitutes = _keys(mine, substitutes=False), _keys(mine, substitutes=True)
    if len(holders) > group.seats:
        yield Breach(Broken.TOO_MANY, len(holders), group.seats, holders, group.key)
    if len(substitutes) > group.substitutes:
        yield Breach(Broken.TOO_MANY_SUBSTITUTES, len(substitutes), group.substitutes, substitutes, group.key)
    foreign = tuple(one.key for one in mine if group.category and one.category != group.category)
    if foreign:
        yield Breach(Broken.CATEGORY, len(foreign), 0, foreign, group.key, group.category)
    yield from _capped(Broken.GROUP_COUNTRY, group.country_cap, _by("country", mine), group.key)


def _of_body(holders: list[Sitter], limits: Limits) -> Iterable[Breach]:
    yield from _capped(Broken.COUNTRY, limits.country_cap, _by("country", holders))
    yield from _capped(Broken.ORGANISATION, limits.organisation_cap, _by("organisation", holders))
    for category in sorted(limits.categories - {one.category for one in holders}):
        yield Breach(Broken.UNHEARD, 0, 1, what=category)


def _capped(kind: Broken, cap: int | None, found: dict[str, tuple[int, ...]], group: int | None = None) -> Iterable[Breach]:
    for what, who in sorted(found.items()):
        if cap is not None and len(who) > cap:
            yield Breach(kind, len(who), cap, who, group, what)


def _by(name: str, there: list[Sitter]) -> dict[str, tuple[int, ...]]:
    """What is not known, or nothing, is never counted together."""
    found: dict[str, tuple[int, ...]] = {}
    for one in there:
        if (what := getattr(one, name)) and not one.is_substitute:
            found[str(what)] = (*found.get(str(what), ()), one.key)
    return found


def _keys(there: list[Sitter], *, substitutes: bool) -> tuple[int, ...]:
    return tuple(one.key for one in there if one.is_substitute == substitutes)
