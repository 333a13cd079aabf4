from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from entente.engine.shares import Participation, Underivable, YearShare, derive, spread

SOME = Participation("740787-3", Decimal("500000.00"), Decimal("350000.00"), date(2016, 9, 1), date(2019, 8, 31))


def test_the_own_share_is_spread_over_the_36_months_of_the_project():
    share = derive(SOME)

    assert (share.amount, share.reason) == (Decimal("150000.00"), None)
    assert share.years == (
        YearShare(2016, Decimal("16666.67")),
        YearShare(2017, Decimal("50000.00")),
        YearShare(2018, Decimal("50000.00")),
        YearShare(2019, Decimal("33333.33")),
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"total_cost": None}, Underivable.COST_NOT_STATED),
        ({"eu_contribution": None}, Underivable.EU_NOT_STATED),
        ({"eu_contribution": Decimal("500000.01")}, Underivable.NEGATIVE),
        ({"eu_contribution": Decimal("-1")}, Underivable.NEGATIVE),
        ({"starts_on": None}, Underivable.NO_DATES),
        ({"ends_on": None}, Underivable.NO_DATES),
        ({"ends_on": date(2016, 8, 31)}, Underivable.DATES_OUT_OF_ORDER),
    ],
)
def test_what_cannot_be_derived_says_why_and_is_never_nothing(fields, reason):
    share = derive(replace(SOME, **fields))

    assert (share.amount, share.years, share.reason) == (None, (), reason)
    assert reason.sentence.endswith(".")


def test_a_fully_funded_participant_pays_nothing_and_that_is_known():
    share = derive(replace(SOME, eu_contribution=Decimal("500000.00")))

    assert (share.amount, share.reason) == (Decimal("0.00"), None)


def test_a_day_in_one_month_is_one_year():
    assert spread(Decimal("0.01"), date(2017, 5, 9), date(2017, 5, 9)) == (YearShare(2017, Decimal("0.01")),)
