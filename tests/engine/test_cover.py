"""The cheapest set against trying every set, and against another solver."""

import random
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from entente.engine.fragmentation import cheapest


@pytest.mark.parametrize("seed", range(30))
def test_it_equals_trying_every_set(seed: int) -> None:
    dice = random.Random(seed)
    options = [dice.randrange(1, 64) for _ in range(dice.randint(1, 8))]
    costs = [dice.choice([0.0, 1.0, 1.0, 2.5, 4.0]) for _ in options]

    found = cheapest(options, costs, 63)

    covered = 63 & ~found.left
    every = [set_ for size in range(len(options) + 1) for set_ in combinations(range(len(options)), size)]
    least = min(sum(costs[place] for place in set_) for set_ in every if covered & ~_all(options, set_) == 0)
    assert found.cost == pytest.approx(least)
    assert found.cost == pytest.approx(sum(costs[place] for place in found.chosen))
    assert covered & ~_all(options, found.chosen) == 0
    assert not any(bits & found.left for bits in options)


def test_it_equals_a_solver_of_integer_programmes() -> None:
    dice = np.random.default_rng(1)
    holds = dice.random((30, 25)) < 0.15
    costs = dice.integers(1, 20, 30).astype(float)
    options = [sum(1 << int(place) for place in np.flatnonzero(row)) for row in holds]

    found = cheapest(options, list(costs), (1 << 25) - 1)

    there = holds.any(0)
    solved = milp(costs, constraints=LinearConstraint(holds[:, there].T.astype(float), 1), bounds=Bounds(0, 1), integrality=np.ones(30))
    assert found.cost == pytest.approx(solved.fun)


def test_many_national_schemes_or_one_for_all() -> None:
    """27 states, each with two levels of its own, and one certificate that all recognise."""
    own = [1 << state for state in range(27) for _level in range(2)]
    everywhere = (1 << 27) - 1

    assert cheapest([*own, everywhere], [10.0, 12.0] * 27 + [200.0], everywhere).chosen == (54,)
    assert cheapest([*own, everywhere], [10.0, 12.0] * 27 + [300.0], everywhere).cost == 270.0


def _all(options: list[int], chosen: tuple[int, ...]) -> int:
    found = 0
    for place in chosen:
        found |= options[place]
    return found
