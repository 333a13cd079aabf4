"""Why: the shortest chain of mapping rows from what is held to a requirement.

Three phases: from a held requirement down through containment; then, over one overlap or over something both contain, up to what contains
it; then up the tree. A requirement reached in the first is certain, in the others possible. One walk, breadth first, for all at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from entente.engine.coverage.graph import Bools, Ints, Requirements, Rows
from entente.engine.coverage.steps import Steps, stepped
from entente.engine.coverage.tree import proved_by_children

_HELD, _CHILDREN, _SAME, _CHILD, _NEVER = -1, -2, -3, -4, -5


class Link(Enum):
    """How a step of a chain goes."""

    HELD = "held"
    ROW = "row"
    CHILDREN = "children"  # all of them are certain, and they exhaust it
    CHILD = "child"  # it has a part that is possible


@dataclass(frozen=True, slots=True)
class Witness:
    """One step: the requirement reached, how, and by which row from which requirement."""

    requirement: int
    link: Link
    row: int = -1
    before: int = -1


class Traces:
    """Every requirement's shortest chain, read on demand. A state is phase * count + requirement."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.by = np.full(3 * count, _NEVER, np.int32)  # the row by which a state was reached, or how
        self.before = np.full(3 * count, -1, np.int32)
        self.order: list[NDArray[np.int64]] = []  # states as they were reached

    def reached(self, phase: int) -> Bools:
        found: Bools = self.by[phase * self.count : (phase + 1) * self.count] != _NEVER
        return found

    def chain(self, requirement: int) -> list[Witness]:
        """From what is held to the requirement; empty where nothing leads there."""
        states = (phase * self.count + requirement for phase in range(3))
        found = next((state for state in states if self.by[state] != _NEVER), None)
        return [] if found is None else list(self._back(found))[::-1]

    def _back(self, state: int) -> Iterator[Witness]:
        while state >= 0:
            by, before = int(self.by[state]), int(self.before[state])
            if by != _SAME:
                yield Witness(state % self.count, _LINKS.get(by, Link.ROW), max(by, -1), before % self.count if before >= 0 else -1)
            state = before

    def enter(self, states: NDArray[np.int64], by: Ints | int, before: Ints | int) -> NDArray[np.int64]:
        """Those that are new, each once and by the first that reaches it; the first phase opens the second at once."""
        states, first = np.unique(states, return_index=True)
        fresh = self.by[states] == _NEVER
        states, first = states[fresh], first[fresh]
        self.by[states] = by if isinstance(by, int) else by[first]
        self.before[states] = before if isinstance(before, int) else before[first]
        opened = states[states < self.count] + self.count
        opened = opened[self.by[opened] == _NEVER]
        self.by[opened], self.before[opened] = _SAME, opened - self.count
        found = np.concatenate([states, opened])
        self.order.append(found)
        return found


_LINKS = {_HELD: Link.HELD, _CHILDREN: Link.CHILDREN, _CHILD: Link.CHILD}


def traced(requirements: Requirements, rows: Rows, held: Bools) -> Traces:
    """Containment and the tree by turns, as `cover.proved`; then the ancestors of what was reached."""
    traces, steps = Traces(len(requirements)), stepped(len(requirements), rows)
    frontier = traces.enter(np.flatnonzero(held), _HELD, -1)
    while True:
        _walk(traces, steps, frontier)
        further = proved_by_children(requirements, traces.reached(0))
        if not further.any():
            break
        frontier = traces.enter(np.flatnonzero(further), _CHILDREN, -1)
    _climb(traces, requirements)
    return traces


def _walk(traces: Traces, steps: Steps, frontier: NDArray[np.int64]) -> None:
    while len(frontier):
        before, place = steps.after(frontier)
        frontier = traces.enter(steps.end[place], steps.row[place], before.astype(np.int32))


def _climb(traces: Traces, requirements: Requirements) -> None:
    """In the order in which they were reached, so that the nearest part stands for its whole."""
    frontier = np.concatenate(traces.order)
    while len(frontier):
        above = requirements.parent[frontier % traces.count].astype(np.int64)
        below, above = frontier[above >= 0], above[above >= 0]
        new = traces.by[traces.count + above] == _NEVER
        frontier = traces.enter(2 * traces.count + above[new], _CHILD, below[new].astype(np.int32))
