"""Promises in working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.workdays import after, is_working

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
closings = st.sets(st.dates(date(2018, 1, 1), date(2018, 3, 1)), max_size=30)


@given(days, st.integers(0, 60), closings)
def test_a_promise_ends_on_a_working_day(day, count, closed):
    assert is_working(after(day, count, closed), closed)


@given(st.dates(date(2018, 1, 1), date(2018, 2, 1)), st.integers(0, 20), closings)
def test_so_many_working_days_lie_between(day, count, closed):
    begin, end = after(day, 0, closed), after(day, count, closed)
    between = [begin + timedelta(days=step) for step in range(1, (end - begin).days + 1)]

    assert sum(is_working(one, closed) for one in between) == count


@given(days, st.integers(0, 60), closings)
def test_a_closed_day_never_shortens_a_promise(day, count, closed):
    assert after(day, count, closed) >= after(day, count)


def test_ten_working_days_from_a_thursday_before_easter_monday():
    asked = date(2018, 3, 29)

    assert after(asked, 10) == date(2018, 4, 12)
    assert after(asked, 10, {date(2018, 4, 2)}) == date(2018, 4, 13)
