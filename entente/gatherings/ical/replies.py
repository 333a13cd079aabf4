"""Answers that calendars send (METHOD:REPLY), read from one message of a stranger; anything else says nothing."""

import email
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.utils import parseaddr
from typing import Any

from icalendar import Calendar, Component

MOST_BYTES = 256_000  # of one calendar part; an answer is a hundredth of it
_METHODS = {"REPLY", "COUNTER"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What one attendee's calendar says of one event. `sender` is who the mail is from."""

    method: str
    uid: str
    sequence: int
    address: str
    partstat: str
    stamp: datetime
    words: str
    sender: str


def replies(content: bytes) -> list[Reply]:
    """Every answer in a message; arbitrary bytes hold none."""
    try:
        message = email.message_from_bytes(content, policy=policy.compat32)
        sender = parseaddr(str(message.get("From", "")))[1].strip().lower()
        return [reply for part in _parts(message) for reply in _read(part, sender)]
    except Exception:  # whatever a stranger's bytes make the libraries raise
        return []


def _parts(message: Message) -> Iterator[bytes]:
    """Calendars: most programs write the same one twice, as an alternative and as a file."""
    found = []
    for part in message.walk():
        if part.get_content_type() in {"text/calendar", "application/ics"}:
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and len(raw) <= MOST_BYTES and raw not in found:
                found.append(raw)
                yield raw


def _read(raw: bytes, sender: str) -> list[Reply]:
    """A part that cannot be read says nothing, and does not keep the next from being read."""
    try:
        calendar = Calendar.from_ical(raw)
        method = str(calendar.get("METHOD", "")).strip().upper()
        events = calendar.walk("VEVENT") if method in _METHODS else []
        return [reply for event in events for reply in _answers(method, event, sender)]
    except Exception:  # as above
        return []


def _answers(method: str, event: Component, sender: str) -> Iterator[Reply]:
    uid, stamp = str(event.get("UID", "")).strip(), _instant(event.get("DTSTAMP"))
    if not uid or len(uid) > 255 or stamp is None:
        return
    words = " ".join(str(event.get("COMMENT", "")).split())[:500]
    for attendee in _listed(event.get("ATTENDEE")):
        address = str(attendee).strip()
        if address.lower().startswith("mailto:"):
            partstat = str(attendee.params.get("PARTSTAT", "NEEDS-ACTION")).strip().upper()
            yield Reply(method, uid, _number(event.get("SEQUENCE")), address[7:].strip().lower(), partstat, stamp, words, sender)


def _listed(value: Any) -> list[Any]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if hasattr(one, "params")]


def _instant(value: Any) -> datetime | None:
    moment = getattr(value, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _number(value: Any) -> int:
    try:
        return max(int(value), 0)
    except (TypeError, ValueError):
        return 0
