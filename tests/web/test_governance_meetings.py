"""Agendas, minutes, actions and letters on their pages."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.gatherings.models import Guest
from entente.governance import actions, homes
from entente.governance.models import ActionPoint, AgendaItem, Body, Minutes
from entente.governance.queries.meetings import items_of
from entente.notices.models import Notice
from tests.factories.documents import document
from tests.factories.governance import body, chair, seated
from tests.factories.meetings import item, meeting, running
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
HTMX = {"HTTP_HX_REQUEST": "true"}


def scene():
    return scene_of(body("WG1"))


def scene_of(one: Body):
    leading, guest = chair(one), seated(one)
    gathering = running(one, leading, guest)
    return one, leading, guest, gathering, item(one, gathering, leading), f"/groups/{one.slug}/meetings/{gathering.pk}/"


def test_an_agenda_is_put_together_on_its_page(signed_in):
    one = body("WG1")
    leading = chair(one)
    gathering = meeting(one, leading)
    paper = document("Draft scope", home=homes.home(one), by=leading.person, at=NOW)
    due = item(one, None, leading, "Overdue label")
    client, where = signed_in(leading), f"/groups/wg1/meetings/{gathering.pk}/"

    client.post(f"{where}add/", {"title": "Opening", "why": "", "minutes": "5", "due_on": ""})
    client.post(f"/groups/wg1/items/{due.pk}/take/{gathering.pk}/")
    opening = AgendaItem.objects.get(title="Opening")
    client.post(
        f"/groups/wg1/items/{opening.pk}/",
        {"title": "Welcome", "why": "To begin", "minutes": "10", "due_on": "", "papers": [str(paper.pk)]},
    )
    client.post(f"/groups/wg1/items/{due.pk}/move/", {"to": "up"})

    page = client.get(where).content.decode()
    assert page.index("Overdue label") < page.index("Welcome")
    assert all(words in page for words in ("To begin", "Draft scope", "10 minutes"))


def test_a_reader_sees_of_an_agenda_what_its_papers_marking_allows(signed_in):
    one, leading, guest, _gathering, row, where = scene()
    papers = [
        document(name, home=homes.home(one), marking=light, by=leading.person, at=NOW)
        for name, light in (("Amber paper", Marking.AMBER), ("Red paper", Marking.RED))
    ]
    actions.change_item(row, row.title, papers=papers, by=leading.person, at=NOW)

    page = signed_in(guest).get(where).content.decode()

    assert "Scope of the scheme" in page
    assert "Amber paper" in page
    assert "Red paper" not in page
    assert "Write minutes" not in page


def test_a_meeting_is_not_there_for_outsiders(signed_in, client):
    _one, _leading, _guest, _gathering, _row, where = scene()

    assert client.get(where).status_code == 404
    assert signed_in(delegate(member())).get(where).status_code == 404
    assert signed_in(chair(body("WG2"))).get(where.replace("wg1", "wg2")).status_code == 404


def test_one_button_saves_notes_attendance_an_item_and_an_action(signed_in):
    _one, leading, guest, gathering, row, where = scene()
    sent = {
        f"notes-{row.pk}": "We spoke.\nAda sends the list",
        f"after-{row.pk}": "0",
        f"presence-{guest.person_id}": "room",
        "new-item": "Any other business",
        "make": str(row.pk),
        f"line-{row.pk}": "Ada sends the list",
        f"owner-{row.pk}": str(guest.person_id),
        f"due-{row.pk}": "2027-05-03",
    }

    answer = signed_in(leading).post(f"{where}minutes/", sent)

    assert answer.headers["Location"] == f"{where}minutes/#item-{row.pk}"
    assert [one.title for one in items_of(gathering)] == ["Scope of the scheme", "Any other business"]
    assert items_of(gathering)[0].notes == "We spoke.\nAda sends the list"
    assert Guest.objects.get(person=guest.person).presence == "room"
    point = ActionPoint.objects.get()
    assert (point.text, point.owner, str(point.due_on), point.gathering) == ("Ada sends the list", guest.person, "2027-05-03", gathering)


def test_while_one_writes_it_saves_itself_and_makes_nothing_else(signed_in):
    _one, leading, _guest, gathering, row, where = scene()
    sent = {f"notes-{row.pk}": "Decided: yes", f"after-{row.pk}": "0", "new-item": "Any oth", f"words-{row.pk}": "half a wo"}

    page = signed_in(leading).post(f"{where}minutes/", sent, **HTMX).content.decode()

    assert "Saved at" in page
    assert f'id="after-{row.pk}" name="after-{row.pk}" value="1"' in page
    assert "Decided" in page
    assert items_of(gathering)[0].notes == "Decided: yes"
    assert len(items_of(gathering)) == 1
    assert not ActionPoint.objects.exists()


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_the_second_writer_is_told_keeps_its_words_and_can_save_them(extra: dict[str, str], signed_in):
    one, leading, _guest, gathering, row, where = scene()
    second = chair(one)
    actions.write_notes(row, "Theirs", after=0, by=leading.person, at=NOW)
    client = signed_in(second)
    sent = {f"notes-{row.pk}": "Mine", f"after-{row.pk}": "0"}

    answer = client.post(f"{where}minutes/", sent, **extra)
    page = answer.content.decode()

    assert answer.status_code == (200 if extra else 409)
    assert "saved other words here meanwhile" in page
    assert "Theirs" in page
    assert f'name="over-{row.pk}" value="1"' in page
    assert ("Mine" in page) is not bool(extra)
    assert items_of(gathering)[0].notes == "Theirs"

    client.post(f"{where}minutes/", {**sent, f"over-{row.pk}": "1"})
    assert items_of(gathering)[0].notes == "Mine"


def test_an_action_that_cannot_be_made_leaves_everything_typed_there(signed_in):
    _one, leading, _guest, gathering, row, where = scene()
    sent = {
        f"notes-{row.pk}": "We spoke.",
        f"after-{row.pk}": "0",
        "make": str(row.pk),
        f"words-{row.pk}": "Send the long list",
        f"owner-{row.pk}": "",
        f"due-{row.pk}": "2027-05-03",
    }

    answer = signed_in(leading).post(f"{where}minutes/", sent)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Choose who does" in page
    assert 'value="Send the long list"' in page
    assert 'value="2027-05-03"' in page
    assert items_of(gathering)[0].notes == "We spoke."


def test_minutes_are_filed_and_sent_from_the_page(signed_in):
    _one, leading, guest, _gathering, row, where = scene()
    client = signed_in(leading)

    client.post(f"{where}minutes/", {f"notes-{row.pk}": "Decided: yes", f"after-{row.pk}": "0", "marking": "GREEN", "file": "1"})
    filed = Minutes.objects.get()
    assert filed.document.marking == "GREEN"
    assert "Send them to the group" in client.get(f"{where}minutes/").content.decode()
    page = client.post(f"{where}minutes/send/", follow=True).content.decode()

    assert "2 people get them" in page
    assert Notice.objects.filter(kind="governance.minutes").count() == 1
    assert filed.document.title in signed_in(guest).get(where).content.decode()
    assert "Minutes of WG1" in signed_in(guest).get("/groups/wg1/archive/").content.decode()


def test_filing_nothing_is_refused_in_words(signed_in):
    _one, leading, _guest, _gathering, _row, where = scene()

    answer = signed_in(leading).post(f"{where}minutes/", {"file": "1"})

    assert answer.status_code == 409
    assert "Nothing has been written yet" in answer.content.decode()
    assert not Document.objects.exists()


def test_actions_are_made_changed_done_and_dropped(signed_in):
    one = body("WG1")
    leading, owner = chair(one), seated(one)
    client = signed_in(leading)

    client.post(
        "/groups/wg1/actions/new/", {"text": "Send the list", "owner": str(owner.person_id), "due_on": str(TODAY - timedelta(days=2))}
    )
    point = ActionPoint.objects.get()
    assert "2 days late" in signed_in(owner).get("/groups/wg1/actions/").content.decode()
    assert "Send the list" in signed_in(owner).get("/groups/actions/").content.decode()
    assert signed_in(owner).get(f"/groups/actions/{point.pk}/change/").status_code == 403

    client.post(f"/groups/actions/{point.pk}/change/", {"text": "Send both lists", "owner": str(owner.person_id), "due_on": ""})
    signed_in(owner).post(f"/groups/actions/{point.pk}/done/", {"outcome": "Sent"})
    page = client.get("/groups/wg1/actions/").content.decode()
    assert "Send both lists" in page
    assert "Sent" in page

    client.post(f"/groups/actions/{point.pk}/reopen/")
    client.post(f"/groups/actions/{point.pk}/drop/", {"because": "Not needed"})
    point.refresh_from_db()
    assert (point.state, point.outcome) == ("dropped", "Not needed")


def test_an_action_needs_an_owner(signed_in):
    one = body("WG1")

    answer = signed_in(chair(one)).post("/groups/wg1/actions/new/", {"text": "Send the list", "owner": "", "due_on": ""})

    assert answer.status_code == 422
    assert "Choose who does it" in answer.content.decode()


def test_a_chair_writes_to_the_group(signed_in):
    one = body("WG1")
    leading, reader = chair(one), seated(one)

    signed_in(leading).post("/groups/wg1/write/", {"subject": "Dates", "text": "Dear all", "marking": "AMBER"})

    assert "Dates" in signed_in(reader).get("/groups/wg1/archive/").content.decode()
    assert signed_in(reader).get("/groups/wg1/write/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions(rows: int, signed_in, django_assert_num_queries):
    one, leading, guest, gathering, _row, where = scene()
    for number in range(rows):
        row = item(one, gathering, leading, f"Item {number}")
        paper = document(f"Paper {number}", home=homes.home(one), by=leading.person, at=NOW)
        actions.change_item(row, row.title, papers=[paper], by=leading.person, at=NOW)
        actions.make(one, f"Action {number}", guest.person, gathering=gathering, by=leading.person, at=NOW)
    client = signed_in(leading)

    for address, count in ((where, 22), (f"{where}minutes/", 15), ("/groups/wg1/actions/", 10), ("/groups/wg1/meetings/", 13)):
        with django_assert_num_queries(count):
            assert client.get(address).status_code == 200


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=200), owner=st.text(max_size=12), day=st.text(max_size=12), number=st.text(max_size=25))
def test_whatever_is_typed_into_minutes_is_answered_and_shown_back_as_words(signed_in, words: str, owner: str, day: str, number: str):
    _one, leading, _guest, _gathering, row, where = scene_of(body())
    sent = {
        f"notes-{row.pk}": f"<script>{words}",
        f"after-{row.pk}": number,
        "new-item": words,
        "make": str(row.pk),
        f"words-{row.pk}": words,
        f"owner-{row.pk}": owner,
        f"due-{row.pk}": day,
    }

    answer = signed_in(leading).post(f"{where}minutes/", sent, follow=True)

    assert answer.status_code in {200, 409}
    assert "<script>" not in answer.content.decode().split("<main", 1)[1]
