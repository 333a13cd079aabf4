"""Invitations as mails: read back by the standard library and by icalendar, as Outlook and Google would."""

from datetime import UTC, timedelta
from email import policy
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from entente.engine.marking import Marking
from entente.gatherings import actions, tasks
from entente.gatherings.ical.zones import timezone
from entente.gatherings.models import Reminder
from entente.notices import tasks as notices
from entente.notices.models import ActionLink
from tests.factories.gatherings import AT, STARTS, answered, calendars, changed, event_in, gathering, invited, letters, to
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LINK = "https://meet.example.org/secret-room"


def sent(mailbox):
    notices.send_mails(100)
    return letters(mailbox)


def test_an_invitation_is_a_request_in_an_alternative_and_in_a_file(mailbox):
    found = gathering("Plenary: Łódź; room 1, 2")
    (guest,) = invited(found)

    (mail,) = sent(mailbox)

    (kind, method, calendar), (file_kind, _none, file) = calendars(mail)
    assert (kind, method, file_kind) == ("text/calendar", "REQUEST", "application/ics")
    assert calendar.to_ical() == file.to_ical()
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("REQUEST", "2.0")
    event = event_in(mail)
    assert str(event["UID"]) == found.uid
    assert (event["SEQUENCE"], str(event["STATUS"])) == (0, "CONFIRMED")
    assert event["DTSTAMP"].dt == AT
    assert str(event["SUMMARY"]) == "[TLP:GREEN] Plenary: Łódź; room 1, 2"
    assert str(event["LOCATION"]) == "Rue Montoyer 10, Brussels"
    assert str(event["ORGANIZER"]) == "mailto:replies@partnership.example"
    assert event["ORGANIZER"].params["CN"] == "Olga Organiser"
    attendee = event["ATTENDEE"]
    assert str(attendee) == f"mailto:{guest.person.email}"
    assert (attendee.params["PARTSTAT"], attendee.params["RSVP"], attendee.params["ROLE"]) == ("NEEDS-ACTION", "TRUE", "REQ-PARTICIPANT")
    assert mail["Reply-To"] == found.organiser.email
    assert mail["Subject"] == "[TLP:GREEN] Invitation: Plenary: Łódź; room 1, 2"


def test_it_begins_when_it_begins_whatever_zone_the_reader_is_in(mailbox):
    invited(gathering(zone="America/New_York"))

    (mail,) = sent(mailbox)

    event = event_in(mail)
    assert event["DTSTART"].dt.astimezone(UTC) == STARTS
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    (zone,) = calendars(mail)[0][2].walk("VTIMEZONE")
    assert str(zone["TZID"]) == "America/New_York"
    plain = mail.get_body(("plain",)).get_content()
    assert "Tuesday 12 May 2026, 04:00–06:00 (America/New_York, UTC−4)" in plain
    assert "Tuesday 12 May 2026, 10:00–12:00 (Europe/Brussels, UTC+2)" in plain


def test_utc_needs_no_zone(mailbox):
    invited(gathering(zone="UTC"))

    (mail,) = sent(mailbox)

    assert event_in(mail)["DTSTART"].to_ical() == b"20260512T080000Z"
    assert not calendars(mail)[0][2].walk("VTIMEZONE")


ZONES = "Europe/Brussels America/New_York Australia/Sydney Asia/Kolkata Africa/Casablanca America/Santiago Europe/Dublin".split()


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_the_mail_reckons_as_the_zone_does(zone):
    """Read back by icalendar alone, for every day of the year."""
    read = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + timezone(zone, 2026, 2026).to_ical() + b"END:VCALENDAR\r\n").walk("VTIMEZONE")[0]
    reckons, real = read.to_tz(lookup_tzid=False), ZoneInfo(zone)
    noon = STARTS.replace(month=1, day=1, hour=12, tzinfo=None)

    wrong = [
        day
        for day in (noon + timedelta(days=number) for number in range(365))
        if day.replace(tzinfo=reckons).utcoffset() != day.replace(tzinfo=real).utcoffset()
    ]

    assert wrong == []


def test_changes_of_the_clocks_are_written_as_the_rules_outlook_reads():
    written = timezone("Europe/Brussels", 2026, 2026).to_ical().decode()

    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in written
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in written
    assert "RDATE" not in written


def test_lines_are_folded_and_end_as_the_standard_says(mailbox):
    found = gathering("A" * 190, description="Ü" * 400)
    (guest,) = invited(found)
    from entente.gatherings import ical

    written = ical.Mailing(found, "REQUEST", AT).entry(guest)

    assert written.count(b"\n") == written.count(b"\r\n")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert "Ü" * 400 in str(event["DESCRIPTION"])
    assert sent(mailbox)


@pytest.mark.parametrize(
    "name", ['Ada "The Great" Example', "Müller, Jörg; Dr.", "A:B=C", "Line\nBreak\r\nATTENDEE:mailto:evil@example.org"]
)
def test_names_cannot_break_out_of_their_parameter(name, mailbox):
    found = gathering("Title\r\nATTENDEE:mailto:evil@example.org", place="Here\nX-EVIL:1", by=person(name))
    (guest,) = actions.invite(found, [person(name).pk], by=found.organiser, at=AT)

    (mail,) = sent(mailbox)

    event = event_in(mail)
    assert str(event["ATTENDEE"]) == f"mailto:{guest.person.email}"
    assert "X-EVIL" not in event
    assert event["ATTENDEE"].params["CN"] == " ".join(name.replace('"', "'").split())


def test_words_that_look_like_the_end_of_an_event_are_words(mailbox):
    (guest,) = invited(gathering("END:VEVENT", description="END:VEVENT\r\nEND:VCALENDAR\r\n", place="END:VEVENT"))

    (mail,) = sent(mailbox)

    event = event_in(mail)
    assert str(event["ATTENDEE"]) == f"mailto:{guest.person.email}"
    assert (str(event["LOCATION"]), "END:VEVENT" in str(event["DESCRIPTION"])) == ("END:VEVENT", True)


def test_a_guest_sees_no_other_guests_address(mailbox):
    found = gathering()
    first, second = invited(found, 2)

    mails = sent(mailbox)

    (mine,) = to(mails, first.person)
    assert second.person.email not in mine.as_bytes(policy=policy.default).decode()
    assert all(second.person.email not in calendar.to_ical().decode() for _kind, _method, calendar in calendars(mine))


def test_the_link_is_only_in_the_mail_of_who_has_accepted(mailbox):
    found = gathering(place="", link=LINK)
    (guest,) = invited(found)
    (before,) = sent(mailbox)
    assert "secret-room" not in before.as_string() + calendars(before)[0][2].to_ical().decode() + str(before.get_body(("plain",)))

    answered(guest)

    after = to(sent(mailbox), guest.person)[-1]
    assert LINK in after.get_body(("plain",)).get_content()
    event = event_in(after)
    assert (str(event["LOCATION"]), event["ATTENDEE"].params["PARTSTAT"]) == (LINK, "ACCEPTED")
    assert after["Subject"] == "[TLP:GREEN] You come: Plenary of WG3"


def test_an_update_has_the_same_uid_and_a_higher_sequence_and_what_the_guest_said(mailbox):
    found = gathering()
    (guest,) = invited(found)
    answered(guest)
    changed(found, starts_at=STARTS + timedelta(days=7), ends_at=STARTS + timedelta(days=7, hours=2))

    first, second = sent(mailbox)

    before, after = event_in(first), event_in(second)
    assert str(before["UID"]) == str(after["UID"])
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert after["DTSTART"].dt.astimezone(UTC) == STARTS + timedelta(days=7)
    assert "takes place at another time" in second.get_body(("plain",)).get_content()


def test_a_cancellation_leaves_the_calendar_and_says_why(mailbox):
    found = gathering()
    invited(found)
    actions.cancel(found, because="The speaker is ill *today*.", by=found.organiser, at=AT)

    mail = sent(mailbox)[-1]

    assert calendars(mail)[0][1] == "CANCEL"
    event = event_in(mail)
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert "The speaker is ill *today*." in mail.get_body(("plain",)).get_content()


def test_the_mail_asks_by_a_link_that_acts_once_for_one_person_until_it_begins(mailbox):
    found = gathering(link=LINK)
    first, second = invited(found, 2)

    mails = sent(mailbox)

    links = ActionLink.objects.order_by("pk")
    assert [link.person for link in links] == [first.person, second.person]
    assert {link.expires_at for link in links} == {STARTS}
    assert [value for value, _label in links[0].choices] == ["accepted:room", "accepted:online", "tentative", "declined"]
    assert all("Say whether you come" in mail.get_body(("plain",)).get_content() for mail in mails)


def test_opening_the_link_never_answers_and_pressing_does_once(mailbox, client):
    found = gathering()
    (guest,) = invited(found)
    (mail,) = sent(mailbox)
    address = "/notices/act/" + mail.get_body(("plain",)).get_content().split("/notices/act/")[1].split(">")[0]

    ActionLink.objects.update(expires_at=STARTS + timedelta(days=3650))
    for _prefetch in range(3):
        assert client.get(address).status_code == 200
    guest.refresh_from_db()

    assert guest.state == "invited"
    assert "Do you come to “Plenary of WG3”?" in client.get(address).content.decode()


def test_markup_in_a_title_is_none(mailbox):
    invited(gathering("**Bold** [x](https://evil.example)"))

    (mail,) = sent(mailbox)

    html = mail.get_body(("html",)).get_content()
    assert ">x</a>" not in html
    assert "<strong>Bold" not in html
    assert "[x](https://evil.example)" in mail.get_body(("plain",)).get_content()


def test_mails_carry_the_marking_and_red_goes_to_those_named_only(mailbox):
    found = gathering(marking=Marking.RED)
    (guest,) = invited(found)

    (mail,) = sent(mailbox)

    assert mail["Subject"].startswith("[TLP:RED] ")
    assert guest.person.email in mail["To"]
    assert str(event_in(mail)["CLASS"]) == "PRIVATE"


@pytest.mark.parametrize(("whom", "expected"), [("coming", ["accepted", "tentative"]), ("silent", ["invited"])])
def test_a_reminder_goes_once_to_whom_it_is_meant_for(whom, expected, mailbox):
    found = gathering(reminders=frozenset({(whom, 24)}))
    guests = invited(found, 4)
    for guest, said in zip(guests, ["accepted", "tentative", "declined"], strict=False):
        answered(guest, said)
    sent(mailbox)
    for file in mailbox.glob("*.eml"):
        file.unlink()

    due = STARTS - timedelta(hours=24)
    assert tasks.remind_all(due - timedelta(seconds=1)) == 0
    assert tasks.remind_all(due) == len(expected)
    assert tasks.remind_all(due) == 0

    mails = sent(mailbox)
    states = {guest.person.email: guest.state for guest in found.guests.select_related("person")}
    assert sorted(states[mail["To"].addresses[0].addr_spec] for mail in mails) == expected
    assert not any(calendars(mail) for mail in mails)
    assert Reminder.objects.get().people == len(expected)


@pytest.mark.parametrize("why", ["cancelled", "begun", "too late"])
def test_nobody_is_reminded_of_what_is_cancelled_or_has_begun_or_too_late(why, mailbox):
    arranged = AT if why != "too late" else STARTS - timedelta(hours=2)
    found = gathering(reminders=frozenset({("coming", 24)}), at=arranged)
    (guest,) = invited(found, at=arranged)
    answered(guest, at=arranged)
    if why == "cancelled":
        actions.cancel(found, because="", by=None, at=AT)

    assert tasks.remind_all(STARTS if why == "begun" else STARTS - timedelta(hours=1)) == 0
    assert Reminder.objects.get().sent_at is not None


def test_a_move_moves_the_reminder():
    found = gathering(reminders=frozenset({("coming", 24)}))
    (guest,) = invited(found)
    answered(guest)
    assert tasks.remind_all(STARTS - timedelta(hours=24)) == 1

    later = STARTS + timedelta(days=7)
    changed(found, starts_at=later, ends_at=later + timedelta(hours=2), at=STARTS - timedelta(hours=20))

    assert tasks.remind_all(later - timedelta(hours=24)) == 1
