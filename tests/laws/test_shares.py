from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.money import CENT
from entente.engine.shares import Participation, derive, spread

euros = st.decimals(0, 10**9, places=2)
days = st.dates(date(2014, 1, 1), date(2025, 12, 31))


@given(euros, days, days)
def test_the_years_add_up_to_the_whole_to_the_cent(amount, one, other):
    years = spread(amount, min(one, other), max(one, other))

    assert sum(share.amount for share in years) == amount
    assert all(share.amount >= 0 and share.amount == share.amount.quantize(CENT) for share in years)


@given(euros, days, days)
def test_one_line_a_year_for_every_year_of_the_project(amount, one, other):
    first, last = min(one, other), max(one, other)

    assert [share.year for share in spread(amount, first, last)] == list(range(first.year, last.year + 1))


@given(euros, days, days)
def test_a_full_year_never_gets_less_than_a_part_of_one(amount, one, other):
    first, last = min(one, other), max(one, other)
    inner = [share.amount for share in spread(amount, first, last)[1:-1]]

    assert all(abs(a - b) <= CENT for a in inner for b in inner)
    assert all(share.amount <= full + CENT for full in inner for share in spread(amount, first, last))


@given(st.none() | euros, st.none() | euros, st.none() | days, st.none() | days)
def test_there_is_an_amount_or_a_reason_and_never_both(cost, paid, first, last):
    share = derive(Participation("1", cost, paid, first, last))

    assert (share.amount is None) == (share.reason is not None)
    assert share.amount is None or share.amount == cost - paid >= 0
    assert sum((year.amount for year in share.years), start=Decimal(0)) == (share.amount or 0)
