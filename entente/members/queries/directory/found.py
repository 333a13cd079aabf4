"""Matching, counting and paging, in arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from entente.members.choices import StandingKind
from entente.members.queries.directory.asked import FACETS, Asked
from entente.members.queries.directory.columns import Codes, Mask, Tally
from entente.members.queries.directory.roll import Roll
from entente.search.queries import matching

NOUN = "members.organisation"
PAGE = 25


@dataclass(frozen=True, slots=True)
class Found:
    """One page: the places in the roll, how many match in all, and the counts beside every choice."""

    total: int
    members: int
    places: list[int]
    first: int
    next: str
    previous: str
    counts: Mapping[str, Tally]


def find(roll: Roll, asked: Asked, *, limit: int = PAGE) -> Found:
    """At most one query, for the words. Beside a choice stands how many would match it, given all other filters."""
    masks = _masks(roll, asked)
    everything = _all(masks.values(), len(roll.ids))
    places, first, more = _page(roll, asked, everything, limit)
    return Found(
        total=int(np.count_nonzero(everything)),
        members=count_members(roll),
        places=places,
        first=first + 1,
        next=roll.slugs[places[-1]] if more else "",
        previous=roll.slugs[places[0]] if places and first else "",
        counts={facet: roll.columns[facet].tally(_without(masks, facet, everything)) for facet in FACETS},
    )


def matches(roll: Roll, asked: Asked) -> Codes:
    """The places of all that match, in the order asked for."""
    return _ordered(roll, asked, _all(_masks(roll, asked).values(), len(roll.ids)))


def count_members(roll: Roll) -> int:
    return int(np.count_nonzero(roll.columns["standing"].hits([StandingKind.ADMITTED])))


def _masks(roll: Roll, asked: Asked) -> dict[str, Mask]:
    masks = {facet: roll.columns[facet].hits(asked.values(facet)) for facet in FACETS if asked.values(facet)}
    if asked.is_wordy:
        masks["words"] = np.zeros(len(roll.ids), dtype=np.bool_)
        masks["words"][roll.places_of(matching(NOUN, asked.words))] = True
    return masks


def _all(masks: Iterable[Mask], size: int) -> Mask:
    return reduce(np.logical_and, masks, np.ones(size, dtype=np.bool_))


def _without(masks: Mapping[str, Mask], facet: str, everything: Mask) -> Mask:
    if facet not in masks:
        return everything
    return _all([mask for name, mask in masks.items() if name != facet], len(everything))


def _ordered(roll: Roll, asked: Asked, mask: Mask) -> Codes:
    if asked.sort == "joined":
        order = roll.newest_first
        return order[mask[order]]
    return np.flatnonzero(mask)


def _page(roll: Roll, asked: Asked, mask: Mask, limit: int) -> tuple[list[int], int, bool]:
    """A place in the list is a key, not an offset: the page after an organisation begins after it, whatever came or went before it."""
    found = _ordered(roll, asked, mask)
    start = _start(roll, asked, found, limit)
    return found[start : start + limit].tolist(), start, start + limit < len(found)


def _start(roll: Roll, asked: Asked, found: Codes, limit: int) -> int:
    place = roll.places.get(asked.after or asked.before)
    if place is None:
        return 0
    keys = roll.rank_by_joining[found] if asked.sort == "joined" else found
    key = roll.rank_by_joining[place] if asked.sort == "joined" else place
    if asked.after:
        return int(np.searchsorted(keys, key, side="right"))
    return max(0, int(np.searchsorted(keys, key, side="left")) - limit)
