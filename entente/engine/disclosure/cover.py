"""Cover: the cheapest cells to hide so that one attacker's interval becomes wide enough.

Method: the linear relaxation of complementary cell suppression (Fischetti and Salazar, Management Science 47, 2001): two opposite moves of
the truth, together as wide as demanded, that disturb shown cells at a price for every euro; the cells disturbed are hidden. The price of
a cell is its amount, so small cells go first (ties by their order); an empty cell is dear, for hiding it protects least.
"""

import numpy as np
from scipy.optimize import linprog

from entente.engine.disclosure.attacker import SLACK, View
from entente.engine.disclosure.blocks import Matrix, Vector

DISTURBED = 1e-6


def cheapest_cover(view: View, attacker: int, goal: Vector, demand: float, kept: Matrix, shown: Matrix, prices: Vector) -> list[int]:
    """Which of the shown rows to hide (their numbers); `kept` rows stay as they are. Empty when nothing helps."""
    others, shut = view.truth - view.own[attacker], view.shut[attacker]
    fixed, loose, count = len(kept), len(shown), len(others)
    still = np.block([[kept, np.zeros((fixed, 2 * loose))], [shown, np.eye(loose), -np.eye(loose)]])
    moved = np.kron(np.eye(2), still)
    width = np.concatenate([-goal, np.zeros(2 * loose), goal, np.zeros(2 * loose)])
    lower, upper = np.where(shut, 0.0, -others), np.where(shut, 0.0, np.inf)
    bounds = np.column_stack([np.tile([*lower, *np.zeros(2 * loose)], 2), np.tile([*upper, *np.full(2 * loose, np.inf)], 2)])
    cost = np.tile([*np.zeros(count), *prices, *prices], 2)
    found = linprog(
        cost, A_ub=width[None, :], b_ub=[-demand - 2 * SLACK], A_eq=moved, b_eq=np.zeros(len(moved)), bounds=bounds, method="highs"
    )
    if found.x is None:
        return []
    disturbance = found.x.reshape(2, -1)[:, count:].reshape(4, loose).max(axis=0)
    return [int(number) for number in np.flatnonzero(disturbance > DISTURBED)]
