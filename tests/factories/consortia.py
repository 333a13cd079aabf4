"""Boards, roles and invitations, by the room's own actions."""

from datetime import UTC, datetime
from typing import Any

from entente.consortia import actions
from entente.consortia.actions import Need, Wanted
from entente.consortia.models import Board, Invitation, Role
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.projects.models import Topic
from entente.vocabulary.models import Expertise
from tests.factories.members import member
from tests.factories.people import account

AT = datetime(2018, 9, 30, 9, tzinfo=UTC)


def office() -> Person:
    return account(RoleCode.OFFICE).person


def topic(code: str = "DS-07-2017") -> Topic:
    return Topic.objects.get_or_create(code=code, defaults={"title": "Addressing advanced threats"})[0]


def board(owner: Organisation | None = None, title: str = "Beacon for ports", *, at: datetime = AT, **said: Any) -> Board:
    facts = {"topic": topic(), "title": title, "summary": "Early warning for ports.", "countries": 2} | said
    return actions.open_board(Need(**facts), owner or member(), by=office(), at=at)


def expertise(*places: int) -> list[Expertise]:
    """Domains of the taxonomy by their place."""
    domains = list(Expertise.objects.filter(parent=None).order_by("position"))
    return [domains[place] for place in places]


def role(of: Board, name: str = "Pilot port", *, at: datetime = AT, **said: Any) -> Role:
    return actions.add_role(of, Wanted(name, **said), by=office(), at=at)


def invited(of: Role, organisation: Organisation, *, at: datetime = AT, **said: Any) -> Invitation:
    return actions.invite(of, organisation, by=office(), at=at, **said)
