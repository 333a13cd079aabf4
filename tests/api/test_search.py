"""Search and Desk for programs: the same results and rights as the pages."""

import pytest

from entente.engine.marking import Marking
from entente.people.choices import Permission
from tests.factories import documents, members
from tests.factories.desk import run_out
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
KRAKEN = "/search?q=kraken"


def totals(answer) -> dict[str, int]:
    assert answer.status_code == 200, answer.content
    return {group["type"]: group["total"] for group in answer.json()["groups"]}


def test_a_visitor_finds_what_is_public(call):
    one = members.member("Kraken Ltd", city="Tallinn", country="EE")
    documents.document("The kraken")
    person("Kira Kraken")

    answer = call("GET", KRAKEN)

    assert answer.json() == {
        "total": 1,
        "groups": [
            {
                "type": "members.organisation",
                "label": "Organisations",
                "total": 1,
                "hits": [
                    {
                        "title": "Kraken Ltd",
                        "address": f"/members/{one.slug}/",
                        "facts": "Member · Tallinn, Estonia",
                        "marking": None,
                        "at": None,
                    }
                ],
            }
        ],
        "next": None,
    }


def test_a_token_finds_what_its_scopes_reach(call, token, office):
    documents.document("The kraken", marking=Marking.AMBER)
    person("Kira Kraken")

    assert totals(call("GET", KRAKEN, token(office))) == {"people.person": 1, "document": 1}
    assert totals(call("GET", KRAKEN, token(office, Permission.PEOPLE_MANAGE))) == {"people.person": 1}
    assert totals(call("GET", KRAKEN, token(office, Permission.MEMBERS_EDIT))) == {}


def test_one_type_comes_page_by_page(call):
    for number in range(30):
        members.member(f"Kraken {number:02}")

    first = call("GET", f"{KRAKEN}&type=members.organisation").json()
    second = call("GET", f"{KRAKEN}&type=members.organisation&after={first['next']}").json()

    found = [hit["title"] for page in (first, second) for hit in page["groups"][0]["hits"]]
    assert (len(found), len(set(found)), first["total"], second["next"]) == (30, 30, 30, None)


@pytest.mark.parametrize("noun", ["people.person", "nothing"])
def test_a_type_that_one_may_not_search_is_not_there(call, db, noun):
    assert call("GET", f"{KRAKEN}&type={noun}").status_code == 404


def test_the_desk_says_what_waits(call, token, office):
    document = run_out(office.person, "Old rules")

    answer = call("GET", "/desk", token(office))

    assert answer.json() == {
        "total": "One thing, about 1 minute",
        "waiting": [
            {
                "noun": "document",
                "id": document.reference,
                "sentence": "Decide what becomes of “Old rules”, which has run out",
                "address": f"/documents/{document.reference}/",
                "due_on": document.keep_until.isoformat(),
                "minutes": 1,
                "where": "WG3",
                "marking": "AMBER",
            }
        ],
    }


def test_what_waits_for_a_role_waits_for_a_token_only_with_its_scope(call, token, office):
    members.applicant()

    assert [one["noun"] for one in call("GET", "/desk", token(office)).json()["waiting"]] == ["application"]
    assert call("GET", "/desk", token(office, Permission.RECORD_READ)).json()["waiting"] == []


def test_the_desk_is_nobodys_without_signing_in(call, db):
    assert call("GET", "/desk").status_code == 401


def test_nothing_waits_for_a_stranger(call, token):
    assert call("GET", "/desk", token(account(), all_scopes=False)).json() == {"total": "Nothing", "waiting": []}
