"""The API of the watch: the same rights as the pages."""

from datetime import date

import pytest

from entente.members.models import Organisation
from entente.people import actions
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO
from tests.factories.watch import VECTOR, circle, soon
from tests.watch.samples import KEV

pytestmark = pytest.mark.django_db


def speaker(one: Organisation) -> Account:
    who = delegate(one)
    actions.give_role(who.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    return who


def test_an_advisory_is_published_read_answered_and_exported_by_whom_it_is_for(call, token, office):
    one = member("Given Ltd")
    keeper, given, other = token(office), token(speaker(one)), token(speaker(member("Other Ltd")))
    body = {"title": "Lantern", "summary": "It burns.", "marking": "AMBER", "recipients": [one.slug], "due_on": soon().isoformat()}

    made = call("POST", "/watch/advisories", keeper, body | {"vector": VECTOR, "pap": "GREEN"}).json()

    place = f"/watch/advisories/{made['id']}"
    found = call("GET", place, given).json()
    assert (found["level"], found["score"], found["score_origin"]) == ("critical", "10.0", "computed")
    assert [call("GET", f"{place}{end}", other).status_code for end in ("", "/answers", "/csaf", "/stix")] == [404] * 4
    assert [call("GET", "/watch/advisories", who).json()["items"] != [] for who in (given, other)] == [True, False]
    answer = {"organisation": one.slug, "stance": "at_work"}
    assert call("POST", f"{place}/answer", given, answer).json()["stance"] == "at_work"
    assert call("POST", f"{place}/answer", keeper, answer).status_code == 403
    assert "CVSS 4.0 has no field; vector and score stand in a note." in call("GET", f"{place}/csaf", given).json()["losses"]
    assert call("POST", f"{place}/withdraw", given, {"because": "x"}).status_code == 403
    assert call("POST", f"{place}/withdraw", keeper, {"because": "It was wrong"}).json()["state"] == "withdrawn"


def test_a_member_publishes_in_its_own_name_only_and_unknown_sectors_are_refused(call, token):
    one, other = member(), member()
    mine = token(speaker(one))
    body = {"title": "Lantern", "summary": "It burns.", "marking": "GREEN"}

    assert call("POST", "/watch/advisories", mine, body).json()["organisation"] == one.slug
    assert call("POST", "/watch/advisories", mine, body | {"organisation": other.slug}).status_code == 403
    assert call("POST", "/watch/advisories", mine, body | {"sectors": ["demand-nothing"]}).status_code == 409
    assert call("POST", "/watch/advisories", mine, body | {"marking": "CLEAR"}).status_code == 409
    assert call("POST", "/watch/advisories", mine, body | {"circle": circle().pk}).status_code == 404


def test_the_office_imports_a_file(call, token, office):
    sent = {"content": KEV.decode(), "name": "kev.csv"}

    dry = call("POST", "/watch/imports", token(office), sent | {"dry_run": True}).json()
    done = call("POST", "/watch/imports", token(office), sent).json()

    assert (dry["created"], done["created"], done["left_out"]) == (1, 1, [])
    assert call("POST", "/watch/imports", token(office), {"content": "{}"}).status_code == 409
    assert call("POST", "/watch/imports", token(speaker(member())), sent).status_code == 403
    assert call("GET", "/watch/picture").json()["total"] == 1
    assert call("GET", "/watch/circles").json() == []
