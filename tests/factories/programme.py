"""Goals, indicators, initiatives and milestones, written by the rooms' own actions."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from entente.indicators import actions as indicators
from entente.indicators.actions import Definition, Seen
from entente.indicators.models import Indicator, Observation
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.programme import actions
from entente.programme.actions import GoalFacts, Planned, Proposal
from entente.programme.choices import Turn
from entente.programme.models import Goal, Initiative, Milestone
from tests.factories.members import member
from tests.factories.people import account

AT = datetime(2018, 9, 30, 9, tzinfo=UTC)
_numbers = iter(range(1, 1_000_000))


def office() -> Person:
    return account(RoleCode.OFFICE).person


def indicator(name: str = "People trained", **said: Any) -> Indicator:
    """From 0 at the end of 2016 to 400 at the end of 2018: on 30 September 2018 its path asks for 349.59."""
    base = {"baseline": Decimal(0), "baseline_on": date(2016, 12, 31), "targets": {2018: Decimal(400)}}
    facts = {"code": f"indicator-{next(_numbers)}", "name": name, "definition": "Counted once each.", "unit": "people"} | base | said
    return indicators.define(Definition(**facts), by=None, at=AT)


def observed(one: Indicator, value: int | None, on: date = date(2018, 9, 30), **said: Any) -> Observation:
    """Validated by somebody else."""
    facts = {"evidence": "Lists of participants"} | ({"why_not": "Nobody was asked"} if value is None else {}) | said
    seen = Seen(on, None if value is None else Decimal(value), **facts)
    return indicators.validate(indicators.observe(one, seen, by=office(), at=AT), by=office(), at=AT)


def goal(title: str = "Education, training and awareness", horizon: str = "medium", **said: Any) -> Goal:
    facts = {"number": next(_numbers), "title": title, "why": "Skills are scarce.", "horizon": horizon} | said
    return actions.set_goal(GoalFacts(**facts), by=office(), at=AT)


def proposed(
    lead: Organisation | None = None, title: str = "Harbour Academy", *, goals: Any = None, by: Person | None = None, **said: Any
) -> Initiative:
    days = {"begins_on": date(2018, 1, 1), "ends_on": date(2019, 12, 31)}
    facts = {"title": title, "summary": "Courses for ports.", "goals": goals or [goal()], "lead": lead or member()} | days | said
    return actions.propose(Proposal(**facts), by=by or office(), at=AT)


def running(lead: Organisation | None = None, title: str = "Harbour Academy", **said: Any) -> Initiative:
    row = proposed(lead, title, **said)
    for turn in (Turn.ADOPT, Turn.BEGIN):
        row = actions.move(row, turn, by=office(), at=AT)
    return row


def milestone(
    of: Initiative, title: str = "Curriculum", begin: date = date(2018, 9, 1), due: date = date(2018, 10, 31), **said: Any
) -> Milestone:
    return actions.plan_milestone(of, Planned(title, begin, due, **said), by=office(), at=AT)
