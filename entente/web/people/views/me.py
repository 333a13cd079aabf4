"""My account: who I am here, how I sign in, my tokens."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from entente.members.access import delegations_of
from entente.people import access, actions, queries
from entente.people.choices import Permission
from entente.people.models import Account, Token
from entente.web.people.forms.tokens import TokenForm


@login_required
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    return _mine(request)


@login_required
@require_GET
def welcome(request: HttpRequest) -> HttpResponse:
    """Where a single-use link ends: how to come back without one."""
    return render(request, "people/welcome.html", {"second": is_mfa_enabled(_account(request))})


@login_required
@never_cache
@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    account = _account(request)
    form = TokenForm(request.POST, held=_held(account))
    if not form.is_valid():
        return _mine(request, status=422, token_form=form)
    chosen = {"scopes": []} | form.cleaned_data
    try:
        secret = actions.make_token(account.person, chosen["label"], chosen["scopes"], lasts=chosen["lasts"], at=timezone.now())
    except actions.CannotMakeToken as refusal:
        return _mine(request, status=409, token_form=form, refusal=refusal)
    return render(request, "people/token.html", {"secret": secret, "label": chosen["label"]}, status=201)


@login_required
@require_POST
def end_token(request: HttpRequest, pk: int) -> HttpResponse:
    account = _account(request)
    actions.end_token(get_object_or_404(Token, pk=pk, person=account.person), by=account.person, at=timezone.now())
    return redirect("people:me")


def _mine(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    account = _account(request)
    context = {
        "account": account,
        "roles": queries.roles_of(account.person),
        "today": timezone.localdate(),
        "now": timezone.now(),
        "delegations": delegations_of(account),
        "tokens": queries.tokens_of(account.person),
        "second": is_mfa_enabled(account),
        "token_form": TokenForm(held=_held(account)),
    }
    return render(request, "people/me.html", context | more, status=status)


def _held(account: Account) -> frozenset[str]:
    """What a token of this account may be given: the permissions of its roles, and speaking for whom it is a delegate of."""
    speaks = {Permission.ORGANISATION_SPEAK.value} if delegations_of(account) else set()
    return access.permissions_of(account) | speaks


def _account(request: HttpRequest) -> Account:
    """Whoever passed `login_required`."""
    account: Account = request.user  # type: ignore[assignment]
    return account
