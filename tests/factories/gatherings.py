"""Gatherings and guests, by the room's own actions, and mails read back by an independent parser."""

import email
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from entente.gatherings import actions
from entente.gatherings.choices import Answer
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.plan import Plan, plan_of
from entente.people.models import Person
from tests.factories.people import person

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
STARTS = datetime(2026, 5, 12, 8, tzinfo=UTC)  # 10:00 in Brussels


def plan(title: str = "Plenary of WG3", **said: Any) -> Plan:
    said = {"starts_at": STARTS, "ends_at": said.get("starts_at", STARTS) + timedelta(hours=2), "place": "Rue Montoyer 10, Brussels"} | said
    return Plan(title=title, **said)


def draft(title: str = "Plenary of WG3", *, by: Person | None = None, at: datetime = AT, **said: Any) -> Gathering:
    return actions.arrange(plan(title, **said), by=by or person("Olga Organiser"), at=at)


def gathering(title: str = "Plenary of WG3", *, by: Person | None = None, at: datetime = AT, **said: Any) -> Gathering:
    """Announced."""
    made = draft(title, by=by, at=at, **said)
    return actions.announce(made, by=made.arranged_by, at=at)


def invited(found: Gathering, count: int = 1, *, at: datetime = AT, **said: Any) -> list[Guest]:
    return actions.invite(found, [person().pk for _ in range(count)], by=found.organiser, at=at, **said)


def answered(guest: Guest, said: str = Answer.ACCEPTED, *, at: datetime = AT, **more: Any) -> Guest:
    return actions.answer(guest.gathering, guest.person, Answer(said), by=guest.person, at=at, **more)


def changed(found: Gathering, *, at: datetime = AT, **said: Any) -> Gathering:
    how = {name: said.pop(name) for name in ("ask_again", "note") if name in said}
    fresh = Gathering.objects.select_related("organiser").get(pk=found.pk)
    return actions.change(fresh, replace(plan_of(fresh), **said), by=fresh.organiser, at=at, **how)


def states(found: Gathering) -> dict[str, str]:
    return dict(Guest.objects.filter(gathering=found).order_by("pk").values_list("person__name", "state"))


def letters(folder: Path) -> list[EmailMessage]:
    """The mails in a folder, in the order they were queued, as the standard library reads them."""
    found = [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml")]
    return sorted(found, key=lambda one: int(str(one["Message-ID"]).strip("<").split(".")[0]))  # type: ignore[return-value]


def to(mails: Sequence[EmailMessage], somebody: Person) -> list[EmailMessage]:
    return [one for one in mails if somebody.email in str(one["To"])]


def calendars(mail: EmailMessage) -> list[tuple[str, str, Calendar]]:
    """Media type, declared method and content of each calendar in a mail."""
    parts = [part for part in mail.walk() if part.get_content_type() in {"text/calendar", "application/ics"}]
    read = [(part, Calendar.from_ical(part.get_payload(decode=True))) for part in parts]  # type: ignore[arg-type]
    return [(part.get_content_type(), str(part.get_param("method") or ""), calendar) for part, calendar in read]  # type: ignore[misc]


def event_in(mail: EmailMessage) -> Event:
    (_media_type, _method, calendar) = next(one for one in calendars(mail) if one[0] == "text/calendar")
    (event,) = calendar.walk("VEVENT")
    return event  # type: ignore[return-value]


def reply(guest: Guest, partstat: str = "ACCEPTED", *, at: datetime = AT + timedelta(hours=1), **said: Any) -> bytes:
    """A mail as a calendar program sends one."""
    address = said.get("address", guest.address)
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        "VERSION:2.0",
        f"METHOD:{said.get('method', 'REPLY')}",
        "BEGIN:VEVENT",
        f"UID:{said.get('uid', guest.gathering.uid)}",
        f"SEQUENCE:{said.get('sequence', guest.gathering.sequence)}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{guest.gathering.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"ATTENDEE;PARTSTAT={partstat}:MAILTO:{address}",
        *([f"COMMENT:{said['comment']}"] if "comment" in said else []),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    message = EmailMessage()
    message["From"] = f"Somebody <{said.get('sender', address)}>"
    message["To"] = "replies@example.org"
    message["Subject"] = "Accepted"
    message.set_content("Somebody has accepted.")
    message.add_alternative("\r\n".join(lines), subtype="calendar", params={"method": said.get("method", "REPLY")})
    return message.as_bytes()
