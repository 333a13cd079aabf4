"""Answers, places and the waiting list; who is invited and how; who was there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from entente.documents import actions as documents
from entente.documents import contents, homes
from entente.documents.discovery import home_of
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.gatherings import actions, links
from entente.gatherings.actions import CannotAnswer, CannotInvite, CannotNote, Noted
from entente.gatherings.choices import Answer, GuestState, Presence, Via
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.queries import place_in_line
from entente.notices.models import Notice
from entente.people.models import Person
from entente.record.models import Entry
from tests.factories.gatherings import AT, STARTS, answered, changed, draft, gathering, invited, states
from tests.factories.people import person

pytestmark = pytest.mark.django_db
OVER = STARTS + timedelta(hours=3)


def last_told() -> tuple[str, list[Person]]:
    notice = Notice.objects.order_by("pk").last()
    assert notice
    return notice.subject, [one.person for one in notice.deliveries.order_by("pk")]


def test_who_comes_has_a_place_and_whoever_comes_to_a_full_room_waits():
    found = gathering(capacity=1)
    first, second, third = invited(found, 3)

    assert answered(first).state == GuestState.ACCEPTED
    assert answered(second).state == GuestState.WAITING
    assert answered(third).state == GuestState.WAITING
    assert [place_in_line(Guest.objects.get(pk=guest.pk)) for guest in (second, third)] == [1, 2]
    assert Gathering.objects.get().room_taken == 1


def test_a_place_that_becomes_free_goes_to_the_first_in_line_who_is_told():
    found = gathering(capacity=1)
    first, second, third = invited(found, 3)
    for guest in (first, second, third):
        answered(guest)

    answered(first, "declined")

    assert list(states(found).values()) == ["declined", "accepted", "waiting"]
    assert last_told() == ("A place for you: Plenary of WG3", [second.person])


@pytest.mark.parametrize("said", ["tentative", "declined"])
def test_leaving_the_line_lets_the_next_come_forward(said):
    found = gathering(capacity=1)
    first, second, third = invited(found, 3)
    for guest in (first, second, third):
        answered(guest)

    answered(second, said)
    answered(first, "declined")

    assert list(states(found).values()) == ["declined", said, "accepted"]


def test_saying_it_again_keeps_the_place_in_line():
    found = gathering(capacity=1)
    first, second, third = invited(found, 3)
    for guest in (first, second, third, second):
        answered(guest)

    answered(first, "declined")

    assert list(states(found).values()) == ["declined", "accepted", "waiting"]


def test_nobody_moves_up_once_it_has_begun_and_answers_end():
    found = gathering(capacity=1)
    (guest,) = invited(found)

    with pytest.raises(CannotAnswer, match="has begun or is over"):
        answered(guest, at=STARTS)


def test_room_and_online_have_places_of_their_own():
    found = gathering(link="https://meet.example.org/1", capacity=1, capacity_online=1)
    first, second, third = invited(found, 3)

    assert answered(first, how="room").state == GuestState.ACCEPTED
    assert answered(second, how="online").state == GuestState.ACCEPTED
    assert answered(third, how="online").state == GuestState.WAITING
    with pytest.raises(CannotAnswer, match="you keep the one you have"):
        answered(first, how="online")
    assert Guest.objects.get(pk=first.pk).how == "room"


def test_changing_from_the_room_to_online_frees_the_chair():
    found = gathering(link="https://meet.example.org/1", capacity=1)
    first, second = invited(found, 2)
    answered(first, how="room")
    answered(second, how="room")

    answered(first, how="online")

    assert list(Guest.objects.order_by("pk").values_list("state", "how")) == [("accepted", "online"), ("accepted", "room")]


def test_a_way_that_does_not_exist_is_refused():
    (guest,) = invited(gathering())

    with pytest.raises(CannotAnswer, match="does not take place that way"):
        answered(guest, how="online")


def test_after_the_deadline_one_can_still_decline_and_the_organisers_can_note_that_one_comes():
    found = gathering(answer_by=AT + timedelta(days=1))
    first, second = invited(found, 2)
    late = AT + timedelta(days=2)

    with pytest.raises(CannotAnswer, match=r"Answers were due by 3 March 2026, 10:00\. Ask Olga Organiser"):
        answered(first, at=late)
    assert answered(first, "declined", at=late).state == GuestState.DECLINED
    assert answered(second, at=late, via=Via.DESK).state == GuestState.ACCEPTED


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [(lambda: draft(), "has not been announced"), (lambda: actions.cancel(gathering(), because="", by=None, at=AT), "was cancelled")],
    ids=["draft", "cancelled"],
)
def test_only_what_is_announced_is_answered(prepare, sentence):
    found = prepare()
    guest = Guest.objects.create(gathering=found, person=person(), how="room", invited_at=AT)

    with pytest.raises(CannotAnswer, match=sentence):
        answered(guest)


def test_who_is_not_on_the_list_registers_where_registration_is_open_and_gets_the_entry():
    stranger = person("Stranger")
    closed, open_one = gathering("Closed"), gathering("Open", is_open=True)

    with pytest.raises(CannotAnswer, match=r"registration is not open\. Ask Olga Organiser"):
        actions.answer(closed, stranger, Answer.ACCEPTED, by=stranger, at=AT)
    guest = actions.answer(open_one, stranger, Answer.ACCEPTED, by=stranger, at=AT)

    assert (guest.state, guest.why) == ("accepted", "because you registered")
    assert last_told() == ("You come: Open", [stranger])


def test_answering_enters_who_said_what_and_saying_the_same_again_does_not():
    found = gathering()
    (guest,) = invited(found)

    answered(guest)
    answered(guest)

    entries = Entry.objects.filter(verb="gatherings.answered")
    assert [(entry.actor_id, entry.subject_id) for entry in entries] == [(guest.person_id, str(found.pk))]


@pytest.mark.parametrize(
    ("choice", "state", "how", "sentence"),
    [
        ("accepted:online", "accepted", "online", "You come."),
        ("tentative", "tentative", "room", "no place is kept"),
        ("declined", "declined", "room", "do not come"),
    ],
)
def test_the_link_in_the_mail_answers(choice, state, how, sentence):
    found = gathering(link="https://meet.example.org/1")
    (guest,) = invited(found)

    assert sentence in links.answered(guest.person, str(found.pk), choice, AT)
    guest.refresh_from_db()
    assert (guest.state, guest.how, guest.via) == (state, how, "link")


def test_the_link_of_somebody_taken_off_the_list_registers_nobody():
    found = gathering(is_open=True)
    (guest,) = invited(found)
    actions.uninvite(guest, by=found.organiser, at=AT)

    with pytest.raises(CannotAnswer, match="no longer on its list"):
        links.answered(guest.person, str(found.pk), "accepted", AT)


def test_inviting_again_invites_only_who_is_new():
    found = gathering()
    (known,) = invited(found)
    fresh = person()

    guests = actions.invite(found, {known.person_id: "again", fresh.pk: "because you are new"}, by=found.organiser, at=AT)

    assert [guest.person for guest in guests] == [fresh]
    assert last_told() == ("Invitation: Plenary of WG3", [fresh])
    assert found.guests.count() == 2


def test_an_audience_is_invited_as_it_stands_now_each_with_the_reason():
    found = gathering()
    somebody = person()

    guests = actions.invite_audience(found, f"person:{somebody.pk}", by=found.organiser, at=AT)

    assert [(guest.person, guest.why) for guest in guests] == [(somebody, "because it is written to you")]


def test_an_outsider_becomes_a_person_once():
    found = gathering()

    guest = actions.invite_outsider(found, "Ada Outside", "ada@example.org", organisation="Outside Ltd", by=found.organiser, at=AT)
    with pytest.raises(CannotInvite, match="Ada Outside is on the list already"):
        actions.invite_outsider(found, "Ada O.", "ADA@example.org", by=found.organiser, at=AT)

    assert (guest.person.name, guest.organisation) == ("Ada Outside", "Outside Ltd")
    assert Person.objects.filter(email="ada@example.org").count() == 1


def test_an_outsider_needs_an_address():
    found = gathering()

    with pytest.raises(CannotInvite, match="needs an address"):
        actions.invite_outsider(found, "Ada", " ", by=found.organiser, at=AT)
    assert not Person.objects.filter(name="Ada").exists()


def test_taking_somebody_off_the_list_tells_them_and_frees_the_place():
    found = gathering(capacity=1)
    first, second = invited(found, 2)
    answered(first)
    answered(second)

    actions.uninvite(Guest.objects.get(pk=first.pk), by=found.organiser, at=AT)

    assert states(found) == {second.person.name: "accepted"}
    assert [notice.subject for notice in Notice.objects.order_by("-pk")[:2]] == [
        "A place for you: Plenary of WG3",
        "No longer invited: Plenary of WG3",
    ]


def test_nobody_is_invited_to_what_is_over():
    found = gathering()

    with pytest.raises(CannotInvite, match="It is over"):
        invited(found, at=OVER)


def test_papers_given_to_all_guests_go_to_later_ones_too_and_others_do_not():
    found = gathering(marking=Marking.AMBER)
    (early,) = invited(found)
    home = home_of(f"gatherings.gathering:{found.pk}")
    assert home
    shared = documents.file_document(home, "Agenda", contents.typed("One."), by=found.organiser, at=AT)
    named = documents.file_document(home, "Names", contents.typed("Two."), marking=Marking.RED, by=found.organiser, at=AT)

    (late,) = invited(found)

    assert {early.person_id, late.person_id} <= Document.objects.get(pk=shared.pk).recipients.persons
    assert late.person_id not in Document.objects.get(pk=named.pk).recipients.persons


def test_attendance_is_noted_at_one_go_and_who_came_without_invitation_is_added():
    found = gathering(capacity=1)
    first, second = invited(found, 2)
    walked_in = person("Walked In")
    noted = {
        first.person_id: Noted(Presence.ROOM, STARTS, STARTS + timedelta(hours=1)),
        second.person_id: Noted(Presence.EXCUSED),
        walked_in.pk: Noted(Presence.ROOM),
    }

    assert actions.note_attendance(found, noted, by=found.organiser, at=OVER) == 3
    assert actions.note_attendance(found, noted, by=found.organiser, at=OVER) == 0

    rows = Guest.objects.order_by("pk").values_list("presence", "left_at", "state")
    assert list(rows) == [("room", STARTS + timedelta(hours=1), "invited"), ("excused", None, "invited"), ("room", None, "invited")]
    assert Gathering.objects.get().room_taken == 0


def test_what_was_noted_can_be_taken_back():
    found = gathering()
    (guest,) = invited(found)
    actions.note_attendance(found, {guest.person_id: Noted(Presence.ABSENT)}, by=found.organiser, at=OVER)

    actions.note_attendance(found, {guest.person_id: Noted("")}, by=found.organiser, at=OVER)

    guest.refresh_from_db()
    assert (guest.presence, guest.noted_at) == ("", None)


@pytest.mark.parametrize(
    ("noted", "at", "sentence"),
    [
        (Noted(Presence.ROOM), AT, "It has not begun yet"),
        (Noted("sleeping"), OVER, "in the room, online, excused or absent"),
        (Noted(Presence.ROOM, OVER, STARTS), OVER, "leaves after coming"),
    ],
)
def test_attendance_that_cannot_be_is_refused(noted, at, sentence):
    found = gathering()
    (guest,) = invited(found)

    with pytest.raises(CannotNote, match=sentence):
        actions.note_attendance(found, {guest.person_id: noted}, by=found.organiser, at=at)


def test_being_excused_is_noted_before_it_begins():
    found = gathering()
    (guest,) = invited(found)

    assert actions.note_attendance(found, {guest.person_id: Noted(Presence.EXCUSED)}, by=found.organiser, at=AT) == 1


def test_who_was_noted_stays_on_the_list():
    found = gathering()
    (guest,) = invited(found)
    actions.note_attendance(found, {guest.person_id: Noted(Presence.EXCUSED)}, by=found.organiser, at=AT)

    with pytest.raises(CannotInvite, match="that stays"):
        actions.uninvite(guest, by=found.organiser, at=AT)


@pytest.mark.parametrize("wrong", [{"queue": 1}, {"state": "waiting"}, {"state": "accepted"}, {"presence": "room"}], ids=str)
def test_the_database_keeps_the_law_of_guests(wrong):
    (guest,) = invited(gathering())

    with pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.filter(pk=guest.pk).update(**wrong)


def test_one_person_is_one_guest():
    (guest,) = invited(gathering())

    with pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.create(gathering=guest.gathering, person=guest.person, how="room", invited_at=AT)


@pytest.mark.parametrize("count", [1, 3])
def test_inviting_asks_the_database_equally_often_however_many_are_invited(count, django_assert_num_queries):
    found = gathering()
    people = [person().pk for _ in range(count)]

    with django_assert_num_queries(36):
        actions.invite(found, people, by=found.organiser, at=AT)


def test_a_failing_record_entry_undoes_the_answer(monkeypatch):
    found = gathering()
    (guest,) = invited(found)
    monkeypatch.setattr("entente.record.actions.Payload.save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        answered(guest)

    assert states(found) == {guest.person.name: "invited"}


def test_papers_are_filed_in_the_gathering_itself():
    found = gathering(marking=Marking.GREEN)

    home = home_of(f"gatherings.gathering:{found.pk}")

    assert home
    assert (home.label, home.marking) == ("Plenary of WG3", Marking.GREEN)
    assert homes.library() != home


def test_a_move_to_another_day_keeps_the_line_in_its_order():
    found = gathering(capacity=1)
    guests = invited(found, 3)
    for guest in guests:
        answered(guest)

    changed(found, starts_at=STARTS + timedelta(days=1), ends_at=STARTS + timedelta(days=1, hours=1))

    assert list(Guest.objects.in_line().values_list("person", flat=True)) == [guests[1].person_id, guests[2].person_id]
