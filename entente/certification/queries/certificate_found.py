"""Matching, counting and paging certificates, in arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
from django.db.models import QuerySet

from entente.certification.models import Certificate
from entente.certification.queries.certificate_asked import FACETS, Asked
from entente.certification.queries.certificate_register import Register
from entente.members.queries.directory.columns import Codes, Column, Mask, One, Tally

PAGE = 25


@dataclass(frozen=True, slots=True)
class Found:
    """One page: the places in the register, how many match in all, and the counts beside every choice."""

    total: int
    valid: int
    places: list[int]
    first: int
    next: str
    previous: str
    counts: Mapping[str, Tally]


def find(held: Register, asked: Asked, *, limit: int = PAGE) -> Found:
    """At most one query, for the organisation. Beside a choice stands how many would match it, given all other filters."""
    masks = _masks(held, asked)
    everything = _all(masks.values(), len(held.ids))
    places, first, more = _page(held, asked, everything, limit)
    return Found(
        total=int(np.count_nonzero(everything)),
        valid=int(np.count_nonzero(everything & held.columns["status"].hits(["valid"]))),
        places=places,
        first=first + 1,
        next=str(held.ids[places[-1]]) if more else "",
        previous=str(held.ids[places[0]]) if places and first else "",
        counts=_counts(held, masks, everything),
    )


def matches(held: Register, asked: Asked) -> list[int]:
    """The ids of all that match, in the order asked for."""
    found: list[int] = held.ids[_ordered(held, asked, _all(_masks(held, asked).values(), len(held.ids)))].tolist()
    return found


def is_place(held: Register, text: str) -> bool:
    return _place(held, text) is not None


def _masks(held: Register, asked: Asked) -> dict[str, Mask]:
    masks = {facet: held.columns[facet].hits(values) for facet, values in asked.chosen.items()}
    if asked.words:
        masks["words"] = held.words.finds(asked.words)
    if asked.within is not None:
        today = held.day.toordinal()
        masks["within"] = (held.ends > today) & (held.ends <= today + asked.within) & held.columns["status"].hits(["valid", "suspended"])
    if asked.organisation:
        masks["organisation"] = _only(held, Certificate.objects.filter(holder__organisation__slug=asked.organisation))
    return masks


def _only(held: Register, certificates: QuerySet[Certificate]) -> Mask:
    mask = np.zeros(len(held.ids), dtype=np.bool_)
    mask[held.places_of(certificates.values_list("pk", flat=True))] = True
    return mask


def _all(masks: Iterable[Mask], size: int) -> Mask:
    return reduce(np.logical_and, masks, np.ones(size, dtype=np.bool_))


def _counts(held: Register, masks: Mapping[str, Mask], everything: Mask) -> dict[str, Tally]:
    """How many there are beside each value, given all other filters; where there is no other, of all."""
    places = np.flatnonzero(everything)
    found: dict[str, Tally] = {}
    for facet in FACETS:
        others = [mask for name, mask in masks.items() if name != facet]
        if not others:
            found[facet] = held.tallies[facet]
        elif facet in masks:
            found[facet] = held.columns[facet].tally(_all(others, len(held.ids)))
        else:
            found[facet] = _tally(held.columns[facet], places, everything)
    return found


def _tally(column: Column, places: Codes, mask: Mask) -> Tally:
    """Of the same certificates by place and as a mask: places are quicker where each has one value."""
    if isinstance(column, One):
        return Tally(column.values, column.places, np.bincount(column.at[places], minlength=len(column.values)))
    return column.tally(mask)


def _ordered(held: Register, asked: Asked, mask: Mask) -> Codes:
    order = held.orders[asked.sort]
    found: Codes = order[mask[order]]
    return found


def _page(held: Register, asked: Asked, mask: Mask, limit: int) -> tuple[list[int], int, bool]:
    """A certificate marks the place, not an offset: the page after it begins after it, whatever came or went before it."""
    found = _ordered(held, asked, mask)
    start = _start(held, asked, found, limit)
    return found[start : start + limit].tolist(), start, start + limit < len(found)


def _start(held: Register, asked: Asked, found: Codes, limit: int) -> int:
    place = _place(held, asked.after or asked.before)
    if place is None:
        return 0
    ranks = held.ranks[asked.sort]
    if asked.after:
        return int(np.searchsorted(ranks[found], ranks[place], side="right"))
    return max(0, int(np.searchsorted(ranks[found], ranks[place], side="left")) - limit)


def _place(held: Register, text: str) -> int | None:
    return held.place_of_id.get(int(text)) if text.isascii() and text.isdigit() and len(text) < 19 else None
