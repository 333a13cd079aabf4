"""The steps a chain may take, as one graph over (phase, requirement)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entente.engine.coverage.graph import Ints, Rows


@dataclass(frozen=True)
class Steps:
    """Sorted by where they start: those of a state stand from `first[state]` to `first[state + 1]`."""

    first: NDArray[np.int64]
    end: NDArray[np.int64]
    row: Ints

    def after(self, states: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(state, place of a step that leaves it), for each of the states in turn."""
        lengths = self.first[states + 1] - self.first[states]
        begins = np.repeat(self.first[states] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
        return np.repeat(states, lengths), begins + np.arange(len(begins))


def stepped(count: int, rows: Rows) -> Steps:
    """Down through containment, across one overlap, up through containment; never across a second overlap."""
    larger, smaller, contained = rows.containments
    one, other, overlapping = rows.overlaps
    start: NDArray[Any] = np.concatenate([larger, one, count + smaller])
    end = np.concatenate([smaller, count + other, count + larger]).astype(np.int64)
    row = np.concatenate([contained, overlapping, contained])
    order = np.argsort(start, kind="stable")
    first = np.concatenate([[0], np.cumsum(np.bincount(start, minlength=3 * count))])
    return Steps(first, end[order], row[order])
