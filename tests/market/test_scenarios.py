"""Scenarios on a small market worked by hand: two states, two national schemes, one European."""

import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.cli.base import Refused
from entente.engine.fragmentation.parts import f_acc
from entente.market.dataset import AcceptanceFact, ClassFact, CostFact, Dataset, LevelFact, MarketFact, RuleFact
from entente.market.scenarios import Baseline, Malformed, read, read_baseline, simulate, written
from entente.market.scenarios.changes import after_months
from entente.market.scenarios.state import State, lost_by, opened_by

HEALTH = "nis2-health"
PRODUCT = "product"


def market() -> Baseline:
    """France asks for cspn, Germany for bsz; ten French and thirty German certificates; each opens only its own state."""
    dataset = Dataset(
        day="2026-12-31",
        classes=(ClassFact(PRODUCT, "cspn", "", "FR", weight=10.0), ClassFact(PRODUCT, "bsz", "", "DE", weight=30.0)),
        markets=(MarketFact("DE", HEALTH), MarketFact("FR", HEALTH)),
        acceptances=(
            AcceptanceFact("DE", HEALTH, PRODUCT, "mandatory", ("bsz",), ("a", "b")),
            AcceptanceFact("FR", HEALTH, PRODUCT, "mandatory", ("cspn",), ("a",)),
        ),
        levels=(
            LevelFact("cspn", "", 0, (PRODUCT,), "FR"),
            LevelFact("bsz", "", 0, (PRODUCT,), "DE"),
            LevelFact("new", "basic", 1, (PRODUCT,)),
        ),
        costs=(CostFact("cspn", "", 20, 30, 40), CostFact("bsz", "", 30, 50, 70)),
        requirement_weights={"a": 1.0, "b": 1.0},
    )
    return Baseline(dataset, {0: {2030: 10.0}, 1: {2028: 15.0, 2031: 15.0}}, {0: {"sme": 5.0, "unknown": 5.0}, 1: {"large": 30.0}})


def simulated(*measures: dict[str, Any], years: tuple[int, ...] = (2027,)) -> dict[str, Any]:
    return simulate(read({"name": "S", "years": list(years), "measures": list(measures)}, market())).told


CLUB = {"kind": "recognise", "name": "Club", "on": "2027-06-01", "schemes": ["cspn", "bsz"]}
ADOPTED = {"kind": "adopt", "name": "New", "on": "2026-12-31", "scheme": "new", "replaces": ["cspn", "bsz"], "levels": [{"level": "basic"}]}


def test_without_measures_every_year_is_the_baseline():
    told = simulated(years=(2026, 2030))

    assert [year["parts"]["acc"]["value"] for year in told["years"]] == [1.0, 1.0, 1.0]
    assert told["years"][0]["parts"]["het"]["value"] == 0.5  # {a, b} against {a}
    assert told["enough"] == {"before": 0.0, "after": 0.0, "of": 40.0}


def test_mutual_recognition_opens_both_states_from_its_day_on():
    told = simulated(CLUB, years=(2026, 2027))

    assert [year["parts"]["acc"]["value"] for year in told["years"]] == [1.0, 1.0, 0.0]
    assert told["enough"]["after"] == 40.0
    assert {row["of"]: row["change"] for row in told["gains"]["home_state"]} == {"DE": 1.0, "FR": 1.0}
    assert told["saved_for_smes"] == {"low": 150.0, "likely": 250.0, "high": 350.0}  # five French SMEs need no bsz any more
    assert [row["of"] for row in told["sizes"]] == ["large", "sme", "unknown"]


def test_an_adopted_scheme_takes_over_as_certificates_end():
    """Procedures may end until 31 December 2028; the French certificates end in 2030, half of the German ones in 2031."""
    told = simulated(ADOPTED, years=(2028, 2030, 2031))

    values = [year["parts"]["acc"]["value"] for year in told["years"]]
    assert values[:2] == [1.0, 1.0]
    assert values[2] == pytest.approx(30 / 40, abs=0.001)  # all ten French renewed; the Germans of 2028 were renewed as bsz before
    assert values[3] == pytest.approx(15 / 40, abs=0.001)


def test_a_replaced_scheme_takes_with_it_what_was_recognised_elsewhere():
    """Germany counts cspn as bsz; it has no rule for what replaces cspn in France."""
    frozen = market()
    rule = RuleFact("r", "r", ("cspn",), ("bsz",), states=("DE",))
    frozen = replace(frozen, dataset=replace(frozen.dataset, rules=(rule,)))
    measures = read({"measures": [{**ADOPTED, "replaces": ["cspn"]}, CLUB]}, frozen).measures
    before = State(frozen, (), frozen.day)

    adopted, club = (lost_by(before, one) for one in sorted(measures, key=lambda one: one.kind))

    assert adopted.tolist() == [before.weights[0].sum(), 0.0]
    assert adopted[0] > 0
    assert club.tolist() == [0.0, 0.0]


def test_national_schemes_are_no_longer_offered_after_twelve_months():
    scenario = read({"measures": [ADOPTED]}, market())

    after = State(market(), scenario.measures, date(2027, 12, 31)).built.dataset

    assert {one.scheme: one.is_issued for one in after.levels} == {"cspn": False, "bsz": False, "new": True}
    assert all("new:basic" in one.accepts for one in after.acceptances)


def test_harmonising_a_requirement_lowers_what_differs_and_funding_what_it_costs():
    told = simulated(
        {"kind": "harmonise", "on": "2027-01-01", "requirement": "b", "is_required": False},
        {"kind": "fund", "on": "2027-01-01", "schemes": ["bsz"], "cheaper_by": [10, 20, 50]},
    )

    assert told["years"][1]["parts"]["het"]["value"] == 0.0
    assert told["saved_for_smes"] == {"low": 75.0, "likely": 50.0, "high": 35.0}  # half of 30, a fifth of 50, a tenth of 70, five times


def test_accepting_a_level_opens_one_state_only():
    told = simulated({"kind": "accept", "on": "2027-01-01", "accepts": ["bsz"], "states": ["FR"]})

    assert told["years"][1]["parts"]["acc"]["value"] == 0.25
    assert [row["of"] for row in told["gains"]["market_state"]] == ["FR", "DE"]


def test_what_a_measure_opens_alone_is_known_by_cell():
    before = State(market(), (), market().day)
    opened = opened_by(before, read({"measures": [CLUB]}, market()).measures[0])

    assert before.weights[opened].sum() == 40.0


@given(st.lists(st.sampled_from(["cspn", "bsz"]), min_size=2, max_size=2, unique=True), st.sets(st.sampled_from(["FR", "DE"])))
@settings(max_examples=20)
def test_a_recognition_never_shuts_anything(schemes, states):
    scenario = read({"measures": [CLUB | {"schemes": schemes, "states": sorted(states), "on": "2026-12-31"}]}, market())

    before, after = (State(market(), measures, date(2027, 1, 1)) for measures in ((), scenario.measures))

    assert (f_acc(after.world).value or 0) <= (f_acc(before.world).value or 0)


def test_a_baseline_written_down_is_read_again_as_it_was():
    assert read_baseline(json.loads(json.dumps(written(market())))) == market()


@pytest.mark.parametrize(
    ("start", "months", "end"), [("2026-01-31", 1, "2026-02-28"), ("2026-12-15", 12, "2027-12-15"), ("2026-11-30", 3, "2027-02-28")]
)
def test_months_end_on_days_that_exist(start, months, end):
    assert after_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "measures"),
        ({"measures": [{"kind": "abolish"}]}, "kind"),
        ({"measures": [{"kind": "recognise", "on": "2027-01-01"}]}, "needs schemes"),
        ({"measures": [CLUB | {"on": "soon"}]}, "YYYY-MM-DD"),
        ({"measures": [CLUB | {"schemes": "cspn"}]}, "has to be a list"),
        ({"measures": [CLUB | {"schemes": [1]}]}, "list of codes"),
        ({"measures": [CLUB | {"surprise": 1}]}, "not known here"),
        ({"measures": [CLUB | {"schemes": ["nowhere"]}]}, "nowhere is no scheme"),
        ({"measures": [], "years": [1999]}, "between 2026"),
        ({"measures": [], "weights": {"acc": -1, "cost": 0, "het": 0}}, "at least 0"),
        ({"measures": [{"kind": "fund", "on": "2027-01-01", "schemes": ["bsz"], "cheaper_by": [9, 5, 1]}]}, "three percentages"),
    ],
)
def test_a_malformed_scenario_is_refused_with_its_place(data, said):
    with pytest.raises(Malformed, match=said):
        read(data, market())


def test_the_command_counts_from_a_baseline_in_the_file(tmp_path):
    (tmp_path / "scenario.json").write_text(json.dumps({"name": "S", "measures": [CLUB], "years": [2027], "baseline": written(market())}))
    out = io.StringIO()

    call_command("market", "simulate", str(tmp_path / "scenario.json"), "--json", stdout=out)

    assert json.loads(out.getvalue()) == simulated(CLUB)
    (tmp_path / "scenario.json").write_text(json.dumps({"measures": [CLUB | {"schemes": ["x"]}], "baseline": written(market())}))
    with pytest.raises(Refused, match="Measure 1: x is no scheme"):
        call_command("market", "simulate", str(tmp_path / "scenario.json"))
