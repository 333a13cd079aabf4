"""A choice in the making: what each further measure would add is always known exactly, each cell being counted once."""

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from entente.engine.measures.nouns import EPSILON, Bools, Floats, Instance, Ints


class Problem:
    """An instance with what the search reads again and again."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.of_cell: Any = instance.opens.T.tocsr()  # the measures that open a cell
        self.before = _closure(instance)
        self.after = {one: {after for after, needed in self.before.items() if one in needed} for one in range(instance.measures)}
        shares = instance.rows[: instance.resources] / np.maximum(instance.limits[: instance.resources, None], EPSILON)
        self.dearness = np.maximum(shares.sum(axis=0), EPSILON)  # the share of all resources that a measure takes

    def cells(self, measure: int) -> NDArray[np.int32]:
        opens = self.instance.opens
        found: NDArray[np.int32] = opens.indices[opens.indptr[measure] : opens.indptr[measure + 1]]
        return found


class Selection:
    """`times`: how often each cell is opened. `gains`: what each measure would add now."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        instance = problem.instance
        self.chosen: Bools = np.zeros(instance.measures, bool)
        self.times = np.zeros(len(instance.weights), np.int32)
        self.gains: Floats = instance.opens @ instance.weights
        self.slack: Floats = instance.limits.copy()
        self.value = 0.0

    def copy(self) -> Self:
        other = self.__class__.__new__(self.__class__)
        other.problem, other.value = self.problem, self.value
        for name in ("chosen", "times", "gains", "slack"):
            setattr(other, name, getattr(self, name).copy())
        return other

    def add(self, measures: Iterable[int]) -> None:
        for one in measures:
            cells = self.problem.cells(one)
            self._weigh(cells[self.times[cells] == 0], -1.0)
            self.times[cells] += 1
            self._mark(one, True)

    def drop(self, measures: Iterable[int]) -> None:
        for one in measures:
            cells = self.problem.cells(one)
            self.times[cells] -= 1
            self._weigh(cells[self.times[cells] == 0], 1.0)
            self._mark(one, False)

    def fits(self) -> Bools:
        """Measures not chosen that every row of conditions still has room for."""
        room = self.slack + EPSILON * (1 + np.abs(self.problem.instance.limits))
        found: Bools = ~self.chosen & (self.problem.instance.rows <= room[:, None]).all(axis=0)
        return found

    def missing(self, measure: int) -> list[int]:
        """The measure with what has to come before it and is not chosen."""
        return [measure, *(one for one in self.problem.before.get(measure, ()) if not self.chosen[one])]

    def with_dependents(self, measure: int) -> list[int]:
        return [measure, *(one for one in self.problem.after[measure] if self.chosen[one])]

    def adds(self, measures: list[int]) -> float:
        """What several together would add."""
        if len(measures) == 1:
            return float(self.gains[measures[0]])
        cells = np.unique(np.concatenate([self.problem.cells(one) for one in measures]))
        return float(self.problem.instance.weights[cells[self.times[cells] == 0]].sum())

    def _mark(self, one: int, chosen: bool) -> None:
        sign = 1.0 if chosen else -1.0
        self.chosen[one] = chosen
        self.slack -= sign * self.problem.instance.rows[:, one]

    def _weigh(self, cells: NDArray[Any], sign: float) -> None:
        """These cells open (-1) or close (1): every measure that opens them gains as much less or more."""
        weights, of_cell = self.problem.instance.weights[cells], self.problem.of_cell
        self.value -= sign * float(weights.sum())
        lengths = np.diff(of_cell.indptr)[cells]
        begins = np.repeat(of_cell.indptr[cells] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) if len(cells) else _NONE
        measures = of_cell.indices[begins + np.arange(len(begins))]
        self.gains += sign * np.bincount(measures, np.repeat(weights, lengths), len(self.gains))


_NONE: Ints = np.zeros(0, np.int64)


def _closure(instance: Instance) -> dict[int, list[int]]:
    """Everything that has to come before a measure, the farthest last."""
    direct: dict[int, list[int]] = {}
    for after, before in instance.requires:
        direct.setdefault(after, []).append(before)
    found: dict[int, list[int]] = {}
    for one in direct:
        seen: dict[int, None] = {}
        waiting = list(direct[one])
        while waiting:
            before = waiting.pop()
            if before not in seen and before != one:
                seen[before] = None
                waiting += direct.get(before, [])
        found[one] = list(seen)
    return found
