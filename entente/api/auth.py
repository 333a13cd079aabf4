"""Who calls: a bearer token (its scopes limit the person's permissions), or, for reading, the browser's session."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError
from ninja.security import APIKeyCookie, HttpBearer

from entente.people import access, actions
from entente.people.models import Account
from entente.people.second_factor import Need, Policy, need

SAFE = {"GET", "HEAD", "OPTIONS"}


class Token(HttpBearer):
    """`Authorization: Bearer entente_...`; a token that does not hold is refused even where visitors may read."""

    def authenticate(self, request: HttpRequest, token: str) -> Account:
        found = actions.token_for(token.strip(), at=timezone.now())
        if found is None:
            raise AuthenticationError(message=_("This token is not known, has run out or was ended. Make a new one at My account."))
        request.user = access.within(found.person.account, found.scopes)
        return request.user


class Session(APIKeyCookie):
    """The signed-in browser, for reading only: writing needs a token, so no other site can write in somebody's name."""

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Account | None:
        return request.user if request.method in SAFE and isinstance(request.user, Account) else None


class ConfirmedSession(Session):
    """The same for single organisations' amounts: a browser in which a second factor is due confirms it on the page first."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Account | None:
        account = super().authenticate(request, key)
        if account is not None and self._is_due(request, account):
            raise HttpError(403, _("Amounts ask for a second factor: open the contributions' page in this browser once, or use a token."))
        return account

    def _is_due(self, request: HttpRequest, account: Account) -> bool:
        records = get_authentication_records(request, account)
        return need(account, records, Policy(settings.SECOND_FACTOR), now=time.time()) in {Need.CONFIRM, Need.SET_UP}


class Anyone:
    """Last in the row of an operation that visitors may call: who did not show a key is a visitor, whatever cookies say."""

    def __call__(self, request: HttpRequest) -> Any:
        request.user = AnonymousUser()
        return request.user


def signed_in_account(request: HttpRequest) -> Account:
    """Whoever calls an operation that nobody may call unsigned."""
    if not isinstance(request.user, Account):
        raise AuthenticationError
    return request.user


signed_in = [Token(), Session()]  # the default of the whole API
confirmed = [Token(), ConfirmedSession()]  # `Router(auth=confirmed)` for single organisations' amounts, and for votes
anyone = [*signed_in, Anyone()]  # `Router(auth=anyone)` for what is published
