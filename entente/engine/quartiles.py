"""Where one's own figure stands among those of others, told so that nobody's figure can be told from it.

Circles (everybody, a sector, a size, both) are shown in a fixed order. One is shown only if every part into which all circles shown so
far cut the contributors, those of earlier rounds included, is empty or holds contributors of five owners or more. So no difference of
circles, and no later round, ever isolates fewer than five: exchanging the amounts of two owners of one part changes nothing that anybody
else is shown. An owner is the ultimate parent; two firms of one group count once, and stand in the circle of a sector or a size together
or not at all.
"""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

LEAST = 5
Owners = frozenset[str]
Members = Mapping[str, str]  # the owner by contributor


class Kind(StrEnum):
    ALL = "all"
    AGAIN = "again"  # those who were compared in a round before
    SECTOR = "sector"
    SIZE = "size"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Given:
    """One contribution: an amount in the figure's unit; sector and size as codes, empty where not known. `key` is the contributor's
    own in every round."""

    key: str
    owner: str
    amount: Decimal
    sector: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class Quarter:
    """From 1, the lowest, to 4; `low` and `high` differ where the figure stands exactly between two."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Circle:
    """`value`: of what sector, size or both; `quarters` by key of the contribution."""

    kind: Kind
    value: str
    members: Members
    quarters: Mapping[str, Quarter]

    @property
    def owners(self) -> Owners:
        return frozenset(self.members.values())


def compare(given: Sequence[Given], before: Collection[Members] = (), least: int = LEAST) -> list[Circle]:
    """The circles that may be shown, none with fewer than `least` owners; `before`: the members of circles shown in earlier rounds."""
    shown, found = list(before), list[Circle]()
    for kind, value, inside in _wanted(given, before):
        members = {one.key: one.owner for one in inside}
        if kind is Kind.AGAIN and any(one.kind is Kind.ALL for one in found):
            continue
        if members and is_safe([*shown, members], least):
            shown.append(members)
            found.append(Circle(kind, value, members, quarters({one.key: one.amount for one in inside})))
    return found


def is_safe(circles: Collection[Members], least: int = LEAST) -> bool:
    """Whether every part into which the circles cut their members is of enough owners."""
    return all(count >= least for count in parts(circles).values())


def parts(circles: Collection[Members]) -> dict[frozenset[int], int]:
    """Of how many owners, as they are last known, the members are that lie in exactly the same circles, by the places of these circles."""
    found: dict[frozenset[int], set[str]] = {}
    for key, owner in ChainMap(*reversed([dict(one) for one in circles])).items():
        found.setdefault(frozenset(place for place, circle in enumerate(circles) if key in circle), set()).add(owner)
    return {part: len(owners) for part, owners in found.items()}


def quarters(amounts: Mapping[str, Decimal]) -> dict[str, Quarter]:
    """By the mean rank of equal amounts: rank r of n lies at 4 (r - 1/2) / n."""
    values = list(amounts.values())
    return {key: _quarter(_rank(amount, values), len(values)) for key, amount in amounts.items()}


def _rank(amount: Decimal, values: Sequence[Decimal]) -> Fraction:
    return sum(one < amount for one in values) + Fraction(sum(one == amount for one in values) + 1, 2)


def _quarter(rank: Fraction, number: int) -> Quarter:
    place = 4 * (rank - Fraction(1, 2)) / number
    return Quarter(max(ceil(place), 1), min(floor(place) + 1, 4)) if place != int(place) else Quarter(int(place), int(place) + 1)


def _wanted(given: Sequence[Given], before: Collection[Members]) -> Iterator[tuple[Kind, str, list[Given]]]:
    yield Kind.ALL, "", list(given)
    for earlier in sorted(before, key=lambda one: (-len(one), sorted(one))):
        yield Kind.AGAIN, "", [one for one in given if one.key in earlier]
    for kind, value_of in (
        (Kind.SECTOR, lambda one: one.sector),
        (Kind.SIZE, lambda one: one.size),
        (Kind.BOTH, lambda one: f"{one.sector}/{one.size}" if one.sector and one.size else ""),
    ):
        for value in sorted({value_of(one) for one in given} - {""}):
            apart = {one.owner for one in given if value_of(one) != value}
            yield kind, value, [one for one in given if one.owner not in apart]
