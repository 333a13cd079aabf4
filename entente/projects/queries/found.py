"""Matching, counting, adding up and paging, in arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

import numpy as np

from entente.members.queries.directory.columns import Codes, Mask
from entente.projects.finding import NOUN
from entente.projects.models import Participation
from entente.projects.queries.asked import FACETS, Asked
from entente.projects.queries.register import Register
from entente.search.queries import matching

PAGE = 25


@dataclass(frozen=True, slots=True)
class Sum:
    """Projects of one origin: how many, and what those that state it cost and get; None when none states it."""

    projects: int
    cost: Decimal | None
    eu: Decimal | None
    without_cost: int
    without_eu: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page: the places in the register, how many match in all, what they cost, and the counts beside every choice."""

    total: int
    places: list[int]
    first: int
    next: str
    previous: str
    sums: Mapping[str, Sum]  # origin -> its sum: real money and invented money never meet in one figure
    counts: Mapping[str, Mapping[str, int]]


def find(held: Register, asked: Asked, *, limit: int = PAGE) -> Found:
    """At most two queries, for the words and the organisation. Beside a choice stands how many would match it, given all other filters."""
    masks = _masks(held, asked)
    everything = _all(masks.values(), len(held.ids))
    places, first, more = _page(held, asked, everything, limit)
    return Found(
        total=int(np.count_nonzero(everything)),
        places=places,
        first=first + 1,
        next=held.keys[places[-1]] if more else "",
        previous=held.keys[places[0]] if places and first else "",
        sums={origin: _sum(held, everything & held.columns["origin"].hits([origin])) for origin in held.columns["origin"].values},
        counts={facet: dict(held.columns[facet].tally(_without(masks, facet, everything)).items()) for facet in FACETS},
    )


def counts_of(held: Register, facet: str) -> dict[str, int]:
    """How many projects stand beside each value of a filter, of all."""
    return dict(held.columns[facet].tally(np.ones(len(held.ids), dtype=np.bool_)).items())


def matches(held: Register, asked: Asked) -> list[int]:
    """The ids of all that match, in the order asked for."""
    found: list[int] = held.ids[_ordered(held, asked, _all(_masks(held, asked).values(), len(held.ids)))].tolist()
    return found


def _masks(held: Register, asked: Asked) -> dict[str, Mask]:
    masks = {facet: held.columns[facet].hits(values) for facet, values in asked.chosen.items()}
    if asked.words:
        masks["words"] = _only(held, matching(NOUN, asked.words))
    if asked.organisation:
        ids = Participation.objects.filter(organisation__slug=asked.organisation).values_list("project_id", flat=True)
        masks["organisation"] = _only(held, ids)
    return masks


def _only(held: Register, ids: Iterable[int]) -> Mask:
    mask = np.zeros(len(held.ids), dtype=np.bool_)
    mask[held.places_of(ids)] = True
    return mask


def _all(masks: Iterable[Mask], size: int) -> Mask:
    return reduce(np.logical_and, masks, np.ones(size, dtype=np.bool_))


def _without(masks: Mapping[str, Mask], facet: str, everything: Mask) -> Mask:
    if facet not in masks:
        return everything
    return _all([mask for name, mask in masks.items() if name != facet], len(everything))


def _sum(held: Register, mask: Mask) -> Sum:
    cost, eu = held.total_cost[mask], held.eu_contribution[mask]
    return Sum(int(np.count_nonzero(mask)), _total(cost), _total(eu), int(np.count_nonzero(cost < 0)), int(np.count_nonzero(eu < 0)))


def _total(cents: Codes) -> Decimal | None:
    stated = cents[cents >= 0]
    return Decimal(int(stated.sum())) / 100 if len(stated) else None


def _ordered(held: Register, asked: Asked, mask: Mask) -> Codes:
    order = held.orders[asked.sort]
    found: Codes = order[mask[order]]
    return found


def _page(held: Register, asked: Asked, mask: Mask, limit: int) -> tuple[list[int], int, bool]:
    """A key marks the place, not an offset: the page after a project begins after it, whatever came or went before it."""
    found = _ordered(held, asked, mask)
    start = _start(held, asked, found, limit)
    return found[start : start + limit].tolist(), start, start + limit < len(found)


def _start(held: Register, asked: Asked, found: Codes, limit: int) -> int:
    place = held.places.get(asked.after or asked.before)
    if place is None:
        return 0
    ranks = held.ranks[asked.sort]
    if asked.after:
        return int(np.searchsorted(ranks[found], ranks[place], side="right"))
    return max(0, int(np.searchsorted(ranks[found], ranks[place], side="left")) - limit)
