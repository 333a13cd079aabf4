"""The door before amounts and votes: `path("ledger/", asked(ledger.ledger))`.

Who has a second factor confirms it once in a working day; who has none is invited, or refused where the installation says so. A visitor
passes: the page itself asks it to sign in.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from entente.people.models import Account
from entente.people.second_factor import Need, Policy, need

View = Callable[..., HttpResponseBase]


def asked(view: View, *, when: Callable[[HttpRequest], bool] = lambda request: True) -> View:
    """The view behind the door; `when` says for which requests it shows or sends what the door is for."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        account = request.user
        if not isinstance(account, Account) or not when(request):
            return view(request, *args, **options)
        found = need_of(request, account)
        if found is Need.CONFIRM:
            confirming: HttpResponse = suspend_request(request, reverse(_page(account)))
            return confirming
        if found is Need.SET_UP:
            return render(request, "people/second_factor.html", status=403)
        request.invites_second_factor = found is Need.INVITE  # type: ignore[attr-defined]
        return view(request, *args, **options)

    return guarded


def need_of(request: HttpRequest, account: Account) -> Need:
    return need(account, get_authentication_records(request, account), Policy(settings.SECOND_FACTOR), now=time.time())


def _page(account: Account) -> str:
    """Where the factor that the person has is asked for: a code, else a key."""
    has_code = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()
    return "mfa_reauthenticate" if has_code else "mfa_reauthenticate_webauthn"
