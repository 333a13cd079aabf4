"""Which projects stand in the contract, which out, which before it, each with the rule that decided."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.agreement import actions
from entente.agreement.actions.facts import PatternFacts
from entente.agreement.queries.days import end_of
from entente.agreement.queries.reasons import placed_because
from entente.agreement.queries.scope import money, scope_of
from entente.engine.scope import Place
from tests.factories import agreement as make
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def placed(**said):
    made = make.project(**said)
    (found,) = [project for project in scope_of(make.contract()).projects if project.pk == made.pk]
    return found


@pytest.mark.parametrize(
    ("topic", "call", "start", "place", "because"),
    [
        ("DS-01-2016", "", date(2016, 7, 5), Place.IN, "Included by DS-??-2016 from 5 July 2016 on."),
        ("", "H2020-DS-LEIT-2017", date(2018, 1, 1), Place.IN, "Included by H2020-DS-* from 5 July 2016 on."),
        ("SU-ICT-01-2018", "H2020-SU-ICT-2018", date(2019, 1, 1), Place.IN, "Included by SU-* from 5 July 2016 on."),
        ("DS-01-2016", "", date(2016, 7, 4), Place.OUT, "Its date, 4 July 2016, lies outside the days of DS-??-2016 from 5 July 2016 on."),
        ("ICT-35-2016", "", date(2017, 1, 1), Place.OUT, "No pattern of the scope fits its topics and calls."),
        ("DS-01-2016", "", None, Place.UNDATED, "Neither its signature nor its start is known; its call is of 2016."),
        ("", "", None, Place.UNDATED, "Neither its signature nor its start is known."),
    ],
)
def test_each_project_has_its_place_and_the_reason(topic, call, start, place, because):
    found = placed(topic=topic, call=call, start=start)

    assert found.placing.place is place
    assert placed_because(found) == because


def test_the_signature_is_tested_before_the_start():
    assert placed(start=date(2016, 1, 1), signed_on=date(2016, 7, 5)).placing.place is Place.IN
    assert placed(start=date(2017, 1, 1), signed_on=date(2016, 7, 4)).placing.place is Place.OUT


def test_the_last_pattern_that_fits_decides():
    contract = make.contract()
    patterns = [*make.facts().scope, PatternFacts("DS-07-2016", "exclude", make.SIGNED, date(2017, 6, 1))]
    actions.change_scope(contract, patterns, because="not this one", by=person(), at=datetime(2019, 1, 1, tzinfo=UTC))

    assert placed_because(placed(topic="DS-07-2016")) == "Excluded by DS-07-2016 from 5 July 2016 to before 1 June 2017."
    assert placed(topic="DS-07-2016", start=date(2017, 6, 1)).placing.place is Place.IN
    assert len(scope_of(contract, end_of(date(2018, 12, 31))).inside) == 2


def test_what_precedes_the_signature_stands_apart_even_undated_when_its_call_is_of_an_earlier_year():
    early = make.project("ICT-07-2014", start=date(2015, 1, 1), eu_contribution=Decimal(10))
    undated = make.project("MSCA-IF-2014-EF", start=None, eu_contribution=Decimal(1))
    make.project("DS-01-2016", start=None)
    make.project("ICT-35-2016", start=date(2017, 1, 1))
    make.project()

    found = scope_of(make.contract())

    assert {project.pk for project in found.before} == {early.pk, undated.pk}
    assert money(found.before).stated == 11
    assert found.eu.projects == 1


def test_an_interval_is_kept_apart_from_what_is_stated():
    make.project(eu_contribution=Decimal(100), total_cost=Decimal(150))
    make.project(total_cost=Decimal(100), funding_scheme="IA")
    make.project(funding_scheme="RIA")

    eu = scope_of(make.contract()).eu

    assert (eu.stated, eu.low, eu.high, eu.total_cost) == (100, 170, 200, 250)
    assert (eu.stated_projects, eu.estimated_projects, eu.not_known_projects) == (1, 1, 1)


@pytest.mark.parametrize("projects", [1, 3])
def test_the_database_is_asked_the_same_however_many_projects(projects, django_assert_num_queries):
    contract = make.contract()
    for _number in range(projects):
        make.project(call="H2020-DS-2016-2017")

    with django_assert_num_queries(4):
        scope_of(contract)
