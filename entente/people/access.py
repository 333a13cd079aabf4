"""Who may: permissions come from the roles a person holds today; a token narrows them to its scopes."""

from collections.abc import Iterable
from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Holding
from entente.record.queries import Reader

User: TypeAlias = Account | AnonymousUser


def within(account: Account, scopes: Iterable[str]) -> Account:
    """The account as it acts through a token: never more than the person may, never more than the scopes say."""
    account._scopes = frozenset(scopes)  # type: ignore[attr-defined]
    return account


def covers(user: User, permission: Permission) -> bool:
    """Whether the token that is used, if one is, carries this scope. For rights that come from elsewhere than a role: a delegation."""
    scopes: frozenset[str] | None = getattr(user, "_scopes", None)
    return scopes is None or permission.value in scopes


def holdings_of(user: User) -> list[Holding]:
    """Today's roles with their permissions; asked once per request. A token carries a role if it carries all its permissions."""
    if not isinstance(user, Account) or not user.is_active:
        return []
    scopes: frozenset[str] | None = getattr(user, "_scopes", None)
    return [holding for holding in _held(user) if scopes is None or scopes.issuperset(holding.role.permissions)]


def permissions_of(user: User) -> frozenset[str]:
    if not isinstance(user, Account) or not user.is_active:
        return frozenset()
    held = frozenset(permission for holding in _held(user) for permission in holding.role.permissions)
    scopes: frozenset[str] | None = getattr(user, "_scopes", None)
    return held if scopes is None else held & scopes


def may(user: User, permission: Permission) -> bool:
    return permission.value in permissions_of(user)


def require(user: User, permission: Permission) -> Account:
    """The account, or a refusal that says what is missing."""
    if isinstance(user, Account) and may(user, permission):
        return user
    raise PermissionDenied(_("This needs the right to %(right)s. Ask the office if you should have it.") % {"right": permission.label})


def roles_of(user: User) -> frozenset[str]:
    return frozenset(holding.role_id for holding in holdings_of(user))


def is_office(user: User) -> bool:
    return RoleCode.OFFICE in roles_of(user)


def assessed_countries(user: User) -> frozenset[str]:
    return frozenset(holding.country for holding in holdings_of(user) if holding.role_id == RoleCode.ASSESSOR)


def reader(user: User, organisations: frozenset[int] = frozenset()) -> Reader:
    """The same person as the record sees a reader."""
    person = user.person_id if isinstance(user, Account) else None
    return Reader(office=may(user, Permission.RECORD_READ), organisations=organisations, person=person)


def _held(account: Account) -> list[Holding]:
    held: list[Holding] | None = getattr(account, "_holdings", None)
    if held is None:
        held = list(Holding.objects.known().on(timezone.localdate()).filter(person=account.person_id).select_related("role"))
        account._holdings = held  # type: ignore[attr-defined]
    return held
