"""Courses, profiles, ranges, exercises, surveys, campaigns and experts, written by the room's own actions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from entente.engine.marking import Marking
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.skills import actions
from entente.skills.models import Activity, Asked, Campaign, Course, CyberRange, Exercise, Expert, Requirement, Survey
from tests.factories.gatherings import plan
from tests.factories.members import member
from tests.factories.people import account, person

AT = datetime(2018, 9, 30, 9, tzinfo=UTC)
TABLETOP = "training-environment:training-type=tabletop-game-speech"
RESPONDER, TESTER = "ECSF02", "ECSF12"
_numbers = iter(range(1, 1_000_000))


def office() -> Person:
    return account(RoleCode.OFFICE).person


def asks(role: str, code: str, level: int | None = 3, kind: str = "skill", text: str = "") -> Requirement:
    words = {"text": text or f"To do {code}", "level": level, "source": "A test's own words", "source_on": date(2018, 1, 1)}
    return Requirement.objects.update_or_create(role_id=role, kind=kind, code=code, defaults=words)[0]


def facts(title: str = "", **said: Any) -> actions.CourseFacts:
    base = {"provider_name": "Harbour School", "country": "FR", "level": "professional", "form": "onsite"}
    where = {"source": "https://example.org/courses", "source_on": date(2018, 9, 1), "languages": ("en",)}
    return actions.CourseFacts(title=title or f"Course {next(_numbers)}", **{**base, **where, **said})


def proposed(title: str = "", *, by: Person | None = None, **said: Any) -> Course:
    return actions.propose(facts(title, **said), by=by or office(), at=AT)


def course(title: str = "", **said: Any) -> Course:
    return actions.publish(proposed(title, **said), by=office(), at=AT)


def teaching(role: str, depth: int = 3, **said: Any) -> Course:
    return course(covers={("role", role): depth}, **said)


def cyber_range(
    name: str = "Lagoon Range", organisation: Organisation | None = None, *, is_published: bool = True, **said: Any
) -> CyberRange:
    facts = actions.RangeFacts(name, organisation or member(), "FR", "Forty hosts.", **{"capabilities": [TABLETOP], **said})
    row = actions.register(facts, by=office(), at=AT)
    return actions.publish(row, by=office(), at=AT) if is_published else row


def exercise(
    title: str = "Storm drill", *, by: Person | None = None, scenario: str = "The port goes dark.", at: datetime = AT, **said: Any
) -> Exercise:
    plan_ = plan(title, **{"kind": "training", "marking": Marking.AMBER, **said})
    return actions.arrange_exercise(plan_, actions.Scenario(scenario, "To decide fast"), by=by or person(), at=at)


def survey(year: int = 2018, *, at: datetime = AT, days: int = 30) -> Survey:
    return actions.open_survey(year, closes_at=at + timedelta(days=days), by=office(), at=at)


def answered(of: Survey, organisation: Organisation, *lines: actions.Line, at: datetime = AT) -> Asked:
    return actions.answer(Asked.objects.get(survey=of, organisation=organisation), lines, by=office(), at=at)


def line(number: int = 2, role: str = TESTER, country: str = "FR", hard: int = 0, **said: Any) -> actions.Line:
    return actions.Line(role, country, number, hard, **said)


def campaign(title: str = "Locks for everyone", *, is_published: bool = True, by: Person | None = None, **said: Any) -> Campaign:
    days = {"begins_on": date(2018, 10, 1), "ends_on": date(2018, 10, 31)}
    base = {"message": "Update today.", "audiences": ["10-13", "citizens"], "channels": ["school"], "languages": ["en", "fr"], **days}
    row = actions.plan_campaign(actions.CampaignFacts(title, **{**base, **said}), by=by or office(), at=AT)
    return actions.publish(row, by=office(), at=AT) if is_published else row


def activity(of: Campaign, organisation: Organisation, title: str = "A morning at school") -> Activity:
    facts = actions.ActivityFacts(title, date(2018, 10, 4), date(2018, 10, 5), "FR", "school", "Brest")
    return actions.add_activity(of, organisation, facts, by=office(), at=AT)


def expert(who: Person | None = None, visibility: str = "public", gender: str = "", about: str = "Talks about ports.") -> Expert:
    said = actions.Offered(["speaker"], about, visibility, languages=["en"], country="FR", gender=gender)
    return actions.offer(said, consents=True, by=who or person(), at=timezone.now())


def paid(low: int, high: int | None = None) -> dict[str, Decimal]:
    return {"cost_low": Decimal(low), "cost_high": Decimal(high or low)}
