"""The example of docs/method/fragmentation.md, worked out there by hand; the page and this test say the same numbers."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from entente.engine.fragmentation import measure
from entente.market.dataset import AcceptanceFact, ClassFact, CostFact, Dataset, LevelFact, MarketFact, RuleFact
from entente.market.world import Built

PAGE = Path(__file__).parents[2] / "docs" / "method" / "fragmentation.md"
ENERGY = "nis2-energy"
EXAMPLE = Dataset(
    day="2026-11-28",
    classes=(
        ClassFact("product", "cspn", "one", "FR", profile="none", weight=3),
        ClassFact("product", "bsz", "one", "DE", profile="none", weight=1),
    ),
    markets=(MarketFact("FR", ENERGY, 2), MarketFact("DE", ENERGY, 2), MarketFact("ES", ENERGY, 1)),
    acceptances=(
        AcceptanceFact("FR", ENERGY, "product", "mandatory", ("cspn", "eucc"), ("testing",)),
        AcceptanceFact("DE", ENERGY, "product", "mandatory", ("bsz", "eucc"), ("testing", "updates")),
        AcceptanceFact("ES", ENERGY, "product", "nothing", (), ()),
    ),
    rules=(RuleFact("cspn-as-bsz", "CSPN counts as BSZ in Germany", ("cspn:one",), ("bsz:one",), states=("DE",)),),
    levels=tuple(LevelFact(scheme, level, 1, ("product",)) for scheme, level in (("cspn", "one"), ("bsz", "one"), ("eucc", "substantial"))),
    costs=(CostFact("cspn", "", 30, 40, 50), CostFact("bsz", "", 30, 40, 80), CostFact("eucc", "", 150, 200, 250)),
    requirement_weights={"testing": 2.0, "updates": 1.0},
)


def test_the_parts_and_the_index() -> None:
    found = measure(Built(EXAMPLE).world)

    assert found.acc.value == pytest.approx(float(Fraction(1, 6)))
    assert found.cost.value == pytest.approx(float(Fraction(4, 21)))
    assert found.het.value == pytest.approx(float(Fraction(2, 3)))
    assert found.value == pytest.approx(float(Fraction(1, 12) + Fraction(2, 35) + Fraction(2, 15)))
    assert (found.low, found.high, found.closed) == (pytest.approx(found.value), pytest.approx(found.value), 0)


def test_a_market_of_which_nobody_knows_makes_an_interval() -> None:
    found = measure(Built(replace(EXAMPLE, markets=(*EXAMPLE.markets, MarketFact("IT", ENERGY, 1)))).world)

    assert (found.acc.value, found.acc.low, found.acc.high) == (pytest.approx(1 / 6), pytest.approx(0.125), pytest.approx(0.375))
    assert (found.het.low, found.het.high) == (pytest.approx(16 / 39), pytest.approx(31 / 39))
    assert (round(found.low, 4), round(found.high, 4)) == (0.2017, 0.4036)


def test_a_market_that_nobody_can_open_is_closed_and_leaves_the_cost() -> None:
    shut = replace(EXAMPLE.acceptances[2], mode="mandatory", accepts=("ens",))
    found = measure(Built(replace(EXAMPLE, acceptances=(*EXAMPLE.acceptances[:2], shut))).world)

    assert found.cost.value == pytest.approx(4 / 21)
    assert found.closed == pytest.approx(1 / 5)


def test_the_page_says_the_same() -> None:
    said = PAGE.read_text(encoding="utf-8")

    for number in ("1/6", "4/21", "2/3", "0.2738", "0.2017", "0.4036"):
        assert number in said
