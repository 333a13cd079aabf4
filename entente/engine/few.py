"""Counts for everyone: none that rests on fewer than three, and none that follows from the others and their total."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAST = 3
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of something, and from how many different ones they come."""

    number: int
    contributors: int


@dataclass(frozen=True, slots=True)
class Shown(Generic[Key]):
    """What may be shown; None is withheld. A count of nothing says nothing about anybody."""

    cells: Mapping[Key, int | None]
    total: int | None


def shown(cells: Mapping[Key, Counted], contributors: int, least: int = LEAST) -> Shown[Key]:
    """`contributors` is how many different ones are behind all cells together."""
    held = {key: one for key, one in cells.items() if one.number}
    total = sum(one.number for one in held.values())
    if contributors < least:
        return Shown({key: 0 if not one.number and not total else None for key, one in cells.items()}, None if total else 0)
    withheld = {key for key, one in held.items() if one.contributors < least}
    rest = sorted(held.keys() - withheld, key=lambda key: (held[key].number, str(key)))
    while withheld and _follows(withheld, held):
        if not rest:
            return Shown(_without(cells, withheld), None)
        withheld.add(rest.pop(0))
    return Shown(_without(cells, withheld), total)


def _follows(withheld: set[Key], held: Mapping[Key, Counted]) -> bool:
    """Whether the withheld counts follow from their sum: there is one only, or each of them has to be 1."""
    return len(withheld) < 2 or sum(held[key].number for key in withheld) == len(withheld)


def _without(cells: Mapping[Key, Counted], withheld: set[Key]) -> dict[Key, int | None]:
    return {key: None if key in withheld else one.number for key, one in cells.items()}
