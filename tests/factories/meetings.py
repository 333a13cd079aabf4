"""Meetings of bodies with guests and an agenda, by the rooms' own actions."""

from datetime import datetime, timedelta

from django.utils import timezone

from entente.gatherings import actions as gatherings
from entente.gatherings.models import Gathering
from entente.gatherings.plan import Plan
from entente.governance import actions
from entente.governance.models import AgendaItem, Body
from entente.governance.references import reference_of
from entente.people.models import Account, Person


def meeting(
    one: Body,
    by: Person | Account,
    *guests: Account,
    title: str = "Spring meeting",
    starts_at: datetime | None = None,
    is_announced: bool = True,
) -> Gathering:
    """Announced; by itself it begins tomorrow."""
    person = by.person if isinstance(by, Account) else by
    starts_at = starts_at or timezone.now() + timedelta(days=1)
    said = starts_at - timedelta(days=30)
    plan = Plan(title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place="Tallinn", home=reference_of(one))
    made = gatherings.arrange(plan, by=person, at=said)
    if guests:
        gatherings.invite(made, [guest.person_id for guest in guests], by=person, at=said)
    return gatherings.announce(made, by=person, at=said) if is_announced else made


def running(one: Body, by: Account, *guests: Account, title: str = "Spring meeting") -> Gathering:
    """It began an hour ago."""
    return meeting(one, by, *guests, title=title, starts_at=timezone.now() - timedelta(hours=1))


def item(one: Body, gathering: Gathering | None, by: Account, title: str = "Scope of the scheme") -> AgendaItem:
    return actions.add_item(one, title, gathering=gathering, by=by.person, at=timezone.now())
