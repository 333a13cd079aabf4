"""Practices, needs, questions and what became of them, by the room's own actions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from entente.exchange import actions
from entente.exchange.actions import NeedFacts, PracticeFacts, QuestionFacts
from entente.exchange.models import Deployment, Need, Practice, Question, Reuse
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Account, Person
from entente.vocabulary.models import Sector
from tests.factories.governance import seated
from tests.factories.members import member
from tests.factories.people import account

AT = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=8)  # lately: what is published has not run out
TEXTS = {
    "title": "Segmenting networks of medical devices",
    "problem": "Infusion pumps and scanners cannot be patched and spread malware through the hospital.",
    "how": "Devices are put into segments by risk; gateways let through only what was agreed.",
}


def office() -> Person:
    return account(RoleCode.OFFICE).person


def sector(code: str = "demand-health") -> Sector:
    return Sector.objects.get(code=code)


def drafted(organisation: Organisation | None = None, *, by: Person | None = None, at: datetime = AT, **said: Any) -> Practice:
    return actions.draft(organisation or member(), PracticeFacts(**(TEXTS | said)), by=by or office(), at=at)


def waiting_for_review(organisation: Organisation | None = None, *, by: Person | None = None, at: datetime = AT, **said: Any) -> Practice:
    by = by or office()
    row = drafted(organisation, by=by, at=at, **said)
    actions.put_for_review(row, by=by, at=at)
    return row


def published(organisation: Organisation | None = None, *, at: datetime = AT, **said: Any) -> Practice:
    return actions.publish(waiting_for_review(organisation, at=at, **said), by=office(), at=at)


def deployed(row: Practice, code: str = "demand-health", on: date = date(2025, 3, 1), **said: Any) -> Deployment:
    facts = {"reference": f"A hospital group, {on}", "evidence": "Report of the internal audit"} | said
    return actions.deploy(row, sector(code), on=on, by=office(), at=AT, **facts)


def needed(organisation: Organisation | None = None, *, by: Person | None = None, at: datetime = AT, **said: Any) -> Need:
    facts = {
        "title": "Devices on trains that cannot be patched",
        "problem": "Controllers run for decades and spread malware.",
        "sector": "demand-transport",
    }
    return actions.state_need(organisation or member(), NeedFacts(**(facts | said)), by=by or office(), at=at)


def asked(circle: Body, by: Account | None = None, organisation: Organisation | None = None, *, at: datetime = AT, **said: Any) -> Question:
    organisation = organisation or member()
    by = by or seated(circle, organisation=organisation)
    facts = {"title": "How do you patch pumps?", "text": "Ours have no window for it."} | said
    return actions.ask(circle, organisation, QuestionFacts(**facts), by=by.person, at=at)


def contacted(row: Practice, organisation: Organisation | None = None, code: str = "demand-transport", **said: Any) -> Reuse:
    facts = {"words": "May we see it?", "by": office(), "at": AT} | said
    return actions.contact(row, organisation or member(), sector(code), **facts)


def adopted(row: Practice, organisation: Organisation | None = None, code: str = "demand-transport", **said: Any) -> Reuse:
    return actions.move(contacted(row, organisation, code), "adopted", on=AT.date(), by=office(), at=AT, **said)
