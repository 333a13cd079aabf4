"""The calendar, a gathering's page, the reader's own answer, zones, calendars to subscribe to, answers of calendars."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from entente.documents import actions as documents
from entente.documents import contents
from entente.documents.discovery import home_of
from entente.engine.marking import Marking
from entente.gatherings import actions
from entente.gatherings.choices import GatheringKind
from entente.gatherings.models import Feed, Guest, Reply
from tests.factories.gatherings import answered, draft, gathering, invited, reply
from tests.factories.members import delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
SOON = (NOW + timedelta(days=30)).replace(hour=8, minute=0, second=0)
LINK = "https://meet.example.org/secret"


def one(title="Plenary", **said):
    said = {"at": NOW, "starts_at": SOON} | said
    return gathering(title, **said)


def page(client, address, status=200, **more):
    answer = client.get(address, **more)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


def test_a_visitor_sees_what_is_clear_and_how_to_see_more(client):
    one("Open day", marking=Marking.CLEAR)
    one("Community")

    body = page(client, "/gatherings/")

    assert "Open day" in body
    assert "Community" not in body
    assert 'href="/gatherings/calendar.ics"' in body


def test_an_empty_calendar_says_how_to_begin(client, office, signed_in):
    assert "Sign in to see what you are invited to" in page(client, "/gatherings/")
    assert "Arrange the first gathering" in page(signed_in(office), "/gatherings/")
    assert "Nothing you may see has taken place yet" in page(client, "/gatherings/?when=past")


def test_what_is_coming_and_what_was_stand_apart_by_month(office, signed_in):
    one("Coming")
    gathering("Gone", at=NOW - timedelta(days=90), starts_at=NOW - timedelta(days=60))
    client = signed_in(office)

    coming, past = page(client, "/gatherings/"), page(client, "/gatherings/?when=past")

    assert ("Coming" in coming, "Gone" in coming, ">Gone<" in past) == (True, False, True)
    assert f"{timezone.localtime(SOON):%B %Y}" in coming


def test_the_list_is_filtered_by_words_kind_and_mine(office, signed_in):
    actions.invite(one("Panel on tests", kind=GatheringKind.PANEL), [office.person_id], by=None, at=NOW)
    one("Meeting")
    client = signed_in(office)

    for query in ("q=panel", "kind=panel", "mine=1"):
        body = page(client, f"/gatherings/?{query}")
        assert ("Panel on tests" in body, ">Meeting</a>" in body) == (True, False), query
    assert "Nothing fits" in page(client, "/gatherings/?q=nowhere")
    assert page(client, "/gatherings/?kind=%00&q=%00&after=x&home=%00")


def test_pages_follow_each_other(office, signed_in, monkeypatch):
    monkeypatch.setattr("entente.web.gatherings.views.reading.A_PAGE", 2)
    made = [one(f"Number {number}") for number in range(3)]
    client = signed_in(office)

    first = page(client, "/gatherings/")
    second = page(client, f"/gatherings/?after={made[1].pk}")

    assert ("Number 1" in first, "Number 2" in first, f"after={made[1].pk}" in first) == (True, False, True)
    assert ("Number 2" in second, "Number 1" in second) == (True, False)


def test_a_month_shows_each_day_in_the_readers_zone(office, signed_in):
    one("Late", starts_at=SOON.replace(day=15, hour=23, minute=30))
    client = signed_in(office)

    body = page(client, f"/gatherings/{SOON:%Y/%m}/")

    day = body.split(f'datetime="{SOON:%Y-%m}-16"')[1].split("</td>")[0]
    assert "Late" in day
    client.post("/gatherings/zone/", {"zone": "Atlantic/Azores", "next": "/gatherings/"})
    body = page(client, f"/gatherings/{SOON:%Y/%m}/")
    assert "Late" in body.split(f'datetime="{SOON:%Y-%m}-15"')[1].split("</td>")[0]
    assert page(client, "/gatherings/2016/13/", status=404)


def test_the_zone_is_the_readers_choice_and_leads_nowhere_else(client):
    found = one(marking=Marking.CLEAR, zone="Europe/Tallinn")
    assert "(Europe/Tallinn, UTC" in page(client, f"/gatherings/{found.pk}/")

    away = client.post("/gatherings/zone/", {"zone": "America/New_York", "next": "https://evil.example/"})
    wrong = client.post("/gatherings/zone/", {"zone": "Nowhere"})

    assert (away["Location"], wrong.status_code) == ("/gatherings/", 422)
    assert "(America/New_York, UTC" in page(client, f"/gatherings/{found.pk}/")


def test_green_asks_a_visitor_in_and_tells_a_stranger_why_not_and_amber_is_not_there(client, signed_in):
    green, amber = one(), one(marking=Marking.AMBER)

    assert client.get(f"/gatherings/{green.pk}/")["Location"].startswith("/account/")
    assert "You are not in it" in page(signed_in(account()), f"/gatherings/{green.pk}/", status=403)
    for address in ("", "calendar.ics", "guests/", "guests.csv", "badges.pdf", "invite/", "attendance/", "edit/", "cancel/"):
        known, unknown = (signed_in(account()).get(f"/gatherings/{pk}/{address}") for pk in (amber.pk, 999_999))
        assert known.status_code == unknown.status_code == 404, address


def test_a_draft_is_not_there_for_others(signed_in):
    found = draft(marking=Marking.CLEAR, at=NOW, starts_at=SOON)

    assert page(Client(), f"/gatherings/{found.pk}/", status=404)
    assert page(signed_in(delegate(member())), f"/gatherings/{found.pk}/", status=404)


def test_a_guest_answers_in_one_click_and_then_has_the_link(signed_in):
    found = one(link=LINK)
    somebody = delegate(member())
    actions.invite(found, [somebody.person_id], by=None, at=NOW)
    client = signed_in(somebody)
    before = page(client, f"/gatherings/{found.pk}/")
    assert "secret" not in before
    assert "You have not answered" not in before

    sent = client.post(f"/gatherings/{found.pk}/answer/", {"answer": "accepted:online", "words": "From Riga"}, follow=True)

    body = sent.content.decode()
    assert "You come. It is noted." in body
    assert LINK in body
    guest = Guest.objects.get()
    assert (guest.state, guest.how, guest.via, guest.said) == ("accepted", "online", "page", "From Riga")


def test_a_full_room_says_the_place_in_line(signed_in):
    found = one(capacity=1)
    (first,) = invited(found, at=NOW)
    answered(first, at=NOW)
    somebody = delegate(member())
    actions.invite(found, [somebody.person_id], by=None, at=NOW)
    client = signed_in(somebody)

    client.post(f"/gatherings/{found.pk}/answer/", {"answer": "accepted"})
    body = page(client, f"/gatherings/{found.pk}/")

    assert "You are on the waiting list" in body
    assert "1 in line" in body
    assert "All 1 places are taken" in body


def test_an_answer_that_cannot_be_taken_is_refused_and_nothing_typed_is_lost(signed_in):
    found = one(answer_by=NOW + timedelta(seconds=1))
    somebody = delegate(member())
    actions.invite(found, [somebody.person_id], by=None, at=NOW)
    type(found).objects.update(answer_by=NOW - timedelta(days=1))
    client = signed_in(somebody)

    late = client.post(f"/gatherings/{found.pk}/answer/", {"answer": "accepted", "words": "Please!"})
    junk = client.post(f"/gatherings/{found.pk}/answer/", {"answer": "x:y"})

    assert (late.status_code, junk.status_code) == (409, 422)
    assert "Answers were due by" in late.content.decode()
    assert 'value="Please!"' in late.content.decode()
    assert Guest.objects.get().state == "invited"


def test_registration_is_by_signing_in_and_for_whom_it_is_open(client, signed_in):
    open_one, closed = one("Open", marking=Marking.CLEAR, is_open=True), one("Closed", marking=Marking.CLEAR)
    somebody = account()

    assert "Sign in to register" in page(client, f"/gatherings/{open_one.pk}/")
    signed_in(somebody).post(f"/gatherings/{open_one.pk}/answer/", {"answer": "accepted"})
    refused = signed_in(somebody).post(f"/gatherings/{closed.pk}/answer/", {"answer": "accepted"})

    assert Guest.objects.get().gathering == open_one
    assert (refused.status_code, "registration is not open" in refused.content.decode()) == (409, True)
    assert client.post(f"/gatherings/{open_one.pk}/answer/", {"answer": "accepted"}).status_code == 302


def test_papers_of_a_gathering_stand_on_its_page_by_their_marking(client, office, signed_in):
    found = one(marking=Marking.CLEAR)
    home = home_of(f"gatherings.gathering:{found.pk}")
    assert home
    documents.file_document(home, "Agenda", contents.typed("One."), by=office.person, at=NOW)
    documents.file_document(home, "Draft position", contents.typed("Two."), marking=Marking.AMBER, by=office.person, at=NOW)

    visitor, keeper = page(client, f"/gatherings/{found.pk}/"), page(signed_in(office), f"/gatherings/{found.pk}/")

    assert ("Agenda" in visitor, "Draft position" in visitor) == (True, False)
    assert ("Draft position" in keeper, "File a paper" in keeper) == (True, True)


def test_what_a_description_says_is_shown_and_runs_nothing(client):
    found = one(marking=Marking.CLEAR, description="# Programme\n\n**Coffee** <script>alert(1)</script>")

    body = page(client, f"/gatherings/{found.pk}/")

    assert "<strong>Coffee</strong>" in body
    assert "<script>alert" not in body


def test_a_cancelled_gathering_says_so_and_why(client):
    found = one(marking=Marking.CLEAR)
    actions.cancel(found, because="The room is not free.", by=None, at=NOW)

    body = page(client, f"/gatherings/{found.pk}/")

    assert "It does not take place. The room is not free." in body
    assert "there is nothing to answer" in body


def test_one_gathering_and_the_public_calendar_are_icalendar(client):
    found = one(marking=Marking.CLEAR, link=LINK)

    alone, public = client.get(f"/gatherings/{found.pk}/calendar.ics"), client.get("/gatherings/calendar.ics")

    for answer in (alone, public):
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert [str(event["UID"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")] == [found.uid]
        assert b"secret" not in answer.content
    assert client.get("/gatherings/calendar.ics", headers={"if-none-match": public["ETag"]}).status_code == 304


def test_a_person_makes_an_address_for_its_calendar_makes_it_anew_and_takes_it_back(client, signed_in):
    somebody = delegate(member())
    actions.invite(one(), [somebody.person_id], by=None, at=NOW)
    mine = signed_in(somebody)

    mine.post("/gatherings/calendars/make/", {"key": ""})
    address = page(mine, "/gatherings/calendars/").split("data-select")[0].rpartition('value="')[2].partition('"')[0]
    path = address.partition("8000")[2]

    assert b"[TLP:GREEN] Plenary" in client.get(path).content
    mine.post("/gatherings/calendars/make/", {"key": ""})
    assert client.get(path).status_code == 404
    mine.post("/gatherings/calendars/end/", {"key": ""})
    assert not Feed.objects.filter(ended_at=None).exists()
    assert mine.post("/gatherings/calendars/make/", {"key": "governance.body:7"}).status_code == 404


def test_answers_of_calendars_are_brought_by_hand(office, signed_in):
    (guest,) = invited(one(), at=NOW)
    content = reply(guest, at=NOW + timedelta(seconds=1)) + b""
    client = signed_in(office)

    answer = client.post("/gatherings/replies/", {"file": SimpleUploadedFile("reply.eml", content)})
    stranger = client.post("/gatherings/replies/", {"file": SimpleUploadedFile("x.eml", reply(guest, address="x@example.org"))})

    assert "1 answer taken" in answer.content.decode()
    assert "x@example.org was not invited" in stranger.content.decode()
    assert client.post("/gatherings/replies/", {}).status_code == 422
    assert Reply.objects.count() == 2
    assert page(signed_in(account()), "/gatherings/replies/", status=403)


@pytest.mark.parametrize("count", [1, 3])
def test_the_calendar_asks_the_database_the_same_however_long(office, signed_in, count, django_assert_num_queries):
    for number in range(count):
        actions.invite(one(f"One {number}"), [office.person_id], by=None, at=NOW)
    client = signed_in(office)
    page(client, "/gatherings/")

    with django_assert_num_queries(8):
        page(client, "/gatherings/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_gatherings_page_asks_the_database_the_same_however_many_come(office, signed_in, count, django_assert_num_queries):
    found = one(capacity=9)
    invited(found, count, at=NOW)
    client = signed_in(office)
    page(client, f"/gatherings/{found.pk}/")

    with django_assert_num_queries(12):
        page(client, f"/gatherings/{found.pk}/")
