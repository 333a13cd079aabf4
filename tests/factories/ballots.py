"""Votes of a small assembly, by the room's own actions: members with somebody who speaks for each, a rule, a vote under it."""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.utils import timezone

from entente.ballots import actions, bodies
from entente.ballots.actions import Plan, Sealed, Written
from entente.ballots.choices import Form
from entente.ballots.models import RollRow, Rule, Vote
from entente.engine import rules as engine
from entente.engine.rules import Elects, Method, Source
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Account, Person
from tests.factories.governance import body, chair, seat
from tests.factories.members import delegate, member
from tests.factories.people import account

SOURCE = Source("Article 12", "Statutes of 2018", date(2018, 1, 1))
MOTION = engine.Rule("Ordinary decision", SOURCE, majority=engine.Majority(), tie=engine.Tie.NOT_CARRIED)
SECRET = engine.Privacy(engine.Secrecy.SEPARATED, engine.SecretWhen.ALWAYS)
ELECTION = engine.Rule("Election of directors", SOURCE, elects=Elects(Method.STV_EXACT, 1), privacy=SECRET)
NAMES = ("Member 1", "Member 2", "Member 3", "Member 4", "Member 5", "Member 6")


@dataclass
class Assembly:
    """A body of organisations, who speaks for each, and the office."""

    body: Body
    voices: list[Account]
    organisations: list[Organisation]
    office: Account

    @property
    def by(self) -> Person:
        return self.office.person


def assembly(members: int = 3, *, with_chair: bool = False, names: tuple[str, ...] = NAMES, **said: Any) -> Assembly:
    found = body(f"GA{secrets.randbelow(10**9)}", "General Assembly", kind="assembly", joining="named", **said)
    if with_chair:
        chair(found)
    organisations = [member(name) for name in names[:members]]
    return Assembly(found, [delegate(one) for one in organisations], organisations, account(RoleCode.OFFICE))


def board(code: str, who: Account, office: Person) -> Assembly:
    """A body of seats in which somebody sits by own interest."""
    found = body(code, kind="board")
    seat(found, who)
    somebody = Account.objects.get(person=office)
    return Assembly(found, [who], [], somebody)


def rule(of: Body, said: engine.Rule = MOTION, *, on: date = date(2018, 1, 1), by: Person | None = None) -> Rule:
    """Adopted."""
    by = by or account(RoleCode.OFFICE).person
    written = actions.write_rule(of, Written(said), by=by, at=timezone.now())
    return actions.adopt_rule(written, on=on, by=by, at=timezone.now())


def draft(of: Assembly, said: engine.Rule = MOTION, *, title: str = "Shall we buy a ship?", **more: Any) -> Vote:
    now = timezone.now()
    plan = Plan(title, more.pop("rule", None) or rule(of.body, said, by=of.by), now, now + timedelta(hours=1), form=Form.WRITTEN)
    return actions.draft(of.body, replace(plan, **more), by=of.by, at=now)


def frozen(of: Assembly, said: engine.Rule = MOTION, *, candidates: int = 0, **more: Any) -> Vote:
    vote = draft(of, said, **more)
    for voice, organisation in list(zip(of.voices, of.organisations, strict=False))[:candidates]:
        actions.stand(vote, voice.person, organisation, statement="I can.", by=voice.person, at=timezone.now())
    return actions.freeze(vote, by=of.by, at=timezone.now())


def opened(of: Assembly, said: engine.Rule = MOTION, **more: Any) -> Vote:
    return actions.open_vote(frozen(of, said, **more), by=of.by, at=timezone.now())


def election(of: Assembly, said: engine.Rule = ELECTION, *, candidates: int = 2, **more: Any) -> Vote:
    return opened(of, said, candidates=candidates, title="Who directs?", **more)


def row(vote: Vote, one: Organisation | Person) -> RollRow:
    who = {"organisation": one, "person": None} if isinstance(one, Organisation) else {"person": one}
    return RollRow.objects.get(vote=vote, **who)


def sealed(body: str) -> Sealed:
    return Sealed(secrets.token_hex(16), secrets.token_hex(16), body)


def cast(vote: Vote, one: Organisation | Person, says: str | list[int], by: Account | Person, *, at: datetime | None = None) -> Any:
    """For, against, abstain; or candidates, in order."""
    body_ = bodies.for_motion(says) if isinstance(says, str) else bodies.for_election(says, is_ranked=True)
    person = by.person if isinstance(by, Account) else by
    return actions.cast(vote, row(vote, one), sealed(body_), by=person, at=at or timezone.now())


def cast_all(of: Assembly, vote: Vote, *says: str | list[int]) -> None:
    """In the order of the members; None for those who do not vote."""
    for one, voice, said in zip(of.organisations, of.voices, says, strict=False):
        cast(vote, one, said, voice)


def counted(of: Assembly, vote: Vote) -> Vote:
    closed = actions.close(vote, by=of.by, at=timezone.now())
    return actions.count(closed, by=of.by, at=timezone.now())


def weights(**by_class: int) -> engine.Weight:
    return engine.Weight(engine.Weighs.BY_CLASS, {name: Fraction(votes) for name, votes in by_class.items()})
