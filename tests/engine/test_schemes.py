"""The rules of EUCC, exactly; examples of the field after the laws."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine.schemes import EUCC, Level, NotALevel, Transition, is_alive, is_too_long, last_day, level_of, months_after

days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(("depth", "level"), [(1, "substantial"), (2, "substantial"), (3, "high"), (4, "high"), (5, "high")])
def test_the_level_follows_from_the_depth_of_vulnerability_analysis(depth, level):
    assert level_of(depth) == level


@pytest.mark.parametrize("depth", [0, 6, -1])
def test_there_is_no_other_depth(depth):
    with pytest.raises(NotALevel):
        level_of(depth)


def test_eucc_has_no_basic():
    assert Level.BASIC not in {level_of(depth) for depth in range(1, 6)}


@given(days, days)
def test_who_may_issue_later_could_have_issued_earlier(day, begun):
    """Stops are final: once a national scheme may not issue, it never may again."""
    earlier = day - timedelta(days=1)

    assert not EUCC.may_issue(day, begun_on=begun) or EUCC.may_issue(earlier, begun_on=begun)


@given(days)
def test_the_status_only_moves_on(day):
    order = ["in_force", "ending", "ended"]

    assert order.index(EUCC.status_on(day)) <= order.index(EUCC.status_on(day + timedelta(days=1)))


@given(days, days, days)
def test_certificates_live_until_they_expire_whatever_becomes_of_their_scheme(issued, ends, day):
    alive = is_alive(issued, ends, day)

    assert alive == (issued <= day < ends)
    assert not alive or is_alive(issued, ends, max(issued, day - timedelta(days=1)))


@given(days, st.integers(0, 120))
def test_months_after_is_in_the_right_month(day, months):
    found = months_after(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


@given(days)
def test_five_years_and_not_a_day_more(issued):
    assert not is_too_long(issued, last_day(issued))
    assert is_too_long(issued, last_day(issued) + timedelta(days=1))


def test_the_dates_of_the_regulation():
    assert (EUCC.entry_into_force, EUCC.stops_on, EUCC.running_until) == (date(2024, 2, 27), date(2025, 2, 27), date(2026, 2, 27))
    assert EUCC.status_on(date(2025, 2, 26)) == "in_force"
    assert EUCC.status_on(date(2025, 2, 27)) == "ending"
    assert EUCC.status_on(date(2026, 2, 27)) == "ending"
    assert EUCC.status_on(date(2026, 2, 28)) == "ended"


def test_a_process_begun_in_time_may_end_within_two_years_and_no_other():
    assert EUCC.may_issue(date(2025, 2, 26), begun_on=None)
    assert EUCC.may_issue(date(2026, 2, 27), begun_on=date(2025, 2, 26))
    assert not EUCC.may_issue(date(2026, 2, 28), begun_on=date(2025, 2, 26))
    assert not EUCC.may_issue(date(2025, 2, 27), begun_on=date(2025, 2, 27))
    assert not EUCC.may_issue(date(2025, 2, 27), begun_on=None)


def test_the_certificate_of_infineon_is_just_not_too_long():
    assert not is_too_long(date(2025, 12, 19), date(2030, 12, 19))


def test_another_scheme_has_dates_of_its_own():
    assert Transition(date(2027, 8, 31)).stops_on == date(2028, 8, 31)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
