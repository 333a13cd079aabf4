"""The attacker: what somebody can work out from published sums, by linear programming.

An attacker knows every published sum, that no amount is below zero, and perhaps one contributor's own amounts; `scipy` (HiGHS) finds the
least and the most that a sum can be. Floats live only here: amounts are scaled so that the grand total is SCALE, HiGHS keeps constraints
to 1e-7 of that unit, and a width is enough only when it exceeds what is asked by SLACK, so that rounding never publishes a cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog

from entente.engine.disclosure.blocks import Mask, Matrix, Vector

SCALE = 100_000.0
SLACK = 1e-4
STILL = 1e-9
INFEASIBLE, UNBOUNDED = 2, 3


class InconsistentError(ValueError):
    """The published figures contradict each other: no amounts could have given them."""


def least(goal: Vector, rows: Matrix, sums: Vector, shut: Mask) -> Vector | None:
    """Amounts (none below 0, those shut at 0) with these sums at which the goal is least; None when it has no bound."""
    bounds = np.column_stack([np.zeros(len(goal)), np.where(shut, 0.0, np.inf)])
    found = linprog(goal, A_eq=rows, b_eq=sums, bounds=bounds, method="highs")
    if found.status == UNBOUNDED:
        return None
    if found.status == INFEASIBLE or found.x is None:
        raise InconsistentError("The published figures contradict each other, or the amounts known do not fit them.")
    return np.asarray(found.x, dtype=float)


@dataclass
class View:
    """What is true, and, row by row, what each attacker knows of it: its own amounts, and where nobody else can stand.

    `moves` are changes of the truth that agree with all that is published; `strides` tell how much of each every attacker must hold
    possible, from 0 to 1. Hiding more cells only adds moves, so they stay valid while the release is drafted.
    """

    truth: Vector
    own: Matrix
    shut: Mask
    moves: list[Vector] = field(default_factory=list)
    strides: list[Vector] = field(default_factory=list)

    def widths(self, goal: Vector) -> Vector:
        """How wide each attacker's interval for the goal is at least, by the moves found so far."""
        if not self.moves:
            return np.zeros(len(self.own))
        gains = (np.array(self.moves) @ goal)[:, None] * np.array(self.strides)
        return np.asarray(gains.max(axis=0, initial=0.0) - gains.min(axis=0, initial=0.0))

    def explore(self, rows: Matrix, goal: Vector, attackers: Sequence[int]) -> None:
        """Finds the farthest moves that all these attackers hold possible; for one attacker alone they are its true extremes."""
        known, shut = self.own[attackers].max(axis=0), np.asarray(self.shut[attackers].any(axis=0))
        others = self.truth - known
        for sign in (1.0, -1.0):
            end = least(sign * goal, rows, rows @ others, shut)
            if end is not None:
                self.moves.append(end - others)
                self.strides.append(self._stride(end - others))

    def _stride(self, move: Vector) -> Vector:
        """None may take an amount below zero, nor change one where nobody but the attacker can stand."""
        room, falls = self.truth - self.own, move < -STILL
        shares = np.where(falls, room / np.where(falls, -move, 1.0), 1.0).min(axis=1, initial=1.0)
        return np.where((self.shut & (np.abs(move) > STILL)).any(axis=1), 0.0, shares.clip(0.0, 1.0))


def without(view: View, row: Vector) -> View:
    """The view with only those moves that agree with one more published sum."""
    kept = [(move, stride) for move, stride in zip(view.moves, view.strides, strict=True) if abs(row @ move) <= STILL]
    return View(view.truth, view.own, view.shut, [move for move, _ in kept], [stride for _, stride in kept])


def first_too_close(view: View, rows: Matrix, goal: Vector, demands: Vector, suspects: Sequence[int] = (0,)) -> int | None:
    """The first attacker found whose interval for the goal is narrower than it demands; None when all are wide enough.

    Suspects (the outsider at least) are asked first, then all others as one: what is possible in the eyes of all of them is possible for
    each. Only where that does not suffice they are parted in halves, down to one, whose interval is then exact.
    """
    groups = [[attacker for attacker in range(len(demands)) if attacker not in suspects], *([suspect] for suspect in suspects)]
    while groups:
        group = groups.pop()
        if not (short := _short(view, goal, demands, group)):
            continue
        view.explore(rows, goal, short)
        tried, short = short, _short(view, goal, demands, short)
        if short and len(tried) == 1:
            return short[0]
        groups += [short[len(short) // 2 :], short[: len(short) // 2]]
    return None


def _short(view: View, goal: Vector, demands: Vector, group: Sequence[int]) -> list[int]:
    widths = view.widths(goal)
    return [attacker for attacker in group if demands[attacker] > 0 and widths[attacker] < demands[attacker] + SLACK]
