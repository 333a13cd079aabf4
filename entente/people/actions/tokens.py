"""A person's keys for the API."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.people import access
from entente.people.actions.digest import digest
from entente.people.choices import Permission
from entente.people.models import Person, Token

LASTS_AT_MOST = timedelta(days=366)
USE_NOTED_EVERY = timedelta(hours=1)


class CannotMakeToken(Exception):
    """The token cannot be made as asked."""


@transaction.atomic
def make_token(person: Person, label: str, scopes: Iterable[Permission], *, lasts: timedelta, at: datetime) -> str:
    """The token's text, shown once: "entente_" and 43 characters."""
    entry = record.open()
    label, scopes = " ".join(label.split()), list(scopes)
    _refuse(person, label, scopes, lasts)
    secret = "entente_" + secrets.token_urlsafe(32)
    codes = sorted(scope.value for scope in scopes)
    token = Token.objects.create(person=person, label=label, digest=digest(secret), scopes=codes, created_at=at, expires_at=at + lasts)
    entry.enter("people.token_made", person, by=person, after={"token": label, "scopes": codes, "expires": token.expires_at})
    return secret


@transaction.atomic
def end_token(token: Token, *, by: Person, at: datetime) -> None:
    entry = record.open()
    if Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=at):
        entry.enter("people.token_ended", token.person, by=by, after={"token": token.label})


def token_for(secret: str, *, at: datetime) -> Token | None:
    """The live token behind a secret; when it was last used is noted once an hour, so that reading stays reading."""
    live = Token.objects.filter(ended_at=None, expires_at__gt=at, person__account__is_active=True)
    token = live.select_related("person__account").filter(digest=digest(secret)).first()
    if token and (token.used_at is None or token.used_at <= at - USE_NOTED_EVERY):
        Token.objects.filter(pk=token.pk).update(used_at=at)
    return token


def _refuse(person: Person, label: str, scopes: list[Permission], lasts: timedelta) -> None:
    if not label:
        raise CannotMakeToken(_("A token needs a label that says what it is for."))
    if not timedelta(0) < lasts <= LASTS_AT_MOST:
        raise CannotMakeToken(_("A token lasts between one day and one year."))
    beyond = set(scopes) - access.permissions_of(person.account) - {Permission.ORGANISATION_SPEAK}  # what that allows, delegations decide
    if beyond:
        named = ", ".join(str(Permission(scope).label) for scope in sorted(beyond))
        raise CannotMakeToken(_("A token cannot do what you may not do yourself: %(rights)s.") % {"rights": named})
