from decimal import Decimal

import pytest

from entente.engine.sizes import Figures, Size, classify, status


def figures(headcount: str | None, turnover: str | None, balance: str | None) -> Figures:
    return Figures(*(None if value is None else Decimal(value) for value in (headcount, turnover, balance)))


@pytest.mark.parametrize(
    ("headcount", "turnover", "balance", "code"),
    [
        ("9.99", "2000000", "90000000", "micro"),
        ("10", "2000000", "2000000", "small"),
        ("49", "10000000", None, "small"),
        ("249.5", "50000000", "43000000.01", "medium"),
        ("249.5", "50000000.01", "43000000", "medium"),
        ("249.5", "50000000.01", "43000000.01", "large"),
        ("250", "1", "1", "large"),
        ("250", None, None, "large"),
        (None, "50000000.01", "43000000.01", "large"),
        ("249", None, None, "unknown"),
        (None, "1000000", "1000000", "unknown"),
        (None, None, None, "unknown"),
        ("5", "3000000", None, "unknown"),
    ],
)
def test_sizes_at_the_ceilings(headcount: str | None, turnover: str | None, balance: str | None, code: str) -> None:
    assert classify(figures(headcount, turnover, balance)).code == code


def test_that_it_is_an_sme_can_be_known_before_its_size() -> None:
    result = classify(figures("5", "3000000", None))

    assert result.possible == (Size.MICRO, Size.SMALL)
    assert result.is_sme is True
    assert [reason.code for reason in result.reasons] == ["headcount_below", "turnover_within", "balance_unknown"]


def test_the_reasons_say_what_was_held_against_which_ceiling() -> None:
    result = classify(figures("60", "12500000.5", "60000000"))

    assert [reason.text for reason in result.reasons] == [
        "The headcount, 60, is not below 50.",
        "The headcount, 60, is below 250.",
        "The annual turnover, EUR 12,500,000.5, is not above EUR 50,000,000.",
    ]


def test_a_company_that_outgrows_the_sme_is_large_from_the_second_year_on() -> None:
    years = {2015: figures("180", "30000000", "20000000"), 2016: figures("240", "48000000", "40000000")}
    years |= {year: figures("280", "60000000", "45000000") for year in (2017, 2018)}

    found = status(years)

    assert {year: result.code for year, result in found.items()} == {2015: "medium", 2016: "medium", 2017: "medium", 2018: "large"}
    assert found[2017].reasons[-1].text == "Its figures of one year alone do not change its status: that takes two years in a row."
    assert [reason.code for reason in found[2018].reasons] == ["headcount_reached"]


def test_a_small_company_bought_by_a_group_is_large_at_once() -> None:
    years = {2016: figures("30", "4000000", "4000000"), 2017: figures("5000", "900000000", "800000000")}

    assert status(years)[2017].code == "small"
    assert status(years, changed_hands={2017})[2017].code == "large"


def test_a_year_nobody_reported_leaves_a_steady_status_standing() -> None:
    steady = figures("30", "4000000", "4000000")

    assert {year: result.code for year, result in status({2014: steady, 2016: steady, 2018: steady}).items()} == dict.fromkeys(
        range(2014, 2019), "small"
    )
    assert status({}) == {}


@pytest.mark.parametrize(("headcount", "turnover"), [("-1", "0"), ("0", "-0.01"), ("NaN", "0"), ("0", "Infinity")])
def test_impossible_figures_are_refused_in_words(headcount: str, turnover: str) -> None:
    with pytest.raises(ValueError, match="must be a number of 0 or more"):
        figures(headcount, turnover, None)
