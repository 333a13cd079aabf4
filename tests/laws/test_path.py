from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.path import Contract, Shape, expected, share

days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
lengths = st.integers(1, 5000)
shapes = st.sampled_from(Shape)


def contract(first: date, length: int) -> Contract:
    return Contract(first, first + timedelta(days=length), Decimal(450), Decimal(3), Decimal(1800))


@given(days, lengths, shapes)
def test_it_begins_at_nothing_and_ends_at_the_whole(first, length, shape):
    over = contract(first, length)

    assert (expected(over, over.first_day, shape), expected(over, over.last_day, shape)) == (0, 1800)


@given(days, lengths, days, days, shapes)
def test_it_never_falls_and_never_leaves_its_bounds(first, length, one, other, shape):
    over = contract(first, length)

    assert 0 <= share(over, min(one, other), shape) <= share(over, max(one, other), shape) <= 1


@given(days, lengths, st.integers(0, 5000), shapes)
def test_both_halves_mirror_each_other(first, length, passed, shape):
    over = contract(first, length)

    assert share(over, over.first_day + timedelta(passed), shape) == 1 - share(over, over.last_day - timedelta(passed), shape)


@given(days, lengths, st.integers(0, 5000))
def test_the_curve_runs_below_the_line_before_half_time_and_above_it_after(first, length, passed):
    over, day = contract(first, length), first + timedelta(passed)

    curve, line = share(over, day, Shape.S_CURVE), share(over, day)
    assert curve <= line if 2 * passed <= length else curve >= line
