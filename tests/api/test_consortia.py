"""Consortia by program: a board, a suggestion with its reasons, an invitation and its answer."""

from datetime import date

import pytest

from entente.consortia.models import Board
from entente.people import actions as people
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account
from tests.factories.consortia import expertise, role, topic
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
SCOPES = (Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)


def voice(who: Account) -> Account:
    people.give_role(who.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    return who


def test_a_consortium_is_made_by_program(call, token):
    crypto = expertise(0)[0]
    lead, other = member("Lead", "FR"), member("Other", "DE", expertise=(crypto.pk,))
    mine, theirs = token(voice(delegate(lead)), *SCOPES), token(voice(delegate(other)), *SCOPES)
    said = {"topic": topic().code, "title": "Beacon", "summary": "Warn ports.", "countries": 2, "coordinator": lead.slug}

    made = call("POST", "/consortia", mine, said).json()
    seat = role(Board.objects.get(), "Pilot", expertise=[crypto])
    found = call("GET", f"/consortia/{made['id']}/suggestion", mine).json()
    asked = call("POST", f"/consortia/roles/{seat.pk}/invitations", mine, {"organisation": other.slug})
    again = call("POST", f"/consortia/roles/{seat.pk}/invitations", mine, {"organisation": other.slug})

    assert [(one["organisation"], one["holds"]) for one in found["seats"]][1] == (other.slug, ["countries"])
    assert (asked.status_code, again.status_code) == (201, 409)
    assert call("POST", "/consortia", theirs, said).status_code == 403
    assert call("GET", f"/consortia/{made['id']}/suggestion", theirs).status_code == 403
    answered = call("POST", f"/consortia/invitations/{asked.json()['id']}/answer", theirs, {"answer": "accept"})
    assert answered.json()["state"] == "accepted"
    assert [one["holder"] for one in call("GET", f"/consortia/{made['id']}/roles", mine).json()] == [lead.slug, other.slug]
    assert [one["state"] for one in call("GET", f"/consortia/{made['id']}/invitations", mine).json()] == ["accepted"]
    assert call("GET", "/consortia").status_code == 401
