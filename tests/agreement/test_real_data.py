"""What the real open data can say, sentence by sentence: the imported CORDIS projects under the contract of 2016."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.html import strip_tags

from entente.agreement.queries.figures import figures
from entente.agreement.queries.reasons import placed_because
from entente.agreement.queries.scope import money, scope_of
from entente.agreement.queries.shares import shares_in, summary
from entente.engine.scope import Place
from entente.engine.shares import Underivable
from tests.factories import agreement as make
from tests.factories.projects import imported
from tests.shared import shared

pytestmark = pytest.mark.django_db
END = date(2020, 12, 31)


@pytest.fixture
def early():
    contract = make.contract()
    imported(shared("cordis/h2020_cyber"))
    return contract


@pytest.fixture
def both(early):
    imported(shared("cordis/h2020_cyber_2016_2020"))
    return early


def text(path: str, client: Client | None = None) -> str:
    return " ".join(strip_tags((client or Client()).get(path).content.decode()).split())


def test_the_53_early_projects_precede_the_signature_and_stand_apart(early):
    scope = scope_of(early)

    starts = sorted(project.tested_on for project in scope.before if project.tested_on)
    assert (len(scope.before), len(starts)) == (53, 52)
    assert (starts[0], starts[-1]) == (date(2015, 1, 1), date(2016, 5, 1))
    assert money(scope.before).stated == Decimal("177221210.43")
    assert money(scope.before).total_cost == Decimal("200938901.60")
    assert scope.inside == []
    assert [project.acronym for project in scope.at(Place.UNDATED)] == ["LV-Pri20"]


def test_the_scope_selects_67_later_projects(both):
    scope = scope_of(both)

    assert len(scope.inside) == 67
    assert scope.eu.total_cost == Decimal("376707939.00")
    assert {project.placing.rule.pattern for project in scope.inside} == {row.pattern for row in make.facts().scope}
    assert len(scope.projects) == 208
    assert len(scope.at(Place.OUT)) == 140
    assert all(placed_because(project).endswith(".") for project in scope.projects)


def test_their_eu_contribution_is_an_interval_by_the_funding_rates_never_one_number(both):
    said = figures(both, END)

    assert said["eu"] == {
        "projects": 67,
        "total_cost": "376707939.00",
        "stated": None,
        "low": "313039494.00",
        "high": "376707939.00",
    }
    assert said["context"]["scope"]["before"]["stated"] == "177221210.43"


def test_participants_amounts_are_not_known_and_never_0(both):
    scope = scope_of(both)

    everywhere = summary(shares_in({project.pk for project in scope.projects}))

    assert (everywhere.participations, everywhere.derivable, everywhere.amount) == (443, 0, None)
    assert everywhere.reasons == {Underivable.COST_NOT_STATED: 443}
    assert figures(both, END)["private"] == {"A": "0.00", "P": None, "B": "0.00", "C": "0.00", "D": "0.00"}


def test_the_scope_page_says_so(both):
    said = text("/contract/scope/")

    assert "67 projects in scope with between € 313,039,494 and € 376,707,939 of EU money" in said
    assert "67 projects in scope from 5 July 2016 on, with € 376,707,939 total cost." in said
    assert (
        "Their EU contribution is not stated by the source; by the funding rates of Horizon 2020 (100 %; innovation actions 70 % for"
        " profit-making bodies) it lies between € 313,039,494 and € 376,707,939." in said
    )
    assert "Before the partnership: € 177.2 m." in said
    assert "53 projects precede the signature (52 of 53 start between January 2015 and May 2016;" in said
    assert "Own share of the participants: not known." in said


def test_the_contract_page_says_so_to_the_office(both, signed_in, office):
    said = text("/contract/?as_of=2020-12-31", signed_in(office))

    assert "No private euro has been accepted yet; the contract expects 3.00 for each EU euro" in said
    assert "€ 313 m – € 376.7 m" in said
    assert "67 projects, not stated by the source" in said
    assert "The own share in projects is not known" in said


def test_each_list_of_the_scope_page_shows_the_rule_that_decided(both):
    assert "Included by SU-* from 5 July 2016 on." in text("/contract/scope/?place=in")
    assert "No pattern of the scope fits its topics and calls." in text("/contract/scope/?place=out")
    assert "lies outside the days of" not in text("/contract/scope/?place=in")
    assert "Neither its signature nor its start is known; its call is of 2014." in text("/contract/scope/?place=undated")
    assert "ARMOUR" in text("/contract/scope/?place=before")
