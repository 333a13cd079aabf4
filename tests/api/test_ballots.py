"""Votes by program: the same rights and refusals as the pages."""

import secrets
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.ballots.models import Decision
from entente.engine import rules as engine
from entente.people import actions as people
from entente.people.choices import Permission, RoleCode
from tests.factories import ballots as made
from tests.factories.ballots import MOTION, SECRET
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db


def ballot(**said):
    return {"number": secrets.token_hex(16), "salt": secrets.token_hex(16), **said}


def test_a_vote_goes_from_its_rule_to_its_decision_by_program(call, token):
    of = made.assembly(2)
    for voice in of.voices:
        people.give_role(voice.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    office, voice = token(of.office), token(of.voices[0], Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)
    spec = engine.stored(replace(MOTION, privacy=SECRET))

    wrong = call("POST", "/rules", office, {"body": of.body.slug, "spec": spec | {"majorty": {}}})
    rule = call("POST", "/rules", office, {"body": of.body.slug, "spec": spec}).json()
    assert (wrong.status_code, "there is no field majorty" in wrong.json()["error"]) == (409, True)
    assert call("POST", f"/rules/{rule['id']}/adopt", voice, {"on": "2018-01-01"}).status_code == 403
    call("POST", f"/rules/{rule['id']}/adopt", office, {"on": "2018-01-01"})
    now = timezone.now()
    times = {"opens_at": now.isoformat(), "closes_at": (now + timedelta(hours=1)).isoformat()}
    vote = call("POST", "/votes", office, {"rule": rule["id"], "title": "A ship"} | times).json()
    assert call("GET", f"/votes/{vote['id']}", voice).status_code == 404
    for step in ("freeze", "open"):
        assert call("POST", f"/votes/{vote['id']}/{step}", office).status_code == 200
    rows = call("GET", f"/votes/{vote['id']}/roll", voice).json()
    assert [(row["votes"], row["why"], row["has_voted"]) for row in rows] == [("1", ["one member, one vote"], False)] * 2
    own = next(row["id"] for row in rows if row["organisation"] == of.organisations[0].slug)
    other = next(row["id"] for row in rows if row["id"] != own)

    cast = ballot(choice="for")
    first = call("POST", f"/votes/{vote['id']}/roll/{own}/ballot", voice, cast)
    again = call("POST", f"/votes/{vote['id']}/roll/{own}/ballot", voice, cast)
    assert (first.json()["again"], again.json()["again"], first.json()["digests"] == again.json()["digests"]) == (False, True, True)
    assert call("POST", f"/votes/{vote['id']}/roll/{own}/ballot", voice, ballot(choice="against")).status_code == 409
    assert call("POST", f"/votes/{vote['id']}/roll/{other}/ballot", voice, ballot(choice="for")).status_code == 403
    open_vote = call("GET", f"/votes/{vote['id']}", office).json()
    assert (open_vote["voted"], open_vote["result"], open_vote["outcome"]) == (1, {}, "")
    assert call("GET", f"/votes/{vote['id']}/published", office).status_code == 404
    call("POST", f"/votes/{vote['id']}/close", office)
    counted = call("POST", f"/votes/{vote['id']}/count", office, {}).json()

    assert (counted["outcome"], counted["result"]["motion"]["votes_for"]) == ("carried", "1")
    assert call("GET", f"/votes/{vote['id']}/published", voice).json()["head"] == counted["head"]
    listed = call("GET", "/decisions?q=ship", voice).json()["items"]
    assert [one["number"] for one in listed] == [str(Decision.objects.get())]
    caused = {"room": "market", "noun": "measure", "id": "4", "label": "Measure 4"}
    assert call("POST", f"/decisions/{listed[0]['id']}/caused", office, caused).json()["caused"] == [caused]
