"""Articles, written and reviewed by the room's own actions."""

from datetime import UTC, datetime
from typing import Any

from entente.members.models import Organisation
from entente.news import actions
from entente.news.actions import Said
from entente.news.models import Article
from entente.people.choices import RoleCode
from entente.people.models import Person
from tests.factories.people import account

AT = datetime(2018, 9, 20, 9, tzinfo=UTC)


def said(title: str = "Tallinn hosts the plenary", lead: str = "Two hundred came.", **more: Any) -> Said:
    for name in ("sectors", "countries"):
        more[name] = frozenset(more.get(name, ()))
    return Said(title, lead, **{"text": "It was **good**.", **more})


def article(
    by: Person | None = None,
    *,
    organisation: Organisation | None = None,
    at: datetime = AT,
    made_of: Any = None,
    original: Any = None,
    **more: Any,
) -> Article:
    """A draft."""
    by = by or account(RoleCode.OFFICE).person
    return actions.draft(said(**more), organisation=organisation, made_of=made_of, original=original, by=by, at=at)


def handed_in(by: Person | None = None, **more: Any) -> Article:
    row = article(by, **more)
    return actions.hand_in(row, by=row.author, at=more.get("at", AT))


def published(by: Person | None = None, *, reviewer: Person | None = None, **more: Any) -> Article:
    row = handed_in(by, **more)
    return actions.publish(row, by=reviewer or account(RoleCode.OFFICE).person, at=more.get("at", AT))
