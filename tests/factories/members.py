"""Small real organisations, written by the members' own actions."""

from datetime import UTC, date, datetime
from typing import Any

from entente.members import actions
from entente.members.choices import DelegationRole, Kind
from entente.members.drafts import Draft
from entente.members.models import Organisation, Partnership
from entente.members.numbers import Number
from entente.people.models import Account, Person
from tests.factories.people import LONG_AGO, account

FOUNDED = date(2016, 6, 13)
JOINED = date(2016, 7, 5)
DAY = date(2018, 9, 30)
_numbers = iter(range(1, 1_000_000))


def partnership(shown_as_of: date | None = DAY) -> Partnership:
    """The partnership of a test; the same one when asked again."""
    return Partnership.objects.first() or actions.found("Test Partnership", by=None, at=LONG_AGO, shown_as_of=shown_as_of)


def organisation(name: str = "", country: str = "FR", **said: Any) -> Organisation:
    """Known, not a member."""
    partnership()
    return actions.add(Draft(name=name or f"Organisation {next(_numbers)}", country=country, **said), by=None, at=LONG_AGO)


def applicant(name: str = "", country: str = "FR", *, kind: str = Kind.SME, on: date = FOUNDED, **said: Any) -> Organisation:
    one = organisation(name, country, kind=kind, kind_from=on, **said)
    actions.apply(one, on=on, by=None, at=LONG_AGO)
    return one


def member(name: str = "", country: str = "FR", *, kind: str = Kind.SME, on: date = JOINED, **said: Any) -> Organisation:
    one = applicant(name, country, kind=kind, on=min(on, FOUNDED), **said)
    actions.admit(one, on=on, by=None, at=LONG_AGO)
    return one


def delegate(one: Organisation, role: str = DelegationRole.REPRESENTATIVE) -> Account:
    """Somebody who signs in and speaks for the organisation."""
    somebody = account()
    actions.delegate(somebody.person, one, role, on=date(2016, 6, 13), by=None, at=LONG_AGO)
    return somebody


def by(somebody: Account) -> Person:
    return somebody.person


def at(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def pic(number: int) -> Number:
    return Number("pic", "", f"{number:09d}")
