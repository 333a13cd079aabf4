"""Laws of how a goal stands: order does not matter, better is never worse, and nobody gains a colour by not knowing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from entente.engine.progress import Code, Judged, Measure, Path, State, Step, expected, judge_measure, judge_step, standing

DAY = date(2018, 9, 30)
few = settings(max_examples=60, deadline=None)
known = st.sampled_from([State.RED, State.AMBER, State.GREEN, State.REACHED])
states = st.lists(st.sampled_from(list(State)), max_size=8)
values = st.integers(-1000, 1000).map(Decimal)
days = st.integers(0, 2000).map(lambda count: date(2016, 1, 1) + timedelta(days=count))


def items(found):
    return [Judged(str(place), str(place), state, Code.DONE) for place, state in enumerate(found)]


def rank(found):
    return list(State).index(standing(items(found)).state)


@few
@given(st.permutations(list(State) * 2), st.integers(0, 9))
def test_the_order_of_items_does_not_matter(shuffled, kept):
    some = items(shuffled)[:kept]

    assert standing(some) == standing(reversed(some))
    assert len(standing(some).because) + len(standing(some).others) == len(some)


@few
@given(st.lists(known, min_size=1, max_size=8), st.data())
def test_an_item_that_gets_better_never_makes_the_goal_worse(found, data):
    place = data.draw(st.integers(0, len(found) - 1))
    better = data.draw(known.filter(lambda state: list(State).index(state) >= list(State).index(found[place])))

    assert rank([*found[:place], better, *found[place + 1 :]]) >= rank(found)


@few
@given(states.filter(bool), st.data())
def test_not_knowing_an_item_never_makes_a_goal_green_nor_red(found, data):
    place = data.draw(st.integers(0, len(found) - 1))
    hidden = [*found[:place], State.UNKNOWN, *found[place + 1 :]]
    before, after = standing(items(found)).state, standing(items(hidden)).state

    assert after not in {State.GREEN, State.REACHED}
    assert after != State.RED or before == State.RED


def test_a_goal_without_items_is_unknown():
    assert standing([]).state == State.UNKNOWN


@few
@given(values, values, values, values)
def test_more_of_what_is_wanted_is_never_worse(begin, target, one, more):
    assume(begin != target)
    better = max(one, more) if target > begin else min(one, more)
    worse = min(one, more) if target > begin else max(one, more)
    measure = Measure("k", "k", (date(2016, 1, 1), begin), {2020: target}, (DAY, worse))
    order = list(State)

    assert order.index(judge_measure(replace(measure, observed=(DAY, better)), DAY).state) >= order.index(judge_measure(measure, DAY).state)


@few
@given(values, values.filter(bool), values)
def test_upwards_and_downwards_are_judged_alike(begin, way, gone):
    up = Measure("k", "k", (date(2016, 1, 1), begin), {2020: begin + way}, (DAY, begin + gone))
    down = Measure("k", "k", (date(2016, 1, 1), begin), {2020: begin - way}, (DAY, begin - gone))

    assert judge_measure(up, DAY).state == judge_measure(down, DAY).state


@few
@given(st.lists(st.tuples(days, st.integers(-99, 99).map(Fraction)), min_size=1, max_size=5, unique_by=lambda point: point[0]), days)
def test_the_path_runs_through_its_points_and_never_leaves_them(points, on):
    path = Path(sorted(points))

    assert all(expected(path, day) == value for day, value in points)
    assert min(value for _day, value in points) <= expected(path, on) <= max(value for _day, value in points)


@few
@given(days, days, days)
def test_a_later_milestone_is_never_better(planned, one, other):
    order = list(State)
    early, late = (judge_step(Step("k", "k", planned, day), DAY).state for day in sorted((one, other)))

    assert order.index(late) <= order.index(early)


def test_not_collected_too_old_and_without_target_stay_unknown():
    whole = Measure("k", "k", (date(2016, 12, 31), Decimal(0)), {2020: Decimal(8)}, (DAY, Decimal(0)))

    assert judge_measure(replace(whole, observed=None), DAY).code == Code.NOT_COLLECTED
    assert judge_measure(whole, date(2019, 12, 31)).code == Code.TOO_OLD
    assert judge_measure(replace(whole, targets={}), DAY).code == Code.NO_TARGET
    assert judge_measure(replace(whole, baseline=None), DAY).code == Code.NO_BASELINE
    assert judge_measure(whole, DAY).state == State.RED


def test_a_worked_example_of_people_trained():
    """From 0 at the end of 2016 to 400 at the end of 2018, 730 days on: on 30 September 2018, day 638, the path asks for 349.59."""
    trained = Measure("trained", "People trained", (date(2016, 12, 31), Decimal(0)), {2018: Decimal(400)}, None)
    seen = {value: judge_measure(replace(trained, observed=(DAY, Decimal(value))), DAY) for value in (400, 350, 280, 279)}

    assert [one.state for one in seen.values()] == [State.REACHED, State.GREEN, State.AMBER, State.RED]
    assert seen[280].against == Decimal("349.59")
    items = [seen[350], seen[280], judge_step(Step("m", "Course", date(2018, 6, 30), date(2018, 12, 1)), DAY)]
    found = standing(items)
    assert (found.state, [one.code for one in found.because]) == (State.AMBER, [Code.VERY_LATE, Code.BEHIND])
