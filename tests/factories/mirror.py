"""Mirrors of a circle, and what organisations give to them, by the room's own actions."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from entente.governance.models import Body
from entente.members.models import Organisation
from entente.mirror import actions
from entente.mirror.actions import Asked, Plan
from entente.mirror.models import Contribution, Mirror
from entente.people.choices import RoleCode
from entente.people.models import Account, Person
from entente.vocabulary.models import Sector
from tests.factories.governance import body, seated
from tests.factories.members import member
from tests.factories.people import account

STAFF = (Asked("Security staff", "full-time equivalents", "At the end of the year"), Asked("Hours to patch", "hours"))


def office() -> Person:
    return account(RoleCode.OFFICE).person


def prepared(
    of: Body | None = None,
    title: str = "Staff and patches",
    *,
    figures: Sequence[Asked] = STAFF,
    closes_on: date = date(2099, 1, 1),
    **said: Any,
) -> Mirror:
    facts = {"by": office(), "at": timezone.now()} | said
    why = facts.pop("why", "How many people, how fast?")
    return actions.prepare(of or body(), Plan(title, why, closes_on, figures), **facts)


def opened(of: Body | None = None, title: str = "Staff and patches", **said: Any) -> Mirror:
    return actions.open_mirror(prepared(of, title, **said), decision="Meeting of 12 June, item 4", by=office(), at=timezone.now())


def sector(place: int) -> Sector:
    return list(Sector.objects.filter(scheme="demand").order_by("position"))[place]


def gave(of: Mirror, organisation: Organisation, *amounts: int | str, sector: Sector | None = None) -> Contribution:
    figures = list(of.figures.order_by("position"))
    said = {one.pk: Decimal(amount) for one, amount in zip(figures, amounts, strict=False)}
    return actions.give(of, organisation, said, sector=sector, by=office(), at=timezone.now())


def circle(of: Body, number: int, **said: Any) -> list[tuple[Organisation, Account]]:
    """So many members, each with somebody who sits in the body for it."""
    found = []
    for _one in range(number):
        organisation = member(**said)
        found.append((organisation, seated(of, organisation=organisation)))
    return found


def closed(of: Mirror) -> Mirror:
    return actions.close_mirror(of, by=office(), at=timezone.now())
