"""Why a figure is what it is: what is counted adds up to what is printed, whatever part is asked for."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.agreement import actions
from entente.agreement.queries.figures import facts_of, printed
from entente.agreement.queries.parts import Measure, Part
from entente.agreement.queries.reasons import LEFT_OUT, SHORT, UNDERIVABLE
from entente.agreement.queries.scope import scope_of
from entente.agreement.queries.why import why_answered, why_lines, why_projects
from entente.engine.ledger import LeftOut
from entente.engine.shares import Underivable
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


@pytest.fixture
def facts():
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1200))
    make.project(total_cost=Decimal(100), funding_scheme="IA", start=date(2018, 2, 1))
    make.project("DS-02-2016", start=date(2018, 12, 1), eu_contribution=Decimal(5))
    make.project("DS-02-2016", start=date(2016, 1, 1), eu_contribution=Decimal(7))
    make.accepted(amount="500", grade="A")
    make.accepted(amount="250", grade="B", year=2018)
    make.accepted(amount="125", of="100")
    make.accepted(members.member(kind="university"), "60")
    make.declared(amount="40")
    actions.reject(make.declared(amount="30"), reason="double", by=person(), at=make.AT)
    return facts_of(make.contract(), DAY)


@pytest.mark.parametrize(
    ("part", "total"),
    [
        (Part(), 850),
        (Part(grade="A"), 500),
        (Part(level="certified"), 500),
        (Part(level="documented"), 750),
        (Part(level="declared"), 850),
        (Part(year=2018), 250),
        (Part(until=2017), 600),
        (Part(until=2017, level="certified"), 500),
        (Part(country="FR"), 850),
        (Part(country="DE"), None),
        (Part(activity="training"), 850),
    ],
)
def test_the_counted_lines_of_a_part_add_up(facts, part, total):
    assert why_lines(facts, part).low == total


def test_the_printed_grades_are_the_sums_of_their_lines(facts):
    said = printed(facts)

    for grade in "ABC":
        assert why_lines(facts, Part(grade=grade)).low == Decimal(said["private"][grade])
    for year in said["years"]:
        for level in ("certified", "documented", "declared"):
            lines = why_lines(facts, Part(until=year["year"], level=level))
            assert (lines.low or 0) == Decimal(year["so_far"]["private"][level])


def test_every_line_left_out_stands_with_its_reason_and_adds_up(facts):
    for row in printed(facts)["left_out"]:
        found = why_lines(facts, Part(reason=row["reason"]), of_left_out=True)
        assert (len(found.counted), found.low) == (row["lines"], Decimal(row["amount"]))
        assert {item.reason for item in found.counted} == {str(LEFT_OUT[LeftOut(row["reason"])])}
    assert {row["reason"] for row in printed(facts)["left_out"]} == {"not_accepted_yet", "rejected", "kind_not_private"}


def test_a_reduced_line_says_from_how_much(facts):
    (reduced,) = [item for item in why_lines(facts, Part()).counted if item.reason]

    assert reduced.reason == "Reduced from EUR 125.00."


def test_the_projects_behind_the_eu_money_add_up_and_the_others_say_why_not(facts):
    said = printed(facts)["eu"]

    found = why_projects(facts.scope, Measure.EU, Part(), DAY)

    assert (found.low, found.high) == (Decimal(said["low"]), Decimal(said["high"])) == (1070, 1100)
    assert sorted(item.reason for item in found.left_out) == [
        "It begins after the day of this figure.",
        "Its date, 1 January 2016, lies outside the days of DS-??-2016 from 5 July 2016 on.",
    ]
    assert [name for name, *_rest in found.groups] == ["by the funding rates", "stated"]
    assert why_projects(facts.scope, Measure.EU, Part(year=2018), DAY).low == 70
    assert why_projects(facts.scope, Measure.EU, Part(until=2017), DAY).low == 1000


def test_what_came_before_adds_up(facts):
    assert why_projects(facts.scope, Measure.BEFORE, Part(), DAY).low == 7


def test_who_answered_and_who_did_not():
    quiet, honest = members.member("Quiet"), members.member("Honest")
    actions.answer_nothing(make.contract(), honest, 2017, by=person(), at=datetime(2018, 2, 1, tzinfo=UTC))

    found = why_answered(facts_of(make.contract(), DAY), Part(), lambda pks: {quiet.pk: "Quiet", honest.pk: "Honest"})

    assert [(item.label, item.detail) for item in found.counted] == [("Honest", "2017")]
    assert [(item.label, item.detail) for item in found.left_out] == [("Honest", "2016"), ("Quiet", "2016"), ("Quiet", "2017")]


def test_every_reason_of_the_engine_has_its_words():
    assert set(LEFT_OUT) == set(SHORT) == set(LeftOut)
    assert set(UNDERIVABLE) == set(Underivable)


def test_projects_that_stand_apart_are_in_no_figure(facts):
    assert not {project.pk for project in scope_of(make.contract()).before} & {project.pk for project in facts.scope.inside}
