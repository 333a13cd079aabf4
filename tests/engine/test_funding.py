from decimal import Decimal

import pytest

from entente.engine.funding import Basis, EuMoney, Funding, Rate, fund, sum_up
from entente.engine.scope import Place, place_all
from tests.engine.cordis_rows import CONTRACT_SCOPE, amount, project_rows, scoped

MILLION = Decimal(1_000_000)


def test_a_stated_contribution_is_a_point_whatever_the_scheme():
    assert fund(Decimal("1998700.50"), MILLION * 3, "IA") == Funding(
        Basis.STATED, Decimal("1998700.50"), Decimal("1998700.50"), MILLION * 3
    )


@pytest.mark.parametrize(
    ("scheme", "low", "high"),
    [
        ("RIA", "1000000.00", "1000000.00"),
        ("CSA", "1000000.00", "1000000.00"),
        ("MSCA-ITN-ETN", "1000000.00", "1000000.00"),
        ("IA", "700000.00", "1000000.00"),
        (" ia ", "700000.00", "1000000.00"),
        ("CS2-IA", "700000.00", "1000000.00"),
        ("BBI-IA-DEMO", "700000.00", "1000000.00"),
        ("SME-1", "700000.00", "700000.00"),
        ("SME-2", "700000.00", "1000000.00"),
    ],
)
def test_the_funding_rates_bound_what_is_not_stated(scheme, low, high):
    assert fund(None, MILLION, scheme) == Funding(Basis.ESTIMATED, Decimal(low), Decimal(high), MILLION)


@pytest.mark.parametrize("scheme", ["ERA-NET-Cofund", "MSCA-COFUND-DP", "COFUND-PPI", "ECSEL-IA", "ECSEL-RIA", ""])
def test_schemes_that_the_rates_do_not_cover_are_not_known(scheme):
    assert fund(None, MILLION, scheme) == Funding(Basis.NOT_KNOWN, None, None, MILLION)


def test_without_a_cost_nothing_is_known_and_that_is_not_nothing():
    assert fund(None, None, "RIA") == Funding(Basis.NOT_KNOWN, None, None, None)


def test_an_amount_below_zero_is_refused_in_words():
    with pytest.raises(ValueError, match="EUR -1 is below zero"):
        fund(None, Decimal(-1), "RIA")


def test_a_contract_may_bring_its_own_rates():
    assert fund(None, MILLION, "RIA", [Rate("*", Decimal("0.5"), Decimal("0.6"))]).high == Decimal("600000.00")


def test_sums_keep_stated_estimated_and_not_known_apart():
    fundings = [fund(MILLION, MILLION * 2, "IA"), fund(None, MILLION, "IA"), fund(None, None, "RIA")]

    assert sum_up(fundings) == EuMoney(3, MILLION * 3, MILLION, MILLION + 700_000, MILLION * 2, 1, 1, 1)


def test_of_nothing_known_the_sum_is_not_known():
    assert sum_up([fund(None, None, "RIA")]) == EuMoney(1, None, None, None, None, 0, 0, 1)


def test_the_contracts_67_projects_state_no_eu_money_and_the_rates_bound_it():
    rows = project_rows("h2020_cyber_2016_2020")
    chosen = [row for row, placing in zip(rows, place_all(scoped(rows), CONTRACT_SCOPE), strict=True) if placing.place is Place.IN]

    money = sum_up(fund(amount(row["ecMaxContribution"]), amount(row["totalCost"]), row["fundingScheme"]) for row in chosen)

    low, high = Decimal("313039494.00"), Decimal("376707939.00")
    assert money == EuMoney(67, Decimal(376_707_939), None, low, high, 0, 67, 0)


def test_before_the_partnership_53_projects_state_177_million():
    rows = project_rows("h2020_cyber")

    money = sum_up(fund(amount(row["ecMaxContribution"]), amount(row["totalCost"]), row["fundingScheme"]) for row in rows)

    assert (money.projects, money.stated, money.total_cost) == (53, Decimal("177221210.43"), Decimal("200938901.60"))
    assert money.stated_projects == 53


def test_every_phase_1_grant_of_2014_and_2015_states_seventy_per_cent():
    grants = [row for row in project_rows("h2020_2014_2015") if row["fundingScheme"] == "SME-1" and amount(row["totalCost"])]

    off = [row["id"] for row in grants if abs(amount(row["ecMaxContribution"]) - fund(None, amount(row["totalCost"]), "SME-1").low) > 1]

    assert len(grants) == 1155
    assert off == []
