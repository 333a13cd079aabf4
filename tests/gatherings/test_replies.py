"""Answers of calendars: whose counts, which is the newest, and that no bytes break it."""

import mailbox as mailboxes
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.gatherings import actions
from entente.gatherings.ical import replies
from entente.gatherings.models import Gathering, Guest, Reply
from entente.notices.mail.reports import messages
from entente.notices.models import Notice
from tests.factories.gatherings import AT, STARTS, answered, changed, gathering, invited, reply, states
from tests.factories.people import person

LATER = AT + timedelta(hours=2)
database = pytest.mark.django_db


def read(*contents: bytes, at=LATER):
    return actions.read_replies(contents, by=None, at=at)


@database
@pytest.mark.parametrize(("partstat", "state"), [("ACCEPTED", "accepted"), ("TENTATIVE", "tentative"), ("DECLINED", "declined")])
def test_an_answer_of_the_invited_address_is_taken(partstat, state):
    found = gathering()
    (guest,) = invited(found)

    tally = read(reply(guest, partstat, comment="See you there"))

    guest.refresh_from_db()
    assert (tally.read, tally.taken, tally.why) == (1, 1, [])
    assert (guest.state, guest.via, guest.said) == (state, "mail", "See you there")
    assert guest.answered_at == AT + timedelta(hours=1)


@database
def test_reading_it_again_changes_nothing():
    (guest,) = invited(gathering())
    content = reply(guest)

    first, again = read(content), read(content, content)

    assert (first.taken, again.taken, again.known) == (1, 0, 2)
    assert Reply.objects.count() == 1


@database
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"address": "stranger@example.org"}, "stranger@example.org was not invited"),
        ({"sender": "stranger@example.org"}, "came from stranger@example.org; it counts only from that address itself"),
    ],
)
def test_nobody_answers_for_somebody_else(said, sentence):
    (guest,) = invited(gathering())

    tally = read(reply(guest, **said))

    assert (tally.strangers, tally.taken) == (1, 0)
    assert sentence in tally.why[0]
    assert states(guest.gathering) == {guest.person.name: "invited"}


@database
def test_an_address_changed_after_the_invitation_does_not_count_until_it_is_told():
    from entente.people.actions import change_person

    (guest,) = invited(gathering())
    change_person(guest.person, name=guest.person.name, email="new@example.org", by=guest.person, at=AT)

    assert read(reply(guest, address="new@example.org")).strangers == 1
    assert read(reply(guest)).taken == 1


@database
def test_an_older_answer_never_overwrites_a_newer_one():
    (guest,) = invited(gathering())
    answered(guest, "declined", at=AT + timedelta(hours=1, minutes=30))

    tally = read(reply(guest, "ACCEPTED", at=AT + timedelta(hours=1)))

    assert tally.older == 1
    assert states(guest.gathering) == {guest.person.name: "declined"}
    assert read(reply(guest, "ACCEPTED", at=AT + timedelta(hours=1, minutes=45))).taken == 1


@database
def test_answers_to_a_date_that_is_no_more_do_not_count_once_everyone_was_asked_again():
    found = gathering()
    (guest,) = invited(found)
    old = reply(guest, at=AT + timedelta(hours=1))
    changed(found, starts_at=STARTS + timedelta(days=7), ends_at=STARTS + timedelta(days=7, hours=1), ask_again=True)

    assert read(old).older == 1
    assert states(found) == {guest.person.name: "invited"}
    assert read(reply(Guest.objects.select_related("gathering").get(), sequence=1)).taken == 1


@database
def test_messages_in_any_order_end_in_the_newest_answer():
    (guest,) = invited(gathering())
    early, late = reply(guest, "ACCEPTED", at=AT + timedelta(minutes=5)), reply(guest, "DECLINED", at=AT + timedelta(minutes=9))

    read(late, early)

    assert states(guest.gathering) == {guest.person.name: "declined"}


@database
def test_a_clock_that_runs_ahead_does_not_keep_later_answers_out():
    (guest,) = invited(gathering())
    read(reply(guest, "ACCEPTED", at=LATER + timedelta(days=9)))

    answered(guest, "declined", at=LATER + timedelta(hours=1))

    assert states(guest.gathering) == {guest.person.name: "declined"}


@database
@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"method": "COUNTER"}, "Another time cannot be proposed by calendar. Write to Olga Organiser."), ({}, "neither yes, perhaps nor no")],
)
def test_what_cannot_be_taken_is_answered_in_words_once(said, sentence):
    (guest,) = invited(gathering())
    content = reply(guest, "DELEGATED", **said)

    tally = read(content)
    read(content)

    assert (tally.refused, sentence in tally.why[0]) == (1, True)
    assert list(Notice.objects.order_by("pk").values_list("subject", flat=True))[1:] == ["Not taken: your answer to Plenary of WG3"]


@database
def test_an_answer_that_comes_after_the_deadline_but_was_given_before_is_taken():
    found = gathering(answer_by=AT + timedelta(hours=1, minutes=30))
    first, second = invited(found, 2)

    tally = read(reply(first, at=AT + timedelta(hours=1)), reply(second, at=AT + timedelta(hours=1, minutes=45)))

    assert (tally.taken, tally.refused) == (1, 1)
    assert list(states(found).values()) == ["accepted", "invited"]


@database
def test_whoever_accepts_a_full_room_by_calendar_is_told_that_they_wait():
    found = gathering(capacity=1)
    first, second = invited(found, 2)

    read(reply(first), reply(second, at=AT + timedelta(hours=1, minutes=1)))

    assert list(states(found).values()) == ["accepted", "waiting"]
    notice = Notice.objects.order_by("pk").last()
    assert notice
    assert (notice.subject, notice.deliveries.get().person) == ("On the waiting list: Plenary of WG3", second.person)


@database
def test_after_it_has_begun_nothing_is_taken_and_nobody_is_written_to():
    (guest,) = invited(gathering())
    before = Notice.objects.count()

    assert read(reply(guest), at=STARTS + timedelta(hours=1)).refused == 1
    assert Notice.objects.count() == before


@database
def test_one_that_cannot_be_taken_keeps_no_other_from_being_taken():
    found = gathering()
    first, second = invited(found, 2)

    tally = read(b"junk", reply(first, "DELEGATED"), reply(person_less(first)), reply(second))

    assert (tally.read, tally.other, tally.refused, tally.strangers, tally.taken) == (4, 1, 1, 1, 1)


def person_less(guest: Guest) -> Guest:
    return Guest(gathering=guest.gathering, person=person(), address="nobody@example.org")


@database
def test_mails_about_other_meetings_are_left_alone():
    (guest,) = invited(gathering())

    assert read(reply(guest, uid="other@elsewhere.example")).other == 1


@database
def test_mailboxes_of_every_form_are_read(tmp_path):
    found = gathering()
    guests = invited(found, 3)
    box = mailboxes.Maildir(tmp_path / "maildir")
    box.add(reply(guests[0]))
    mbox = mailboxes.mbox(tmp_path / "mbox")
    mbox.add(reply(guests[1]))
    mbox.close()
    (tmp_path / "one.eml").write_bytes(reply(guests[2]))

    for path in (tmp_path / "maildir", tmp_path / "mbox", tmp_path / "one.eml"):
        assert read(*messages(path)).taken == 1

    assert Gathering.objects.get().room_taken == 3


SAMPLE = (
    b"From: a@example.org\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n"
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260302T100000Z\r\n"
    b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_the_sample_is_an_answer():
    (found,) = replies(SAMPLE)

    assert (found.uid, found.address, found.partstat, found.sequence) == ("u", "a@example.org", "ACCEPTED", 0)


@given(st.binary(max_size=2000))
def test_arbitrary_bytes_are_no_answer_and_no_error(content):
    assert isinstance(replies(content), list)
    assert isinstance(replies(b"Content-Type: text/calendar\r\n\r\n" + content), list)


@settings(max_examples=300)
@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE)), st.binary(max_size=40))
def test_a_damaged_answer_is_no_error(begins, ends, put_in):
    damaged = SAMPLE[: min(begins, ends)] + put_in + SAMPLE[max(begins, ends) :]

    assert all(one.uid and "@" in one.address + "@" for one in replies(damaged))


@given(st.lists(st.tuples(st.sampled_from(["UID", "DTSTAMP", "SEQUENCE", "ATTENDEE", "COMMENT", "METHOD", "BEGIN"]), st.text(max_size=60))))
def test_whatever_stands_in_the_lines_of_a_calendar_is_no_error(lines):
    body = "\r\n".join(f"{name}:{value}" for name, value in lines)
    content = f"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR"

    assert isinstance(replies(content.encode(errors="surrogatepass")), list)


def test_a_part_of_megabytes_is_not_read():
    assert replies(SAMPLE.replace(b"UID:u", b"UID:u\r\nCOMMENT:" + b"x" * 300_000)) == []
