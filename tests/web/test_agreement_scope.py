"""Which projects count: lists in, before, out and undated, each with the rule that decided."""

from datetime import date
from decimal import Decimal

import pytest

from entente.web.agreement.views import scope
from tests.factories import agreement as make
from tests.factories import members
from tests.web.reading import words

pytestmark = pytest.mark.django_db


def test_each_project_stands_in_its_list_with_what_decided(client):
    inside = make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1200))
    early = make.project(start=date(2015, 5, 1), eu_contribution=Decimal(5_000_000))
    outside = make.project("ICT-35-2016")
    undated = make.project(start=None)
    make.contract()

    lists = {place: words(client.get(f"/contract/scope/?place={place}")) for place in ("in", "before", "out", "undated")}
    for place, project in (("in", inside), ("before", early), ("out", outside), ("undated", undated)):
        assert [name for name in lists if project.acronym in lists[name].split()] == [place]
    assert "One project in scope with € 1,000 of EU money" in lists["in"]
    assert "Their EU contribution is stated: € 1,000." in lists["in"]
    assert "Before the partnership: € 5 m. One project precedes the signature; it starts in May 2015." in lists["in"]


def test_own_shares_that_are_stated_are_said_with_how_many(client):
    make.contract()
    one = members.member()
    known = make.participation(one, cost="100", paid="40")
    make.participation(members.member(), of=known.project)

    assert "(1 of 2 participations): € 60." in words(client.get("/contract/scope/"))


def test_long_lists_are_paged(client, monkeypatch):
    make.contract()
    monkeypatch.setattr(scope, "A_PAGE", 2)
    for _number in range(3):
        make.project()

    first = client.get("/contract/scope/")
    second = client.get("/contract/scope/", {"after": first.context["next"]})

    assert [len(answer.context["rows"]) for answer in (first, second)] == [2, 1]
    assert second.context["next"] == ""
    assert 'rel="next"' not in second.content.decode()


def test_without_projects_the_office_is_told_what_to_do(signed_in, office):
    make.contract()

    assert "Import the official CORDIS files" in words(signed_in(office).get("/contract/scope/"))


@pytest.mark.parametrize("projects", [1, 3])
def test_the_page_asks_the_database_the_same_however_many_projects(client, projects, django_assert_num_queries):
    make.contract()
    for _number in range(projects):
        make.participation(members.member())

    with django_assert_num_queries(7):
        client.get("/contract/scope/")
