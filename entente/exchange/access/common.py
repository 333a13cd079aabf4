"""What the nouns of this room have in common."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account

Row = TypeVar("Row")
ANY = frozenset(DelegationRole)


def keeps(user: User) -> bool:
    return people.may(user, Permission.EXCHANGE_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.EXCHANGE_KEEP)


def oversees(user: User) -> bool:
    """Sees whose a need is, and how reuse goes: the office, and the auditor to read."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def own(user: User) -> frozenset[int]:
    return organisations_of(user, ANY)


def spoken(user: User) -> frozenset[int]:
    return organisations_of(user, SPEAKING)


def organisations_to_speak_for(user: User) -> list[Organisation]:
    """Members for which the user may share, seek and ask."""
    mine = spoken(user)
    return list(members_on(timezone.localdate()).filter(pk__in=mine).order_by("name_key")) if mine else []


def speaker_for(user: User, organisation: Organisation) -> Account:
    if isinstance(user, Account) and (keeps(user) or organisation.pk in spoken(user)):
        return user
    raise PermissionDenied(_("Only those who speak for %(name)s and the office do this.") % {"name": organisation})


def found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
