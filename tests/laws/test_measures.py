"""Laws of choosing measures, against all choices tried one by one, and against HiGHS where it is installed."""

from itertools import islice, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.measures import answers
from entente.engine.measures.curve import curve, spaced
from entente.engine.measures.merging import merged
from entente.engine.measures.reading import Malformed, read
from entente.engine.measures.relaxation import Multipliers, Relaxation
from tests.laws.choices import best_of_all, instances, larger

BUDGETS = st.integers(0, 25)


@given(instances(), BUDGETS)
@settings(max_examples=60)
def test_a_small_instance_is_answered_as_by_trying_all_choices(data: dict[str, Any], budget: int) -> None:
    instance = read(data, budget)

    *_before, last = answers(instance)

    assert last.value == pytest.approx(best_of_all(data, budget), abs=1e-6)
    assert last.is_proven
    assert instance.allows(np.isin(np.arange(instance.measures), last.chosen))


@given(instances(), BUDGETS)
@settings(max_examples=40)
def test_every_answer_on_the_way_stands_below_its_bound_and_each_is_no_worse_than_the_one_before(data: dict[str, Any], budget: int) -> None:
    said = list(answers(read(data, budget)))

    best = best_of_all(data, budget)
    assert all(one.value <= best + 1e-6 <= one.bound + 2e-6 for one in said)
    assert all(one.value <= other.value and other.bound <= one.bound for one, other in pairwise(said))


@given(instances(), BUDGETS, st.integers(1, 10))
@settings(max_examples=40)
def test_more_budget_never_lowers_the_value(data: dict[str, Any], budget: int, more: int) -> None:
    *_before, less = answers(read(data, budget))
    *_before, last = answers(read(data, budget + more))

    assert last.value >= less.value - 1e-9


@given(instances(), BUDGETS, st.data())
@settings(max_examples=60)
def test_any_multipliers_bound_every_choice_and_their_line_bounds_every_budget(
    data: dict[str, Any], budget: int, drawn: st.DataObject
) -> None:
    relaxation = Relaxation(merged(read(data, budget)))
    shape = relaxation.multipliers

    def some(like: Any) -> Any:
        return np.array(drawn.draw(st.lists(st.floats(0, 9), min_size=len(like), max_size=len(like))))

    relaxed = relaxation.at(Multipliers(some(shape.cells), some(shape.rows), some(shape.parties)))

    assert relaxed.bound >= best_of_all(data, budget) - 1e-6
    for other in (0, 3, 12, 40):
        assert relaxed.line.at(other) >= best_of_all(data, other) - 1e-6


@given(instances(), BUDGETS)
@settings(max_examples=40)
def test_merging_cells_changes_the_worth_of_no_choice(data: dict[str, Any], budget: int) -> None:
    instance = read(data, budget)
    small = merged(instance)

    for number in range(1 << instance.measures):
        chosen = np.array([number >> one & 1 for one in range(instance.measures)], bool)
        assert small.value(chosen) == pytest.approx(instance.value(chosen))
        assert small.allows(chosen) == instance.allows(chosen)
    assert len(small.weights) <= len(instance.weights)


@pytest.mark.parametrize("seed", range(3))
def test_a_search_over_many_measures_ends_close_to_its_bound_and_keeps_the_conditions(seed: int) -> None:
    instance = larger(seed)

    said = list(answers(instance))

    assert said[-1].gap <= 0.03
    assert all(one.value <= other.value and other.bound <= one.bound for one, other in pairwise(said))
    assert instance.allows(np.isin(np.arange(instance.measures), said[-1].chosen))


@pytest.mark.parametrize("seed", range(2))
def test_the_budget_curve_never_falls_and_agrees_with_the_exact_answer(seed: int) -> None:
    instance = larger(seed, measures=14, cells=60)

    *_before, points = curve(instance, spaced(instance, 8))

    assert [point.budget for point in points] == sorted(point.budget for point in points)
    assert all(one.answer.value <= other.answer.value for one, other in pairwise(points))
    for point in points:
        *_before, best = answers(_under(instance, point.budget))
        assert point.answer.value <= best.value + 1e-9 <= point.answer.bound + 2e-9
        assert point.answer.cost <= point.budget + 1e-9


def test_highs_agrees_with_the_search_and_proves_it() -> None:
    pytest.importorskip("highspy", reason="highspy is not installed: the exact answer is not tested")
    from entente.engine.measures.exact import exact

    instance = larger(7)
    first = next(answers(instance))
    *_before, searched = answers(instance)

    found = exact(instance, first)

    assert found.is_proven
    assert first.value <= searched.value <= found.value + 1e-6 <= searched.bound + 2e-6
    assert found.gap <= 1e-6


@given(instances(), BUDGETS)
@settings(max_examples=15)
def test_highs_keeps_all_conditions(data: dict[str, Any], budget: int) -> None:
    pytest.importorskip("highspy", reason="highspy is not installed: the exact answer is not tested")
    from entente.engine.measures.exact import exact

    instance = read(data, budget)

    found = exact(instance, next(answers(instance)))

    assert found.value == pytest.approx(best_of_all(data, budget), abs=1e-5)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], '"cells", a list of weights'),
        ({"cells": [1, "x"], "measures": []}, '"cells": expected numbers only'),
        ({"cells": [1, -1], "measures": []}, "0 or more"),
        ({"cells": [1], "measures": [{"cost": 1}]}, "Measure 0"),
        ({"cells": [1], "measures": [{"cost": 1, "opens": [0]}, {"cost": 2, "opens": [1]}]}, "Measure 1"),
        ({"cells": [1], "measures": [{"cost": float("nan"), "opens": [0]}]}, "Measure 0"),
        ({"cells": [1], "measures": [{"cost": 1, "opens": [0], "loses": 3}], "party": ["FR"]}, '"loses"'),
        ({"cells": [1], "measures": [], "party": []}, '"party"'),
        ({"cells": [1], "measures": [], "exclusive": 3}, '"exclusive"'),
    ],
)
def test_a_malformed_instance_is_refused_with_its_place(data: Any, said: str) -> None:
    with pytest.raises(Malformed, match=said.replace('"', ".")):
        read(data, 5)


def test_two_measures_worked_by_hand() -> None:
    """Cells 6, 3, 2. For 4: both small measures open 6 + 3 = 9; the large one alone opens 3 + 2 = 5 for 4."""
    data = {"cells": [6, 3, 2], "measures": [{"cost": 2, "opens": [0]}, {"cost": 2, "opens": [1]}, {"cost": 4, "opens": [1, 2]}]}

    *_before, last = answers(read(data, 4))

    assert (last.value, last.bound, last.gap, last.chosen, last.cost) == (9.0, 9.0, 0.0, (0, 1), 4.0)


def _under(instance: Any, budget: float) -> Any:
    from dataclasses import replace

    return replace(instance, limits=np.array([budget, *instance.limits[1:]]))


def test_answers_come_at_once_and_the_same_again() -> None:
    one, other = (list(islice(answers(larger(3)), 30)) for _run in range(2))

    assert one == other
