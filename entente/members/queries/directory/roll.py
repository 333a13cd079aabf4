"""All organisations on one day as arrays, in the order of their names: built once for a version of the data, then asked many times."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from entente.members.queries.community import Community
from entente.members.queries.directory.columns import Codes, Column, Many
from entente.vocabulary.choices import Scheme

KNOWN = "known"  # a standing of the directory alone: known, not a member
NONE = "none"  # neither kind nor category
NEVER = 0
NUTS_2 = 4  # letters of a region's code


@dataclass(frozen=True)
class Roll:
    """`ids[i]` is the organisation at place i of the alphabet; every column speaks of the same places."""

    day: date
    ids: Codes
    slugs: list[str]
    columns: Mapping[str, Column]
    joined: Codes  # ordinal of the day since when it is a member without a break; 0 = never
    sectors: Many  # as they were given, without what they lie in
    expertise: Many
    categories: Mapping[str, str]  # code -> name, in the installation's order
    community: Community
    linked: frozenset[int]  # who owns, is owned, continues or was continued: few, so that others need not be asked about

    @cached_property
    def places(self) -> dict[str, int]:
        return {slug: place for place, slug in enumerate(self.slugs)}

    @cached_property
    def by_id(self) -> Codes:
        return np.argsort(self.ids)

    @cached_property
    def ordered(self) -> Codes:
        return np.sort(self.ids)

    @cached_property
    def newest_first(self) -> Codes:
        """Places in the order of joining, the latest first; who never joined stands last, by name."""
        return np.lexsort((np.arange(len(self.ids)), -self.joined))

    @cached_property
    def rank_by_joining(self) -> Codes:
        ranks = np.empty(len(self.ids), dtype=np.intp)
        ranks[self.newest_first] = np.arange(len(self.ids))
        return ranks

    def short(self, facet: str) -> Codes:
        """Places of the values that a short list offers: sectors of demand, domains of expertise, regions of NUTS 2, all others."""
        if facet not in self._short:
            offered = _OFFERED.get(facet, _is_value)
            self._short[facet] = np.flatnonzero([offered(value) for value in self.columns[facet].values])
        return self._short[facet]

    @cached_property
    def _short(self) -> dict[str, Codes]:
        return {}

    def places_of(self, ids: Iterable[int]) -> Codes:
        """The places of those of these organisations that stand here."""
        wanted = np.fromiter(ids, dtype=np.intp)
        if not len(self.ids) or not len(wanted):
            return np.empty(0, dtype=np.intp)
        found = np.minimum(np.searchsorted(self.ordered, wanted), len(self.ordered) - 1)
        places: Codes = self.by_id[found[self.ordered[found] == wanted]]
        return places


def _is_value(value: str) -> bool:
    return value != NONE


_OFFERED: dict[str, Callable[[str], bool]] = {
    "sector": lambda code: code.startswith(f"{Scheme.DEMAND}-"),
    "expertise": lambda code: "." not in code,
    "region": lambda code: len(code) == NUTS_2,
}
