"""Requests for support, asked and answered by the room's own actions."""

from datetime import UTC, datetime
from typing import Any

from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.support import actions
from entente.support.actions import Asking, Letter
from entente.support.models import Answer, Request
from tests.factories.members import delegate, member
from tests.factories.people import account

AT = datetime(2018, 9, 20, 9, tzinfo=UTC)  # a Thursday
SAID = {
    "letter": {"project": "Project SEAWALL", "addressee": "European Commission", "content": "It protects ports."},
    "dissemination": {"what": "A call for testers", "content": "We look for testers."},
    "speaker": {"event": "Harbour Days", "on": "2030-05-04", "place": "Tallinn, Estonia", "topic": "Ports under attack"},
    "partners": {"purpose": "A consortium", "expertise": "Maritime sensors"},
    "name": {"where": "Programme of Harbour Days", "content": "“Supported by”"},
}


def asking(kind: str = "letter", *, initiative: Any = None, initiative_name: str = "", **said: str) -> Asking:
    return Asking(kind, SAID.get(kind, {}) | said, initiative, initiative_name)


def request(
    kind: str = "letter", *, organisation: Organisation | None = None, by: Person | None = None, at: datetime = AT, **more: Any
) -> Request:
    """Asked by whoever speaks for a member, a new one unless named."""
    organisation = organisation or member()
    by = by or delegate(organisation).person
    return actions.ask(asking(kind, **more), organisation, asked_by=by, by=by, at=at)


def office_person() -> Person:
    return account(RoleCode.OFFICE).person


def taken_up(kind: str = "letter", *, owner: Person | None = None, **more: Any) -> Request:
    return actions.take_up(request(kind, **more), by=owner or office_person(), at=more.get("at", AT))


def letter(title: str = "Letter of support", **more: Any) -> Letter:
    return Letter(title, more.pop("text", "We **support** it."), signatory=more.pop("signatory", "Ines Weiss"), **more)


def handed_in(kind: str = "letter", *, owner: Person | None = None, letter_says: Letter | None = None, **more: Any) -> Request:
    """With an answer that waits for other eyes."""
    row = taken_up(kind, owner=owner, **more)
    at = more.get("at", AT)
    actions.write_answer(row, letter_says or letter(), by=row.owner, at=at)  # type: ignore[arg-type]
    actions.hand_in_answer(row, by=row.owner, at=at)  # type: ignore[arg-type]
    return row


def answered(kind: str = "letter", *, signed_at: datetime = AT, signer: Person | None = None, **more: Any) -> tuple[Request, Answer]:
    row = handed_in(kind, **more)
    answer = actions.sign_off(row, by=signer or office_person(), at=signed_at)
    row.refresh_from_db()
    return row, answer
