"""Requests for support of the demonstration: two years that are over, a letter, the name, and what waits today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.cast import Part
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import Staff, Voices
from entente.support import actions
from entente.support.actions import Asking, Letter
from entente.support.models import Request

EARLY = date(2017, 1, 31)
SAID: Mapping[str, Mapping[str, str]] = {
    "letter": {
        "project": "SEAWALL: ports that withstand",
        "call": "H2020-SU-DS-2018",
        "addressee": "European Commission\nDG CONNECT\nBrussels",
        "content": "It tests defences of ports together with four of them.",
    },
    "dissemination": {"what": "Testers wanted for an open tool", "content": "We look for ten operators who try it for a month."},
    "speaker": {
        "event": "Harbour Days",
        "on": "2030-05-14",
        "place": "Tallinn, Estonia",
        "topic": "Ports under attack",
        "audience": "200 operators",
    },
    "partners": {"purpose": "A consortium on medical devices", "expertise": "Hospitals, and who certifies devices", "countries": "PT, EE"},
    "name": {"where": "Programme of the Harbour Days", "content": "“Supported by the European Cyber Partnership”, on its first page."},
}
YEARS = {
    2017: {"letter": 6, "speaker": 3, "partners": 4, "dissemination": 4, "name": 1},
    2018: {"letter": 5, "speaker": 4, "partners": 3, "name": 3},
}
INITIATIVES = ("SEAWALL", "Harbour Days", "")


@dataclass(frozen=True, slots=True)
class Member:
    organisation: Organisation
    voice: Person


def add_all(parts: Sequence[Part], found: Mapping[int, Organisation], voices: Voices, spoken: Member, staff: Staff, now: datetime) -> None:
    """`spoken` is the member whose delegate can sign in."""
    early = [part for part in parts if part.admitted_on <= EARLY]
    members = [Member(found[part.number], voices[part.number]) for part in early]
    turn = iter(range(10_000))
    for year, kinds in YEARS.items():
        for kind, count in kinds.items():
            for place in range(count):
                number = next(turn)
                _over(members[number * 7 % len(members)], kind, noon(date(year, 1 + number % 8, 3 + place)), number, staff)
    _letter(spoken, staff)
    _name(spoken, staff)
    _today(members, spoken, staff, now)


def _over(member: Member, kind: str, at: datetime, number: int, staff: Staff) -> None:
    """One that has ended: two of three were answered, the others declined or taken back."""
    row = _asked(member, kind, at, INITIATIVES[number % 3])
    later = at + timedelta(days=2 + number * 5 % 17)
    if number % 8 == 7:
        actions.withdraw(row, because="It is no longer needed.", by=member.voice, at=later)
        return
    actions.take_up(row, by=staff.second, at=at + timedelta(days=1))
    if number % 4 == 2:
        actions.decline(row, because="It came after the call had closed.", by=staff.second, at=later)
    else:
        days = {"from_on": later.date(), "to_on": date(2019, 1, 1)} if kind == "name" else {}
        _answered(row, row.subject, f"Dear colleagues,\n\nyes: *{row.subject}*.", later, staff, **days)


def _letter(member: Member, staff: Staff) -> None:
    at = noon(date(2018, 7, 4))
    row = _asked(member, "letter", at, "SEAWALL")
    actions.take_up(row, by=staff.second, at=at + timedelta(days=1))
    actions.say(row, "Which ports take part?", is_from_office=True, by=staff.second, at=at + timedelta(days=1))
    actions.say(row, "Marseille, Tallinn, Sines and Gdynia.", is_from_office=False, by=member.voice, at=at + timedelta(days=2))
    text = (
        "Dear Sir or Madam,\n\nthe partnership supports the project **SEAWALL**. It brings together four ports and their defenders:\n\n"
        "- it tests what they have today,\n- it shares what it finds with all members.\n\nWe wish the project every success."
    )
    _answered(row, "Letter of support: SEAWALL", text, at + timedelta(days=5), staff, addressee=SAID["letter"]["addressee"])


def _name(member: Member, staff: Staff) -> None:
    at = noon(date(2018, 8, 20))
    row = _asked(member, "name", at, "Harbour Days")
    actions.take_up(row, by=staff.second, at=at)
    text = "Dear colleagues,\n\nthe name may stand in the programme of the Harbour Days. The permission holds for this use only."
    days = {"from_on": date(2018, 9, 1), "to_on": date(2031, 1, 1)}
    _answered(row, "Use of the name: Harbour Days", text, at + timedelta(days=3), staff, **days)


def _answered(row: Request, title: str, text: str, at: datetime, staff: Staff, **more: object) -> None:
    letter = Letter(title, text, signatory=staff.office.name, signatory_role="Secretary General", **more)  # type: ignore[arg-type]
    actions.write_answer(row, letter, by=staff.second, at=at)
    actions.hand_in_answer(row, by=staff.second, at=at)
    actions.sign_off(row, by=staff.office, at=at + timedelta(hours=3))


def _today(members: Sequence[Member], spoken: Member, staff: Staff, now: datetime) -> None:
    """What is open when the demonstration is opened."""
    yesterday = now - timedelta(days=1)
    _asked(members[5], "dissemination", yesterday, "")
    late = _asked(members[9], "partners", now - timedelta(days=30), "")
    actions.take_up(late, by=staff.office, at=now - timedelta(days=29))
    talking = _asked(spoken, "speaker", now - timedelta(days=4), "Harbour Days")
    actions.take_up(talking, by=staff.office, at=now - timedelta(days=3))
    actions.say(talking, "In which language is the talk?", is_from_office=True, by=staff.office, at=yesterday)
    eyes = _asked(members[12], "letter", now - timedelta(days=6), "SEAWALL")
    actions.take_up(eyes, by=staff.second, at=now - timedelta(days=5))
    letter = Letter(
        "Letter of support: SEAWALL", "Dear Sir or Madam,\n\nthe partnership supports **SEAWALL**.", signatory=staff.office.name
    )
    actions.write_answer(eyes, letter, by=staff.second, at=yesterday)
    actions.hand_in_answer(eyes, by=staff.second, at=yesterday)


def _asked(member: Member, kind: str, at: datetime, initiative: str) -> Request:
    asking = Asking(kind, SAID[kind], initiative_name=initiative)
    return actions.ask(asking, member.organisation, asked_by=member.voice, by=member.voice, at=at)
