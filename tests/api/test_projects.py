"""Projects by program: filters, pages, one project, calls and topics."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import members
from tests.factories.projects import partner, project

pytestmark = pytest.mark.django_db


def keys(call, address: str) -> list[str]:
    answer = call("GET", address)
    assert answer.status_code == 200, answer.content
    return [one["acronym"] for one in answer.json()["items"]]


def test_everyone_reads_projects_with_what_is_stated_and_null_for_the_rest(call):
    project(
        acronym="ALPHA",
        grant_id="700001",
        rcn=5,
        total_cost=Decimal("12.5"),
        start_on=date(2017, 1, 1),
        topics=("T-2", "T-1"),
        sub_call="C-1",
    )

    assert call("GET", "/projects").json() == {
        "items": [
            {
                **{"key": "700001", "grant_id": "700001", "rcn": 5, "acronym": "ALPHA", "title": "", "status": ""},
                **{"signed_on": None, "start_on": "2017-01-01", "end_on": None, "funding_scheme": "", "framework": ""},
                **{"total_cost": "12.50", "eu_contribution": None, "topics": ["T-1", "T-2"], "master_call": None, "sub_call": "C-1"},
                "is_fictional": False,
            }
        ],
        "next": None,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=T-1", ["A"]), ("topic=T-1&topic=T-2", ["A", "B"]), ("q=keys", ["A"]), ("country=GR", ["A"]), ("year=none", ["B"]),
        ("origin=fictional", ["B"]), ("organisation=harbour", ["A"]), ("sort=largest", ["B", "A"]), ("scheme=IA&topic=T-1", []),
    ],
)  # fmt: skip
def test_filters_narrow_each_other(call, query, found):
    harbour = members.organisation("Harbour", "GR")
    project(harbour, acronym="A", title="Keys", topics=("T-1",), start_on=date(2017, 1, 1), total_cost=Decimal(1))
    project(acronym="B", topics=("T-2",), funding_scheme="IA", total_cost=Decimal(2), are_fictional=True)

    assert keys(call, f"/projects?{query}") == found


def test_every_project_comes_once_page_by_page(call):
    for number in range(7):
        project(acronym=f"N{number}")
    seen, after = [], ""

    while after is not None:
        answer = call("GET", f"/projects?limit=3&after={after}").json()
        seen += [one["acronym"] for one in answer["items"]]
        after = answer["next"]

    assert seen == [f"N{number}" for number in range(7)]


@pytest.mark.parametrize("query", ["after=nowhere", "limit=0", "limit=500", "sort=odd"])
def test_bad_input_is_answered_in_words(call, query):
    answer = call("GET", f"/projects?{query}")

    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [query.partition("=")[0]]


def test_one_project_with_everybody_who_takes_part(call):
    one = members.organisation("Harbour", "GR")
    made = project(partner(one, cost="800000", role="coordinator"), acronym="ALPHA", legal_basis="H2020-EU.2.1.1.")

    answer = call("GET", f"/projects/{made.key}").json()

    assert (answer["legal_basis"], answer["source"]) == ("H2020-EU.2.1.1.", None)
    assert answer["participants"] == [
        {
            **{
                "organisation": "harbour",
                "name": "Harbour",
                "country": "GR",
                "role": "coordinator",
                "position": 1,
                "activity": "",
                "is_sme": None,
            },
            **{"total_cost": "800000.00", "eu_contribution": None, "net_eu_contribution": None, "ended_on": None},
        }
    ]


def test_an_unknown_project_is_not_found_in_words(call):
    answer = call("GET", "/projects/none")

    assert answer.status_code == 404
    assert answer.json()["error"]


def test_calls_and_topics_say_how_many_projects_they_have(call):
    project(topics=("T-1", "T-2"), master_call="C-1", sub_call="C-1")
    project(topics=("T-1",), master_call="C-1", sub_call="C-2")

    assert call("GET", "/topics").json()["items"] == [
        {"code": "T-1", "title": "", "projects": 2},
        {"code": "T-2", "title": "", "projects": 1},
    ]
    assert call("GET", "/calls?limit=1").json()["items"] == [{"code": "C-1", "title": "", "projects": 2}]


@pytest.mark.parametrize("address", ["/projects", "/topics", "/calls"])
def test_an_answer_that_has_not_changed_is_not_sent_again(call, address):
    project()
    tag = call("GET", address)["ETag"]

    assert call("GET", address, **{"If-None-Match": tag}).status_code == 304
    project()
    assert call("GET", address, **{"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("projects", [1, 3])
def test_a_page_asks_the_database_the_same_however_long(call, projects, django_assert_num_queries):
    for _one in range(projects):
        project(members.organisation())
    call("GET", "/topics")

    with django_assert_num_queries(3):
        call("GET", "/projects?limit=3")
