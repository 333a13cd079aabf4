"""Seats, rules, meetings, deliverables, comments and written procedures by the API."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.documents.models import Paragraph
from entente.governance import actions, homes
from entente.governance.actions import Meets, Seats
from entente.governance.models import Comment
from entente.members import actions as members
from entente.members.choices import DelegationRole
from entente.members.models import Category
from entente.people.choices import Permission, RoleCode
from tests.api.test_governance import bearer, post
from tests.factories.documents import document
from tests.factories.governance import BEGAN, body, chair, seat, seated
from tests.factories.meetings import meeting
from tests.factories.members import delegate, member, partnership
from tests.factories.people import LONG_AGO, account

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SPEAKS = (Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)


def speaking(one, organisation):
    """Somebody with the role of delegates, whose token may carry what the role allows."""
    somebody = account(RoleCode.DELEGATE)
    members.delegate(somebody.person, organisation, DelegationRole.REPRESENTATIVE, on=date(2016, 6, 13), by=None, at=LONG_AGO)
    seat(one, somebody, organisation=organisation)
    return somebody


def test_rules_are_for_everyone_and_seats_for_the_community(client, signed_in):
    partnership()
    one = body("BoD", kind="board")
    said = {"on": BEGAN, "by": None, "at": LONG_AGO}
    actions.empower(one, "decides", "the admission of members", **said)
    actions.set_seats(one, "SMEs", Seats(2, category=Category.objects.get(pk="sme")), source="Article 12", **said)
    actions.set_presence(one, Meets(), **said)
    seat(one, delegate(member()).person)

    told = client.get("/api/groups/bod/rulebook").json()
    sitting = signed_in(seated(body())).get("/api/groups/bod/seats?on=2018-09-30").json()

    assert (told["powers"][0]["what"], told["seats"][0]["category"], told["presence"]["quorum"]) == (
        "the admission of members",
        "sme",
        "1/2",
    )
    assert client.get("/api/groups/bod/rulebook?on=2015-01-01").json()["powers"] == []
    assert (sitting["seats"], sitting["vacant"], len(sitting["others"]), len(sitting["breaches"])) == (2, 2, 1, 1)
    assert client.get("/api/groups/bod/seats").status_code == 404


def test_how_a_meeting_is_called_and_whether_enough_are_there(signed_in, client):
    one = body("BoD", kind="board")
    leading, guest = chair(one), seated(one)
    actions.set_presence(one, Meets(), on=BEGAN, by=None, at=LONG_AGO)
    gathering = meeting(one, leading, leading, guest)
    where = f"/api/groups/bod/meetings/{gathering.pk}/calling"

    told, plain = signed_in(guest).get(where).json(), signed_in(seated(one)).get(where).json()

    assert (told["kind"], told["form"], told["is_late"]) == ("ordinary", "room", False)
    assert (told["presence"]["needed"], told["presence"]["present"], told["presence"]["is_reached"]) == (1, 0, False)
    assert plain["presence"] is None
    assert client.get(where).status_code == 404


def test_comments_go_in_and_are_dealt_with(office, client):
    one, organisation = body("WG4"), member("Pelagis Trust")
    leading, reader = chair(one), speaking(one, organisation)
    text = document("Label", "First.\n\nSecond.", home=homes.home(one), by=leading.person, at=NOW)
    asked = actions.ask_for_comments(one, text, closes_at=NOW + timedelta(days=7), by=leading.person, at=NOW)
    key = Paragraph.objects.filter(version=asked.version).values_list("key", flat=True)[0]
    where, mine = f"/api/groups/wg4/comments/{asked.pk}", bearer(reader, *SPEAKS)

    made = post(mine, where, paragraph=key, text="Say more.", organisation=organisation.slug)
    assert (made.status_code, made.json()["organisation"]) == (201, organisation.slug)
    assert post(mine, where, paragraph=key, text="Hm.", organisation=member().slug).status_code == 403
    assert post(mine, where, paragraph=999, text="Hm.").status_code == 409
    assert post(bearer(reader, Permission.SHARED_READ), where, paragraph=key, text="Hm.").status_code == 403
    assert post(mine, f"{where}/{made.json()['id']}", disposition="accepted").status_code == 403
    settled = post(bearer(office, *Permission), f"{where}/{made.json()['id']}", disposition="accepted")

    assert settled.json()["disposition"] == "accepted"
    assert [one["text"] for one in mine.get(where).json()["items"]] == ["Say more."]
    assert [one["document"] for one in mine.get("/api/groups/wg4/comments").json()["items"]] == [text.reference]
    assert client.get(where).status_code == 404
    assert Comment.objects.get().organisation == organisation


def test_deliverables_and_written_procedures_are_within_what_one_may_see(client):
    one = body("WG4")
    leading, reader = chair(one), speaking(one, member())
    actions.plan(one, "A label", leading.person, by=leading.person, at=NOW)
    opened = actions.open_written(
        one, "Budget", "The budget is adopted.", "silence", closes_at=NOW + timedelta(days=3), by=leading.person, at=NOW
    )
    mine, stranger = bearer(reader, *SPEAKS), bearer(speaking(body(), member()), *SPEAKS)

    assert [row["title"] for row in mine.get("/api/groups/wg4/deliverables").json()["items"]] == ["A label"]
    assert client.get("/api/groups/wg4/deliverables").json()["items"] == []
    assert [row["state"] for row in mine.get("/api/groups/wg4/written").json()["items"]] == ["open"]
    assert post(mine, f"/api/groups/wg4/written/{opened.pk}", said="object").status_code == 409
    assert post(mine, f"/api/groups/wg4/written/{opened.pk}", said="agree").status_code == 200
    assert post(stranger, f"/api/groups/wg4/written/{opened.pk}", said="agree").status_code == 404
    assert opened.voices.get(person=reader.person).said == "agree"
