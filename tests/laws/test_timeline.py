"""Laws of the timeline: nobody begins before what they wait for has ended, lateness only travels along dependencies, circles are named."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.timeline import Circular, Move, Task, moved_by, timeline

DAY = date(2018, 1, 1)
few = settings(max_examples=60, deadline=None)


def on(days):
    return DAY + timedelta(days=days)


@st.composite
def plans(draw):
    """Tasks that wait only for earlier ones."""
    tasks = []
    for place in range(draw(st.integers(1, 7))):
        begin, length = draw(st.integers(0, 60)), draw(st.integers(0, 30))
        late = draw(st.none() | st.integers(-10, 60))
        after = tuple(task.key for task in tasks if draw(st.booleans()))
        done = on(begin + length + draw(st.integers(-5, 20))) if draw(st.integers(0, 4)) == 0 else None
        tasks.append(Task(str(place), on(begin), on(begin + length), on(begin + length + late) if late is not None else None, done, after))
    return tasks


@few
@given(plans())
def test_what_is_not_done_begins_after_what_it_waits_for_and_takes_its_time(tasks):
    found = timeline(tasks, DAY)

    for one in found.values():
        if not one.task.done:
            assert all(one.begin >= found[key].end for key in one.task.after)
            assert one.end >= max(DAY, one.begin + (one.task.end - one.task.begin), one.task.forecast or one.task.end)


@few
@given(plans(), st.randoms())
def test_the_order_of_tasks_does_not_matter(tasks, random):
    shuffled = random.sample(tasks, len(tasks))

    assert timeline(shuffled, DAY) == timeline(tasks, DAY)


@few
@given(plans(), st.integers(0, 6), st.integers(1, 90))
def test_a_later_forecast_never_brings_anything_forward(tasks, place, days):
    late = tasks[place % len(tasks)]
    later = [replace(task, forecast=(task.forecast or task.end) + timedelta(days=days)) if task is late else task for task in tasks]
    before, after = timeline(tasks, DAY), timeline(later, DAY)

    assert all(after[key].end >= before[key].end for key in before)


@few
@given(plans(), st.integers(0, 6))
def test_lateness_moves_only_what_waits_and_never_more_than_itself(tasks, place):
    late = tasks[place % len(tasks)].key
    slip = timeline(tasks, DAY)[late].slip
    moves = moved_by(late, tasks, DAY)
    waiting = {late}
    for task in tasks:
        waiting |= {task.key} if waiting & set(task.after) else set()

    assert {move.key for move in moves} <= waiting - {late}
    assert all(0 < move.days <= slip for move in moves)


@few
@given(plans())
def test_every_end_is_the_longest_way_to_it(tasks):
    """Oracle: all ways through the plan, one by one, instead of one pass in order."""
    by_key = {task.key: task for task in tasks}

    def longest(task):
        if task.done:
            return task.done
        own = max(task.forecast or task.end, DAY)
        length = task.end - task.begin
        return max([own, task.begin + length, *(longest(by_key[key]) + length for key in task.after)])

    assert {key: one.end for key, one in timeline(tasks, DAY).items()} == {task.key: longest(task) for task in tasks}


def test_tasks_that_wait_for_each_other_are_named():
    with pytest.raises(Circular, match=r"a → b → a|b → a → b"):
        timeline([Task("a", DAY, DAY, after=("b",)), Task("b", DAY, DAY, after=("a",))], DAY)


def test_a_worked_example_the_study_is_late_and_has_ten_days_of_slack_before_the_label():
    study = Task("study", on(0), on(30), forecast=on(60))
    draft = Task("draft", on(30), on(50), after=("study",))
    label = Task("label", on(60), on(90), after=("draft",))
    found = timeline([study, draft, label], DAY)

    assert [(one.slip, one.held_by) for one in found.values()] == [(30, None), (30, "study"), (20, "draft")]
    assert moved_by("study", [study, draft, label], DAY) == [Move("draft", 30, on(80)), Move("label", 20, on(110))]
