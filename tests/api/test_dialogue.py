"""The dialogue by program."""

import pytest

from tests.factories import dialogue as make
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def test_a_program_reads_a_tracker_and_enters_what_it_saw_with_its_source(call, token, office):
    row = make.tracker()
    there = f"/dialogue/trackers/{row.pk}"
    said = {"on": "2026-11-01", "phase": "preparation", "source": "Official journal", "address": make.SOURCE}

    assert call("GET", there).json()["countries"][0]["phase"] is None
    assert call("POST", f"{there}/countries/FR", token(account()), said).status_code == 403
    assert call("POST", f"{there}/countries/FR", token(office), said | {"address": ""}).status_code == 422
    entered = call("POST", f"{there}/countries/FR", token(office), said)

    assert entered.status_code == 201
    assert {one["country"]: one["phase"] for one in call("GET", there).json()["countries"]}["FR"] == "preparation"
    assert call("GET", f"{there}/countries/FR").json()[0]["address"] == make.SOURCE
    assert call("GET", f"{there}/countries/xx").status_code == 404


def test_a_region_says_which_are_like_it_and_the_lists_have_what_is_public(call):
    make.counterpart("Open agency")
    make.counterpart("Quiet agency", is_public=False)
    make.consultation("How to label")

    assert call("GET", "/dialogue/regions/FRH0").json() == {"code": "FRH0", "profile": {}, "matches": []}
    assert [one["name"] for one in call("GET", "/dialogue/partners").json()["items"]] == ["Open agency"]
    assert [one["title"] for one in call("GET", "/dialogue/consultations").json()["items"]] == ["How to label"]
    assert call("GET", "/dialogue/log").status_code == 401
