"""Badges of those who come, ten on a page of A4: the same bytes each time, dated as the gathering is."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.gatherings.choices import GuestState, How, Part
from entente.gatherings.exports.organisations import organisations_of
from entente.gatherings.models import Gathering
from entente.gatherings.queries import guests_of

TEMPLATE = Path(__file__).with_name("badges.typ")
A_PAGE = 10
MOST = 2000
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\uf8ff\ufff0-\uffff]")


# What the fonts that come along can print, and are tested to: Latin, Greek and Cyrillic with their marks.
_PRINTED = re.compile(
    "[ -~\xa0-\u036f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0491"
    "\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2026\u20ac\u2122]*"
)


def is_printed(words: str) -> bool:
    """Whether the fonts have every sign of it; a badge whose name they have not bears a line to write it on."""
    return _PRINTED.fullmatch(_shown(words)) is not None


@dataclass(frozen=True, slots=True)
class Badge:
    name: str
    organisation: str
    part: str


def badges_of(gathering: Gathering) -> list[Badge]:
    """Of everyone who has a place in the room, by name. Two queries."""
    guests = list(guests_of(gathering, GuestState.ACCEPTED).filter(how=How.ROOM)[:MOST])
    organisations = organisations_of(guests, gathering.starts.date())
    parts = {guest.person_id: "" if guest.part == Part.GUEST else str(guest.get_part_display()) for guest in guests}
    return [Badge(guest.person.name, organisations[guest.person_id], parts[guest.person_id]) for guest in guests]


def badges(gathering: Gathering, held: Sequence[Badge]) -> bytes:
    """A name that the fonts do not have leaves a line to write it on; no font is looked for on the machine it runs on."""
    day = gathering.starts.date()
    head, foot = gathering.title, _foot(gathering, day)
    around = {"head": _printed(head), "foot": _printed(foot)}
    drawn = [{"name": _whole(one.name), "organisation": _printed(one.organisation), "part": one.part, **around} for one in held]
    coming = iter(drawn)
    pages = []
    while page := list(islice(coming, A_PAGE)):
        pages.append(page)
    sheet = {"title": _printed(head), "by_hand": _printed(_("Name")), "day": [day.year, day.month, day.day], "pages": pages}
    return typst.compile(TEMPLATE, format="pdf", ignore_system_fonts=True, sys_inputs={"sheet": json.dumps(sheet)})


def _foot(gathering: Gathering, day: date) -> str:
    said = date_format(day, "j F Y")
    return f"{said} · {gathering.place[:60]}" if gathering.place else said


def _whole(name: str) -> str:
    """All of a name or nothing of it: half a name is somebody else's."""
    return _shown(name) if is_printed(name) else ""


def _printed(words: str) -> str:
    return "".join(sign for sign in _shown(words) if _PRINTED.fullmatch(sign)).strip()


def _shown(words: str) -> str:
    return _UNPRINTABLE.sub("", words)
