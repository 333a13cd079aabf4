"""Gatherings by program: what is open to the caller, arranging, answering, attendance."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from entente.engine.marking import Marking
from entente.gatherings import actions
from entente.gatherings.models import Gathering, Guest
from entente.people.choices import Permission
from tests.factories.gatherings import answered, gathering, invited, reply
from tests.factories.members import delegate, member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
SOON = NOW + timedelta(days=30)
LINK = "https://meet.example.org/1"


def one(title="Plenary", **said):
    return gathering(title, at=NOW, starts_at=SOON, **said)


def plan(**said):
    return {
        "title": "Plenary",
        "starts_at": SOON.isoformat(),
        "ends_at": (SOON + timedelta(hours=2)).isoformat(),
        "place": "Brussels",
    } | said


def titles(answer):
    return [found["title"] for found in answer.json()["items"]]


def test_everybody_lists_what_is_open_to_them(call, token, office):
    for marking in Marking:
        one(marking.value, marking=marking)

    assert titles(call("GET", "/gatherings")) == ["CLEAR"]
    assert titles(call("GET", "/gatherings", token(office))) == ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT"]
    assert titles(call("GET", "/gatherings", token(office, Permission.GATHERINGS_KEEP))) == ["CLEAR"]


def test_the_list_is_filtered_and_goes_page_by_page(call, token, office):
    panel = one("Panel", kind="panel", marking=Marking.CLEAR)
    for number in range(3):
        one(f"Meeting {number}", marking=Marking.CLEAR)
    actions.invite(panel, [office.person_id], by=office.person, at=NOW)

    first = call("GET", "/gatherings?limit=3")
    rest = call("GET", f"/gatherings?limit=3&after={first.json()['next']}")

    assert titles(first) + titles(rest) == ["Panel", "Meeting 0", "Meeting 1", "Meeting 2"]
    assert titles(call("GET", "/gatherings?kind=panel")) == titles(call("GET", "/gatherings?mine=true", token(office))) == ["Panel"]
    assert titles(call("GET", "/gatherings?q=meet")) == ["Meeting 0", "Meeting 1", "Meeting 2"]
    assert titles(call("GET", f"/gatherings?since={(SOON + timedelta(days=1)).isoformat().replace('+', '%2B')}")) == []


def test_what_may_not_be_seen_is_not_there_and_green_asks_for_a_key(call):
    for path in ("", "/calendar"):
        assert call("GET", f"/gatherings/{one(marking=Marking.AMBER).pk}{path}").status_code == 404
        assert call("GET", f"/gatherings/{one().pk}{path}").status_code == 401


def test_the_link_is_for_those_who_come_and_those_who_organise(call, token, office):
    somebody = delegate(member())
    found = one(link=LINK)
    (guest,) = actions.invite(found, [somebody.person_id], by=office.person, at=NOW)
    client = Client()
    client.force_login(somebody, backend="allauth.account.auth_backends.AuthenticationBackend")

    before = client.get(f"/api/gatherings/{found.pk}").json()
    answered(guest, at=NOW)
    after = client.get(f"/api/gatherings/{found.pk}").json()

    assert (before["link"], before["is_online"], before["mine"]["state"]) == ("", True, "invited")
    assert (after["link"], after["mine"]) == (LINK, {"state": "accepted", "how": "room", "in_line": 0})
    assert call("GET", f"/gatherings/{found.pk}", token(office)).json()["link"] == LINK


def test_the_office_arranges_changes_announces_and_cancels(call, token, office):
    secret = token(office)

    made = call("POST", "/gatherings", secret, plan(reminders=[{"whom": "coming", "hours": 24}]))
    pk = made.json()["id"]
    moved = call("PATCH", f"/gatherings/{pk}", secret, {"place": "Tallinn", "capacity": 5})
    announced = call("POST", f"/gatherings/{pk}/announcement", secret)
    cancelled = call("POST", f"/gatherings/{pk}/cancellation", secret, {"because": "Ill."})

    assert [answer.status_code for answer in (made, moved, announced, cancelled)] == [201, 200, 200, 200]
    assert (made.json()["state"], made.json()["organiser"]) == ("draft", office.person.name)
    assert (moved.json()["place"], moved.json()["free"]) == ("Tallinn", 5)
    assert (announced.json()["state"], cancelled.json()["state"], cancelled.json()["reason"]) == ("announced", "cancelled", "Ill.")


@pytest.mark.parametrize(
    ("said", "status", "why"),
    [
        ({"ends_at": "2020-01-01T00:00:00Z"}, 409, "It has to end after it begins."),
        ({"starts_at": "0001-01-01T00:00:00Z"}, 409, "Look at the year: it is far away."),
        ({"zone": "Nowhere"}, 409, "Name the time zone as Region/City, such as Europe/Tallinn."),
        ({"organiser": 999_999}, 409, "Somebody has to organise it: nobody here has this number."),
        ({"home": "governance.body:99999"}, 404, "There is nothing at this address, or it is not yours to see."),
        ({"organiser": 10**30}, 422, "Some of what was sent is not right; nothing was changed."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_cannot_be_arranged_is_refused_in_words(call, token, office, said, status, why):
    answer = call("POST", "/gatherings", token(office), plan(**said))

    assert (answer.status_code, answer.json()["error"]) == (status, why)
    assert not Gathering.objects.exists()


def test_null_takes_a_limit_away_and_says_nothing_of_the_rest(call, token, office):
    found = one(capacity=3)

    assert call("PATCH", f"/gatherings/{found.pk}", token(office), {"capacity": None}).json()["capacity"] is None
    assert call("PATCH", f"/gatherings/{found.pk}", token(office), {"title": None}).status_code == 409


def test_who_may_not_arrange_is_refused(call, token, auditor):
    assert call("POST", "/gatherings", token(auditor), plan()).status_code == 403


def test_inviting_takes_people_audiences_and_outsiders_all_or_none(call, token, office):
    found, somebody = one(), person()
    body = {"people": [somebody.pk], "audience": "role:office", "outsiders": [{"name": "Ada", "email": "ada@example.org"}]}

    assert call("POST", f"/gatherings/{found.pk}/guests", token(office), body).json() == {"invited": 3}
    wrong = {"people": [person().pk], "outsiders": [{"name": "Bo", "email": "no address"}]}
    assert call("POST", f"/gatherings/{found.pk}/guests", token(office), wrong).status_code == 409
    assert call("POST", f"/gatherings/{found.pk}/guests", token(office), {}).status_code == 409
    assert Guest.objects.count() == 3
    listed = call("GET", f"/gatherings/{found.pk}/guests", token(office)).json()["items"]
    assert {guest["name"] for guest in listed} == {somebody.name, office.person.name, "Ada"}


def test_the_guests_of_a_hidden_gathering_are_no_audience(call, token, office):
    hidden = one("Hidden", marking=Marking.RED)
    invited(hidden, at=NOW)

    answer = call("POST", f"/gatherings/{one().pk}/guests", token(office), {"audience": f"guests:gathering-{hidden.pk}"})

    assert (answer.status_code, answer.json()["error"]) == (409, f"There is no guests “gathering-{hidden.pk}”.")


def test_one_answers_for_oneself_and_the_office_for_its_guests(call, token, office):
    found = one(capacity=1, is_open=True)
    (guest,) = invited(found, at=NOW)

    own = call("POST", f"/gatherings/{found.pk}/answer", token(office), {"answer": "accepted"})
    noted = call("POST", f"/gatherings/{found.pk}/answer", token(office), {"answer": "accepted", "person": guest.person_id})

    assert own.json() == {"state": "accepted", "how": "room", "in_line": 0}
    assert noted.json() == {"state": "waiting", "how": "room", "in_line": 1}
    assert call("POST", f"/gatherings/{found.pk}/answer", token(office), {"answer": "accepted", "person": 999_999}).status_code == 404


def test_attendance_is_noted(call, token, office):
    found = gathering("Yesterday", at=NOW - timedelta(days=9), starts_at=NOW - timedelta(days=1))
    (guest,) = invited(found, at=NOW - timedelta(days=8))
    body = {"noted": [{"person": guest.person_id, "presence": "room"}, {"person": person().pk, "presence": "room"}]}

    assert call("PUT", f"/gatherings/{found.pk}/attendance", token(office), body).json() == {"changed": 2}
    wrong = {"noted": [{"person": guest.person_id, "presence": "room", "came_at": "9999-12-31T23:59:59Z"}]}
    assert call("PUT", f"/gatherings/{found.pk}/attendance", token(office), wrong).status_code == 409
    unknown = {"noted": [{"person": 999_999, "presence": "room"}]}
    assert call("PUT", f"/gatherings/{found.pk}/attendance", token(office), unknown).status_code == 409


def test_one_comes_as_a_calendar(call):
    found = one(marking=Marking.CLEAR, link=LINK)

    answer = call("GET", f"/gatherings/{found.pk}/calendar")

    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (str(event["UID"]), answer["Content-Type"]) == (found.uid, "text/calendar; charset=utf-8")
    assert LINK.encode() not in answer.content


def test_answers_of_calendars_are_read(token, office):
    (guest,) = invited(one(), at=NOW)
    file = SimpleUploadedFile("reply.eml", reply(guest, at=NOW + timedelta(seconds=1)))

    headers = {"authorization": f"Bearer {token(office)}"}
    answer = Client().post("/api/gatherings/replies", {"file": file}, headers=headers)

    assert (answer.status_code, answer.json()["taken"]) == (200, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_the_database_the_same_however_long(call, count, django_assert_num_queries):
    for number in range(count):
        one(f"Meeting {number}", marking=Marking.CLEAR)

    with django_assert_num_queries(1):
        call("GET", "/gatherings")
