"""What pages on standards say: states as a colour and a word, references that lead somewhere, days as a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from entente.certification.choices import CommentOutcome, StandardState
from entente.certification.models import StandardBallot, StandardReference, StandardStage

TONES = {
    StandardState.PLANNED: "new",
    StandardState.DRAFT: "new",
    StandardState.ENQUIRY: "warn",
    StandardState.VOTE: "warn",
    StandardState.PUBLISHED: "good",
    StandardState.WITHDRAWN: "past",
}
OUTCOMES = {
    CommentOutcome.OPEN: "warn",
    CommentOutcome.ACCEPTED: "good",
    CommentOutcome.PARTLY: "good",
    CommentOutcome.NOTED: "past",
    CommentOutcome.REJECTED: "bad",
}


@dataclass(frozen=True, slots=True)
class Referring:
    found: StandardReference
    words: str
    address: str  # empty where nothing here is known by it


def referring(found: Iterable[StandardReference], schemes: dict[str, str]) -> list[Referring]:
    """`eucc:high` leads to its scheme; requirements lead on once their catalogue is here."""
    return [_referring(one, schemes) for one in found]


def _referring(one: StandardReference, schemes: dict[str, str]) -> Referring:
    code, sign, level = one.reference.partition(":")
    if one.kind == "level" and code in schemes:
        words = one.label or (f"{schemes[code]}, {level}" if sign and level else schemes[code])
        return Referring(one, words, _address(code))
    return Referring(one, one.label or one.reference, "")


def _address(code: str) -> str:
    try:
        return reverse("certification:scheme", args=[code])
    except NoReverseMatch:
        return ""


def calendar(ballots: Iterable[StandardBallot], stages: Iterable[StandardStage], base: str, now: datetime) -> bytes:
    """Each enquiry or vote as the day on which it closes, and the planned stages."""
    found: Any = Calendar()
    found.add("prodid", "-//Entente//Standards//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", _("Enquiries and votes on standards"))
    for ballot in ballots:
        words = _("%(what)s closes: %(standard)s") % {"what": ballot.get_kind_display(), "standard": ballot.standard}
        found.add_component(_event(f"ballot-{ballot.pk}", words, ballot.closes_on, base + ballot.standard.get_absolute_url(), now))
    for stage in stages:
        words = f"{stage.standard}: {stage.name}"
        found.add_component(_event(f"stage-{stage.pk}", words, stage.on, base + stage.standard.get_absolute_url(), now))
    content: bytes = found.to_ical()
    return content


def _event(uid: str, words: str, on: date, address: str, now: datetime) -> Any:
    event: Any = Event()
    event.add("uid", f"{uid}@standards.entente")
    event.add("dtstamp", now)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", words)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
