from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from entente.engine.path import Contract, Shape, expected, share

MILLION = 1_000_000
CONTRACT = Contract(date(2016, 7, 5), date(2020, 12, 31), Decimal(450 * MILLION), Decimal(3), Decimal(1800 * MILLION))


def test_the_straight_path_runs_by_days_from_nothing_to_the_amount():
    assert expected(CONTRACT, date(2016, 7, 5)) == 0
    assert expected(CONTRACT, date(2020, 12, 31)) == 1800 * MILLION
    assert share(CONTRACT, date(2018, 9, 30)) == Fraction(817, 1640)
    assert expected(CONTRACT, date(2018, 9, 30)) == Decimal("896707317.07")


def test_before_and_after_the_contract_the_path_stands_still():
    assert expected(CONTRACT, date(2015, 1, 1)) == 0
    assert expected(CONTRACT, date(2030, 1, 1)) == 1800 * MILLION


def test_the_private_part_has_its_own_path():
    assert expected(CONTRACT, date(2018, 9, 30), of=Decimal(1350 * MILLION)) == Decimal("672530487.80")


def test_the_s_curve_is_half_way_at_half_time_and_slow_at_both_ends():
    four_days = Contract(date(2020, 1, 1), date(2020, 1, 5), Decimal(1), Decimal(3), Decimal(4))

    shares = [share(four_days, date(2020, 1, day), Shape.S_CURVE) for day in range(1, 6)]

    assert shares == [0, Fraction(5, 32), Fraction(1, 2), Fraction(27, 32), 1]


def test_a_contract_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="must come after"):
        Contract(date(2020, 1, 1), date(2020, 1, 1), Decimal(1), Decimal(3), Decimal(4))
