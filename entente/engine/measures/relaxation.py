"""The proven upper bound: Lagrangian relaxation, its multipliers found by subgradient steps.

A cell counts at most once and at most as often as it is opened: y <= 1, y_c <= sum of x_j over the measures that open it. The second is
relaxed with multipliers 0 <= m_c <= w_c, every row of conditions but the budget with v >= 0, the parties with k >= 0. What remains is
a fractional knapsack, solved by sorting. For any multipliers the result bounds every choice from above (weak duality), whenever one stops.
Source: Fisher 1981 (the method); Held, Wolfe and Crowder 1974 (length of steps); Camerini, Fratta and Maffioli 1975 (deflection);
Dantzig 1957 (the fractional knapsack).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from entente.engine.measures.nouns import EPSILON, Bools, Floats, Instance

PATIENCE = 8  # steps without progress before they become shorter
SHORTER = 0.7
PROGRESS = 1e-5
SHORTEST = 1e-3
DEFLECTION = 1.5


@dataclass(frozen=True)
class Line:
    """For every budget B: no choice is worth more than `intercept + slope * B`."""

    intercept: float
    slope: float

    def at(self, budget: float) -> float:
        return self.intercept + self.slope * budget


@dataclass
class Multipliers:
    cells: Floats
    rows: Floats  # of all rows but the budget
    parties: Floats


@dataclass(frozen=True)
class Relaxed:
    """The relaxed problem's answer at some multipliers. `open`: share of each measure taken; `profit`: what each is worth."""

    bound: float
    line: Line
    open: Floats
    profit: Floats


class Relaxation:
    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.of_cell: Any = instance.opens.T.tocsr()
        times = np.maximum(np.diff(self.of_cell.indptr), 1)
        parties = instance.losses.shape[1]
        self.multipliers = Multipliers(instance.weights / times, np.zeros(len(instance.rows) - 1), np.zeros(parties))
        self.length = 1.0
        self.stalled = 0
        self.best: Relaxed | None = None
        self.before: Floats | None = None

    def bounds(self, known: Callable[[], float], budget: float | None = None) -> Iterator[Relaxed]:
        """The best bound after each step; `known()` is the value of the best choice known so far. Ends when the steps vanish."""
        while self.length > SHORTEST:
            relaxed = self.at(self.multipliers, budget)
            yield self._judged(relaxed)
            if not self._step(relaxed, known()):
                return

    def at(self, multipliers: Multipliers, budget: float | None = None) -> Relaxed:
        instance = self.instance
        weights = self._weights(multipliers)
        fixed = float(np.maximum(weights - multipliers.cells, 0).sum() + multipliers.rows @ instance.limits[1:])
        profit = instance.opens @ multipliers.cells - multipliers.rows @ instance.rows[1:]
        if instance.has_parties:
            profit = profit - instance.losses @ multipliers.parties
        taken, price = _knapsack(profit, instance.costs, instance.budget if budget is None else budget)
        rest = fixed + float(np.maximum(profit - price * instance.costs, 0).sum())
        line = Line(rest, price)
        return Relaxed(line.at(instance.budget if budget is None else budget), line, taken, profit)

    def again(self) -> None:
        """Begin the steps anew, from the multipliers found so far: for another budget."""
        self.length, self.stalled, self.best, self.before = 1.0, 0, None, None

    def _weights(self, multipliers: Multipliers) -> Floats:
        if not self.instance.has_parties:
            return self.instance.weights
        return self.instance.weights * (1 + multipliers.parties[self.instance.party])

    def _judged(self, relaxed: Relaxed) -> Relaxed:
        progress = self.best is None or relaxed.bound < self.best.bound * (1 - PROGRESS)
        self.stalled = 0 if progress else self.stalled + 1
        if self.best is None or relaxed.bound < self.best.bound:
            self.best = relaxed
        if self.stalled > PATIENCE:
            self.length, self.stalled = self.length * SHORTER, 0
        return self.best

    def _step(self, relaxed: Relaxed, known: float) -> bool:
        """Towards the bound `known`; False where there is nowhere to go: these multipliers are the best."""
        instance, found = self.instance, self.multipliers
        weights = self._weights(found)
        times = self.of_cell @ relaxed.open
        cells = times - np.where(found.cells < weights, 1.0, np.minimum(times, 1))
        rows = instance.limits[1:] - instance.rows[1:] @ relaxed.open
        parties = self._party_slack(relaxed, found.cells < weights)
        at = np.concatenate([found.cells, found.rows, found.parties])
        move = self._deflected(_inside(np.concatenate([cells, rows, parties]), at))
        norm = float(move @ move)
        if norm <= EPSILON or relaxed.bound <= known * (1 + EPSILON):
            return False
        moved = np.maximum(at - self.length * (relaxed.bound - known) / norm * move, 0)
        self.multipliers = Multipliers(*np.split(moved, [len(cells), len(cells) + len(rows)]))
        np.minimum(self.multipliers.cells, self._weights(self.multipliers), out=self.multipliers.cells)
        return True

    def _deflected(self, move: Floats) -> Floats:
        """Bent by the move before where the two would undo each other."""
        if self.before is not None and (back := float(move @ self.before)) < 0:
            move = move - DEFLECTION * back / float(self.before @ self.before) * self.before
        self.before = move
        return move

    def _party_slack(self, relaxed: Relaxed, open_cells: Bools) -> Floats:
        if not self.instance.has_parties:
            return np.zeros(0)
        gained = np.bincount(self.instance.party[open_cells], self.instance.weights[open_cells], self.instance.losses.shape[1])
        return gained - relaxed.open @ self.instance.losses


def _inside(move: Floats, at: Floats) -> Floats:
    """A multiplier at 0 does not go below."""
    return np.where((at <= 0) & (move > 0), 0.0, move)


def _knapsack(profit: Floats, costs: Floats, budget: float) -> tuple[Floats, float]:
    """Shares taken of each, and the price of the budget: the profit that one more unit of it would bring."""
    wanted = np.flatnonzero(profit > 0)
    order = wanted[np.argsort(-profit[wanted] / np.maximum(costs[wanted], EPSILON), kind="stable")]
    spent = np.cumsum(costs[order])
    full = int(np.searchsorted(spent, budget, side="right"))
    taken = np.zeros(len(profit))
    taken[order[:full]] = 1.0
    if full == len(order):
        return taken, 0.0
    last = int(order[full])
    taken[last] = max(0.0, (budget - (spent[full - 1] if full else 0.0)) / costs[last])
    return taken, float(profit[last] / costs[last])
