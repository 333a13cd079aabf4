"""The demonstration's door: sign in as any kind of user with one click, on this machine only."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from entente.members.access import delegations_of
from entente.people import access
from entente.people.choices import RoleCode
from entente.people.models import Account, Role
from entente.web.people.demo import KINDS, is_open

AS_BY_PASSWORD = {"email_verification": "none", "signal_kwargs": None, "email": None, "signup": False}


@never_cache
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    _require_open(request)
    accounts = {
        account.email: account for account in Account.objects.filter(email__in=KINDS.values(), is_active=True).select_related("person")
    }
    kinds = [_said(kind, accounts[email]) for kind, email in KINDS.items() if email in accounts]
    return render(request, "people/demo.html", {"kinds": kinds, "delegate": Role.objects.filter(code=RoleCode.DELEGATE).first()})


@require_POST
def sign_in(request: HttpRequest, kind: str) -> HttpResponse:
    _require_open(request)
    account = Account.objects.filter(email=KINDS.get(kind), is_active=True).first()
    if account is None:
        raise Http404
    adapter = get_adapter(request)
    adapter.login(request, account)
    entered: HttpResponse = adapter.post_login(request, account, **AS_BY_PASSWORD, redirect_url=reverse("desk:desk"))
    return entered


def _require_open(request: HttpRequest) -> None:
    if not is_open(request):
        raise Http404


def _said(kind: str, account: Account) -> dict[str, object]:
    return {"kind": kind, "account": account, "holdings": access.holdings_of(account), "delegations": delegations_of(account)}
