"""Blocks: the attacker's unknowns, in groups that share nothing but the grand total.

Two tables stand in one block when they share a dimension or when the directory ties their dimensions together (a contributor's
country and class). Amounts of different blocks can be combined at will as long as their totals agree, so an attacker who knows the
total learns from each block alone what there is to learn: the blocks stay small. A block's unknowns are the euros at every place that
the directory allows, times every value of the other dimensions.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from entente.engine.disclosure.frame import Frame
from entente.engine.disclosure.nouns import TOTAL, Address, Key, Line, Table

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    frame: Frame
    tables: tuple[Table, ...]
    dimensions: tuple[str, ...]
    contributors: tuple[str, ...]

    @cached_property
    def unknowns(self) -> tuple[Key, ...]:
        placed, free = self._split()
        places = sorted({tuple(unit.at[dimension] for dimension in placed) for unit in self.frame.units}) if placed else [()]
        spread = list(product(*(self.frame.values[dimension] for dimension in free)))
        order = [(*placed, *free).index(dimension) for dimension in self.dimensions]
        every = [tuple((*place, *rest)[at] for at in order) for place in places for rest in spread]
        return tuple(unknown for unknown in every if not self.frame.is_open(self.dimensions, unknown))

    def _split(self) -> tuple[list[str], list[str]]:
        placed = [dimension for dimension in self.dimensions if dimension in self.frame.placed]
        return placed, [dimension for dimension in self.dimensions if dimension not in placed]

    @cached_property
    def _index(self) -> dict[Key, int]:
        return {key: number for number, key in enumerate(self.unknowns)}

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """Every cell of the block's tables."""
        return tuple((table, key) for table in self.tables for key in self.frame.keys(table))

    @cached_property
    def rows(self) -> dict[Address, Vector]:
        """For every cell and the grand total: 1 for each unknown that adds to it, else 0."""
        return {address: self._row(*address) for address in (TOTAL, *self.addresses)}

    def _row(self, table: Table, key: Key) -> Vector:
        at = [self.dimensions.index(dimension) for dimension in table]
        return np.array([tuple(unknown[a] for a in at) == key for unknown in self.unknowns], dtype=np.float64)

    def own(self, lines: Iterable[Line], scale: float) -> Matrix:
        """Each contributor's secret euros at each unknown, divided by `scale`; sums are taken exactly before they become floats."""
        sums: dict[tuple[str, Key], Decimal] = defaultdict(Decimal)
        for line in lines:
            if not line.is_public:
                sums[line.contributor, tuple(line.at[dimension] for dimension in self.dimensions)] += line.amount
        own = np.zeros((len(self.contributors), len(self.unknowns)))
        rank = {contributor: number for number, contributor in enumerate(self.contributors)}
        for (contributor, key), amount in sums.items():
            own[rank[contributor], self._index[key]] = float(amount) / scale
        return own

    @cached_property
    def shut(self) -> Mask:
        """Where, by the directory, nobody but this contributor can stand: there it knows that the others pay nothing."""
        placed, _ = self._split()
        standing = [self.frame.standing_at(self.dimensions, unknown) for unknown in self.unknowns] if placed else []
        if not standing:
            return np.zeros((len(self.contributors), len(self.unknowns)), dtype=np.bool_)
        return np.array([[who == frozenset([contributor]) for who in standing] for contributor in self.contributors], dtype=np.bool_)


def blocks_of(frame: Frame, tables: Iterable[Table], contributors: tuple[str, ...]) -> list[Block]:
    """The tables without the grand total, block by block, sorted."""
    finer = [table for table in dict.fromkeys(tables) if table]
    ties = [set(table) for table in finer]
    ties.append({dimension for table in finer for dimension in table} & set(frame.placed))
    groups = _joined([tie for tie in ties if tie])
    return [
        Block(frame, tuple(sorted(t for t in finer if set(t) <= group)), tuple(sorted(group)), contributors)
        for group in sorted(groups, key=sorted)
    ]


def _joined(ties: list[set[str]]) -> list[set[str]]:
    groups: list[set[str]] = []
    for tie in ties:
        apart = [group for group in groups if not group & tie]
        groups = [*apart, set(tie).union(*(group for group in groups if group & tie))]
    return groups
