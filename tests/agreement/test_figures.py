"""The figures of the contract on small ledgers whose answer can be worked out by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.agreement import actions
from entente.agreement.actions.facts import RuleFacts
from entente.agreement.queries.days import end_of
from entente.agreement.queries.figures import NoContract, documented, facts_of, figures
from entente.members import actions as members_actions
from entente.members.models import Partnership
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def private(day: date = DAY, known_by: date | None = None) -> dict[str, str]:
    return figures(make.contract(), day, known_by)["private"]


def left_out(day: date = DAY, known_by: date | None = None) -> list[tuple[str, int, str]]:
    return [(row["reason"], row["lines"], row["amount"]) for row in figures(make.contract(), day, known_by)["left_out"]]


def test_the_documented_keys_stand_in_order_and_nothing_else():
    said = documented(figures(make.contract(), DAY))

    assert list(said) == [
        "as_of", "known_by", "eu", "private", "per_eu_euro", "total_per_eu_euro",
        "target", "expected_by_now", "answered", "years", "left_out",
    ]  # fmt: skip
    assert list(said["eu"]) == ["projects", "total_cost", "stated", "low", "high"]
    assert list(said["private"]) == ["A", "P", "B", "C", "D"]
    assert list(said["per_eu_euro"]) == list(said["total_per_eu_euro"]) == ["certified", "documented", "declared"]
    assert said["target"] == {"private": "3.0000", "total": "4.0000", "amount": "1800000000.00"}


def test_a_worked_example():
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1200))
    for grade, amount in {"A": "500", "B": "250", "C": "125", "D": "60"}.items():
        make.accepted(amount=amount, grade=grade)

    said = figures(make.contract(), DAY)

    assert said["eu"] == {"projects": 1, "total_cost": "1200.00", "stated": "1000.00", "low": "1000.00", "high": "1000.00"}
    assert said["private"] == {"A": "500.00", "P": None, "B": "250.00", "C": "125.00", "D": "60.00"}
    assert said["per_eu_euro"] == {"certified": "0.5000", "documented": "0.7500", "declared": "0.8750"}
    assert said["total_per_eu_euro"] == {"certified": "1.5000", "documented": "1.7500", "declared": "1.8750"}
    assert said["left_out"] == []


def test_an_empty_ledger_is_nothing_and_unknown_eu_money_gives_no_factor():
    said = figures(make.contract(), DAY)

    assert said["eu"] == {"projects": 0, "total_cost": None, "stated": None, "low": None, "high": None}
    assert said["private"] == dict.fromkeys("APBCD", "0.00")
    assert said["per_eu_euro"] == dict.fromkeys(("certified", "documented", "declared"))
    assert said["answered"] is None


def test_an_eu_contribution_that_is_not_stated_makes_every_factor_an_interval():
    make.project(total_cost=Decimal(1000), funding_scheme="IA")
    make.accepted(amount="700", grade="A")

    said = figures(make.contract(), DAY)

    assert said["eu"] == {"projects": 1, "total_cost": "1000.00", "stated": None, "low": "700.00", "high": "1000.00"}
    assert said["per_eu_euro"]["certified"] == {"low": "0.7000", "high": "1.0000"}


def test_the_own_share_is_not_known_where_no_participation_states_amounts_and_0_where_they_state_none_is_left():
    one = members.member(kind="large_company")
    make.participation(one)
    assert private()["P"] is None

    make.participation(one, cost="100", paid="100")

    assert private()["P"] == "0.00"


def test_only_decisions_are_summed():
    line = make.declared(amount="1000")
    assert left_out() == [("not_accepted_yet", 1, "1000.00")]

    make.decide(line, "400")

    assert private()["C"] == "400.00"
    assert left_out() == []


def test_a_rejected_line_is_left_out_with_what_was_declared():
    line = make.declared(amount="1000")

    actions.reject(line, reason="out_of_scope", by=person(), at=make.AT)

    assert left_out() == [("rejected", 1, "1000.00")]


def test_a_plan_is_no_contribution():
    make.declared(amount="1000", is_planned=True)

    assert private()["C"] == "0.00"
    assert left_out() == []


def test_a_decision_counts_from_the_end_of_its_day_in_brussels():
    line = make.declared(amount="1000")
    make.decide(line, at=datetime(2018, 3, 5, 23, 30, tzinfo=UTC))

    assert private(DAY, date(2018, 3, 5))["C"] == "0.00"
    assert left_out(DAY, date(2018, 3, 5)) == [("entered_after", 1, "1000.00")]
    assert private(DAY, date(2018, 3, 6))["C"] == "1000.00"


def test_a_line_of_a_later_year_waits_for_its_year():
    make.accepted(amount="1000", year=2018)

    assert private(date(2017, 12, 31), DAY)["C"] == "0.00"
    assert left_out(date(2017, 12, 31), DAY) == [("year_after", 1, "1000.00")]
    assert private(date(2018, 1, 1), DAY)["C"] == "1000.00"


def test_a_correction_takes_the_place_of_its_line_once_accepted_and_earlier_knowledge_keeps_the_line():
    old = make.accepted(amount="1000")
    new = make.declared(amount="600", replaces=old, because="a typing mistake", at=datetime(2018, 5, 1, tzinfo=UTC))
    assert private()["C"] == "1000.00"
    assert left_out() == [("not_accepted_yet", 1, "600.00")]

    make.decide(new, at=datetime(2018, 6, 1, tzinfo=UTC))

    assert private()["C"] == "600.00"
    assert left_out() == []
    assert private(DAY, date(2018, 5, 31))["C"] == "1000.00"


def test_a_line_corrected_before_anybody_decided_is_no_claim_any_more():
    old = make.declared(amount="1000")
    make.declared(amount="600", replaces=old, because="a typing mistake")

    assert left_out() == [("not_accepted_yet", 1, "600.00")]


def test_a_withdrawn_decision_counts_until_the_day_it_was_withdrawn():
    line = make.accepted(amount="1000")
    actions.reopen(line, because="seen again", by=person(), at=datetime(2018, 6, 1, tzinfo=UTC))

    assert private(DAY, date(2018, 5, 31))["C"] == "1000.00"
    assert private()["C"] == "0.00"
    assert left_out() == [("not_accepted_yet", 1, "1000.00")]


@pytest.mark.parametrize("kind", ["research_centre", "university", "national_authority"])
def test_kinds_that_the_contract_does_not_name_are_not_private(kind):
    make.accepted(members.member(kind=kind))

    assert left_out() == [("kind_not_private", 1, "1000.00")]


@pytest.mark.parametrize("kind", ["large_company", "sme", "end_user", "operator", "association"])
def test_kinds_that_the_contract_names_are_private(kind):
    make.accepted(members.member(kind=kind))

    assert private()["C"] == "1000.00"


def test_membership_is_asked_for_on_the_last_day_of_the_lines_year():
    late, gone = members.member(on=date(2018, 1, 1)), members.member()
    members_actions.leave(gone, on=date(2017, 12, 31), by=None, at=make.AT)
    make.accepted(late)
    make.accepted(gone)
    make.accepted(late, "5", year=2018)

    assert left_out() == [("not_admitted", 2, "2000.00")]
    assert private()["C"] == "5.00"


def test_what_was_not_known_yet_of_a_membership_does_not_change_the_figure_of_that_knowledge():
    gone = members.member()
    make.accepted(gone)
    members_actions.leave(gone, on=date(2017, 6, 1), by=None, at=datetime(2018, 7, 1, tzinfo=UTC))

    assert private(DAY, date(2018, 6, 30))["C"] == "1000.00"
    assert private()["C"] == "0.00"


def test_a_merged_organisation_counts_as_its_successor_was():
    merged, successor = members.member(), members.member(kind="large_company")
    make.accepted(merged)
    members_actions.merge(merged, into=successor, on=date(2017, 9, 1), by=None, at=datetime(2017, 9, 1, tzinfo=UTC))

    facts = facts_of(make.contract(), DAY)

    (counted,) = facts.reckoning.counted
    assert (counted.contribution.kind, counted.contribution.parent) == ("large_company", str(successor.pk))


def test_the_rule_in_force_on_the_day_decides():
    make.accepted()
    actions.change_private_rule(
        make.contract(),
        RuleFacts(("university",), date(2018, 9, 1)),
        because="another reading",
        by=person(),
        at=datetime(2018, 8, 1, tzinfo=UTC),
    )

    assert private(date(2018, 8, 31))["C"] == "1000.00"
    assert private()["C"] == "0.00"


def test_other_readings_stand_side_by_side():
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1000))
    make.accepted(amount="1000")
    make.accepted(members.member(kind="association"), "100")
    make.accepted(members.member(kind="university"), "10")
    make.accepted(members.member(country="NO"), "1")
    make.accepted(members.organisation(kind="sme", kind_from=members.FOUNDED), "5000")
    make.accepted(members.member(country="IL"), "50000")

    readings = {row["code"]: row["private"]["C"] for row in figures(make.contract(), DAY)["context"]["readings"]}

    assert private()["C"] == "51101.00"
    assert readings == {"participants": "56101.00", "without_associated": "1101.00", "companies": "51001.00", "research": "51111.00"}


def test_a_participant_that_nobody_classified_is_read_by_the_activity_of_its_record():
    make.accepted(members.organisation(activity="PRC"))

    (row,) = [row for row in figures(make.contract(), DAY)["context"]["readings"] if row["code"] == "participants"]
    assert row["private"]["C"] == "1000.00"


def test_fictional_and_real_projects_never_mix():
    make.project(eu_contribution=Decimal(1000))
    make.project(eu_contribution=Decimal(7), is_fictional=True)
    assert figures(make.contract(), DAY)["eu"]["stated"] == "1000.00"

    Partnership.objects.update(is_demo=True)

    assert figures(make.contract(), DAY)["eu"]["stated"] == "7.00"


def test_eu_money_counts_when_signed_else_started_by_the_day():
    make.project(eu_contribution=Decimal(1), start=date(2018, 10, 1))
    make.project(eu_contribution=Decimal(10), start=date(2018, 10, 1), signed_on=date(2018, 9, 30))

    assert figures(make.contract(), DAY)["eu"]["stated"] == "10.00"
    assert figures(make.contract(), date(2018, 10, 1))["eu"]["stated"] == "11.00"


def test_answered_is_the_share_of_answers_asked_for_over_years_that_are_over():
    quiet, honest, busy = members.member(), members.member(), members.member()
    members.member(kind="university")
    actions.answer_nothing(make.contract(), honest, 2016, by=person(), at=make.AT)
    make.declared(busy, year=2017)
    make.declared(quiet, year=2018)

    said = figures(make.contract(), DAY)

    assert said["context"]["answered"] == {"answered": 2, "asked": 6}
    assert said["answered"] == "0.3333"


def test_the_straight_path_runs_by_days():
    assert figures(make.contract(), date(2016, 7, 5))["expected_by_now"] == "0.00"
    assert figures(make.contract(), date(2020, 12, 31))["expected_by_now"] == "1800000000.00"


def test_before_anything_was_known_there_is_nothing_to_measure():
    with pytest.raises(NoContract, match="2016-07-01"):
        facts_of(make.contract(), DAY, date(2016, 7, 1))


def test_a_day_ends_in_brussels():
    assert end_of(date(2018, 7, 1)).astimezone(UTC) == datetime(2018, 7, 1, 21, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize("lines", [1, 3])
def test_the_database_is_asked_the_same_however_long_the_ledger(lines, django_assert_num_queries):
    contract = make.contract()
    for year in range(2016, 2016 + lines):
        make.accepted(year=year, at=datetime(2018, 8, 1, tzinfo=UTC))
        make.participation(members.member(), cost="10", paid="5")

    with django_assert_num_queries(20):
        figures(contract, DAY)
