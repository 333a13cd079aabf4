"""Who keeps the dialogue, who reads all of it, and who somebody is here."""

from typing import TypeVar

from django.http.response import Http404

from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account

Row = TypeVar("Row")


def keeps(user: User) -> bool:
    return people.may(user, Permission.DIALOGUE_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.DIALOGUE_KEEP)


def oversees(user: User) -> bool:
    """Sees what is not published: the office, and the auditor to read."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def person_of(user: User) -> int:
    return user.person_id if isinstance(user, Account) and user.is_active and people.covers(user, Permission.DIALOGUE_KEEP) else 0


def found_or_404(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
