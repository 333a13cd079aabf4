"""What the contract asks of projects, and what an organisation's page shows."""

from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from entente.engine.scope import ScopedProject, ScopeRule, place_all
from entente.engine.shares import Participation as Part
from entente.engine.shares import derive
from entente.projects.queries import participations_of, projects_of, signed_by
from tests.factories import members
from tests.factories.projects import day, imported, partner, project
from tests.shared import shared

pytestmark = pytest.mark.django_db
SIGNATURE = date(2016, 7, 5)


@pytest.mark.parametrize("projects", [1, 3])
def test_projects_signed_by_a_day_in_two_questions(django_assert_num_queries, projects):
    for _one in range(projects):
        project(start_on=day("2017-01-01"))

    with django_assert_num_queries(2):
        assert len(signed_by(day("2018-01-01"))) == projects


@pytest.mark.parametrize(
    ("signed", "starts", "counted"),
    [
        ("2017-01-01", "2099-01-01", True),
        ("2017-01-02", "2016-01-01", False),
        (None, "2017-01-01", True),
        (None, "2017-01-02", False),
        (None, None, True),
    ],
)
def test_the_signature_decides_else_the_start_and_the_undated_are_told(signed, starts, counted):
    project(acronym="A", signed_on=signed and day(signed), start_on=starts and day(starts))

    assert len(signed_by(day("2017-01-01"))) == counted


def test_each_project_brings_its_codes_and_amounts_and_fictional_ones_stay_apart():
    one = project(
        **{"grant_id": "700001", "topics": ("T-2", "T-1"), "master_call": "M", "sub_call": "S"},
        **{"signed_on": day("2016-08-01"), "total_cost": Decimal(5), "funding_scheme": "IA"},
    )
    project(are_fictional=True)

    [told] = signed_by(day("2018-01-01"))

    assert told.scoped == ScopedProject("700001", "T-1;T-2", "M", "S", day("2016-08-01"), None)
    assert (told.pk, told.total_cost, told.eu_contribution, told.funding_scheme) == (one.pk, Decimal(5), None, "IA")
    assert len(signed_by(day("2018-01-01"), fictional=True)) == 1


def test_the_later_cyber_projects_in_the_scope_of_the_contract():
    imported(shared("cordis/h2020_cyber"))
    imported(shared("cordis/h2020_cyber_2016_2020"))
    rules = [ScopeRule(pattern, from_on=SIGNATURE) for pattern in ("DS-??-2016", "H2020-DS-*", "H2020-SU-*", "SU-*", "CIP-01-2016-2017")]

    told = signed_by(day("2020-12-31"))
    inside = {placing.key for placing in place_all([one.scoped for one in told], rules) if placing.place == "in"}

    assert len(told) == 53 + 155
    assert len(inside) == 67
    assert sum(one.total_cost for one in told if one.scoped.key in inside) == Decimal(376_707_939)


def test_own_shares_are_derived_from_participations_that_state_their_amounts(django_assert_num_queries):
    one, other = members.organisation(), members.organisation()
    project(partner(one, cost="900000", paid="630000"), partner(other), start_on=day("2017-01-01"), end_on=day("2018-12-31"))

    with django_assert_num_queries(1):
        parts = list(participations_of([one.pk, other.pk]))
        shares = [
            derive(Part(str(part.pk), part.total_cost, part.eu_contribution, part.project.start_on, part.project.end_on)) for part in parts
        ]

    assert [share.amount for share in shares] == [Decimal(270_000), None]
    assert [year.amount for year in shares[0].years] == [Decimal(135_000), Decimal(135_000)]


def test_an_organisation_s_projects_with_what_is_stated(django_assert_num_queries):
    one = members.organisation("Harbour", "GR")
    for year in range(2010, 2020):
        project(
            partner(one, paid="100" if year > 2017 else "", role="coordinator" if year == 2019 else "participant"),
            start_on=date(year, 1, 1),
        )

    with django_assert_num_queries(1):
        told = projects_of(one)

    assert (told.total, told.coordinated, told.eu_contribution, told.stated) == (10, 1, Decimal(200), 2)
    assert [part.project.start_on.year for part in told.newest] == [2019, 2018, 2017, 2016, 2015, 2014, 2013, 2012]


def test_an_organisation_s_projects_in_words():
    one = members.organisation("Harbour", "GR")
    project(partner(one), acronym="ALPHA")

    words = render_to_string("projects/_of_organisation.html", {"of_organisation": projects_of(one), "organisation": one})

    assert "It takes part in 1 publicly funded project." in words
    assert "What the EU pays it in them is not stated by the source." in words
    assert "not stated</span>" in words
    assert "€" not in words


def test_an_organisation_without_projects_says_so():
    one = members.organisation()

    words = render_to_string("projects/_of_organisation.html", {"of_organisation": projects_of(one), "organisation": one})

    assert "No publicly funded project" in words
