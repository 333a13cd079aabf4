"""Comparisons: who prefers which of two topics. As rows, from a CSV file, and as counts that a fit works on."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
COLUMNS = ("respondent", "organisation", "category", "preferred", "other")


class Comparison(NamedTuple):
    respondent: str
    organisation: str
    category: str
    preferred: str
    other: str


class Malformed(ValueError):
    """The file cannot be read from this line on; the first line is 1."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(f"Line {line}: expected {expected}.")
        self.line, self.expected = line, expected


def read(text: str) -> tuple[Comparison, ...]:
    """Rows under a line of column names, in any order of columns. Raises `Malformed`."""
    lines = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if missing := [name for name in COLUMNS if name not in (lines.fieldnames or ())]:
        raise Malformed(1, f"the columns {', '.join(COLUMNS)}: {missing[0]} is missing")
    rows = []
    for row in lines:
        said = Comparison(*((row[name] or "").strip() for name in COLUMNS))
        if not said.preferred or not said.other or said.preferred == said.other:
            raise Malformed(lines.line_num, "two different topics, preferred and other")
        rows.append(said)
    if not rows:
        raise Malformed(2, "at least one comparison")
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Counted:
    """`wins[unit, topic * topics + other]`: how often each unit (organisation, or respondent) prefers a topic to another. By name."""

    topics: tuple[str, ...]
    units: tuple[str, ...]
    categories: tuple[str, ...]  # of each unit
    wins: csr_array

    @property
    def whole(self) -> Floats:
        return self.weighted(np.ones(len(self.units)))

    def weighted(self, weights: Floats) -> Floats:
        """Counts with a weight for each unit; several rows of weights give several counts."""
        count = len(self.topics)
        return np.asarray(weights @ self.wins).reshape(*weights.shape[:-1], count, count)

    def in_category(self, category: str) -> NDArray[np.bool_]:
        return np.array([one == category for one in self.categories])

    @property
    def balance(self) -> Floats:
        """Weights under which every category says as much as every other, and all together as much as before."""
        said, found = self.wins.sum(axis=1), np.zeros(len(self.units))
        names = set(self.categories)
        for name in names:
            own = self.in_category(name)
            found[own] = said.sum() / len(names) / said[own].sum()
        return found


def counted(rows: Iterable[Comparison], *, by_organisation: bool = True) -> Counted:
    """What a row's order, or repeated rows, can say: nothing but how often. A unit's category is that of its first row by name."""
    ordered = sorted(rows)
    topics = tuple(sorted({name for row in ordered for name in (row.preferred, row.other)}))
    named = [row.organisation if by_organisation else f"{row.organisation}\0{row.respondent}" for row in ordered]
    of = {name: row.category for name, row in reversed(list(zip(named, ordered, strict=True)))}
    units = tuple(sorted(of))
    place = _places([row.preferred for row in ordered], topics) * len(topics) + _places([row.other for row in ordered], topics)
    wins = csr_array((np.ones(len(ordered)), (_places(named, units), place)), shape=(len(units), len(topics) ** 2))
    return Counted(topics, units, tuple(of[unit] for unit in units), wins)


def _places(names: Sequence[str], among: Sequence[str]) -> NDArray[np.int64]:
    place = {name: number for number, name in enumerate(among)}
    return np.array([place[name] for name in names])
