"""One facet of all organisations as an array of small numbers: filtering and counting touch no row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Tally:
    """How many there are beside each value of a column."""

    values: Sequence[str]
    places: Mapping[str, int]
    counts: Codes

    def __getitem__(self, value: str) -> int:
        place = self.places.get(value)
        return 0 if place is None else int(self.counts[place])

    def __len__(self) -> int:
        """How many values anybody has."""
        return int(np.count_nonzero(self.counts))

    def items(self) -> list[tuple[str, int]]:
        """The values that anybody has, in their own order."""
        return [(self.values[place], int(self.counts[place])) for place in np.flatnonzero(self.counts).tolist()]

    def top(self, most: int, among: Codes) -> list[str]:
        """The most frequent of some values, by their places."""
        counts = self.counts[among]
        order = np.argsort(-counts, kind="stable")[:most]
        return [self.values[int(among[place])] for place in order[counts[order] > 0]]


class Column(Protocol):
    @property
    def values(self) -> Sequence[str]: ...
    def of(self, organisation: int) -> str | tuple[str, ...]: ...
    def hits(self, chosen: Iterable[str]) -> Mask: ...
    def tally(self, among: Mask) -> Tally: ...


def _table(values: Sequence[str], chosen: Iterable[str]) -> Mask:
    """For each value whether it is chosen; a value that nobody has matches nothing."""
    wanted = set(chosen)
    return np.fromiter((value in wanted for value in values), dtype=np.bool_, count=len(values))


@dataclass(frozen=True)
class One:
    """Each organisation has one value: `at[i]` is its place in `values`."""

    values: Sequence[str]
    at: Codes

    def of(self, organisation: int) -> str:
        return self.values[int(self.at[organisation])]

    def hits(self, chosen: Iterable[str]) -> Mask:
        return _table(self.values, chosen)[self.at]

    def tally(self, among: Mask) -> Tally:
        return Tally(self.values, self.places, np.bincount(self.at[among], minlength=len(self.values)))

    @cached_property
    def places(self) -> dict[str, int]:
        return {value: place for place, value in enumerate(self.values)}


@dataclass(frozen=True)
class Many:
    """Each organisation has any number of values: pairs (organisation, place in `values`), each once."""

    values: Sequence[str]
    organisations: Codes
    at: Codes
    size: int

    def hits(self, chosen: Iterable[str]) -> Mask:
        found = np.zeros(self.size, dtype=np.bool_)
        found[self.organisations[_table(self.values, chosen)[self.at]]] = True
        return found

    def tally(self, among: Mask) -> Tally:
        return Tally(self.values, self.places, np.bincount(self.at[among[self.organisations]], minlength=len(self.values)))

    @cached_property
    def places(self) -> dict[str, int]:
        return {value: place for place, value in enumerate(self.values)}

    @cached_property
    def starts(self) -> Codes:
        """Where each organisation's pairs begin."""
        return np.searchsorted(self.organisations, np.arange(self.size + 1))

    def of(self, organisation: int) -> tuple[str, ...]:
        return tuple(self.values[place] for place in self.at[self.starts[organisation] : self.starts[organisation + 1]].tolist())


def one(values: Sequence[str]) -> One:
    """A column from each organisation's value."""
    known, at = _numbered(values)
    return One(known, at)


def many(organisations: Codes, codes: Sequence[str], size: int, upwards: Callable[[str], Sequence[str]] = lambda code: (code,)) -> Many:
    """A column from pairs (organisation, code), each standing for all that the code lies in."""
    distinct, given = _numbered(codes)
    within = [tuple(upwards(code)) for code in distinct]
    values, flat = _numbered([value for above in within for value in above])
    lengths = np.fromiter(map(len, within), dtype=np.intp, count=len(within))
    repeated = lengths[given]
    begins = (np.cumsum(lengths) - lengths)[given]
    steps = np.arange(repeated.sum()) - np.repeat(np.cumsum(repeated) - repeated, repeated)
    pairs = np.unique(np.repeat(organisations, repeated) * len(values) + flat[np.repeat(begins, repeated) + steps])
    return Many(values, *np.divmod(pairs, max(len(values), 1)), size)


def _numbered(values: Sequence[str]) -> tuple[list[str], Codes]:
    """The distinct values in order, and each value's place among them."""
    known = sorted(set(values))
    places = {value: place for place, value in enumerate(known)}
    return known, np.fromiter(map(places.__getitem__, values), dtype=np.intp, count=len(values))
