"""What both sides do with a barrier: small forms on its page."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.market import measure_access as access
from entente.market.access import keeper
from entente.market.actions import barriers as actions
from entente.market.actions import observed_costs
from entente.market.actions.refusals import Refusal
from entente.market.models import Barrier
from entente.web.acting import who
from entente.web.measures.acting import settled
from entente.web.measures.forms import AgainForm, BecauseForm, BundleForm, VerifyForm
from entente.web.measures.views.barriers import overview as barriers
from entente.web.measures.views.barriers import shown


@login_required
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.barrier_to_verify(request.user, pk)
    return _done(request, found, VerifyForm(request.POST), actions.verify, _("It is verified."))


@login_required
@require_POST
def do_not_accept(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.barrier_to_verify(request.user, pk)
    return _done(request, found, BecauseForm(request.POST), actions.do_not_accept, _("It is not accepted; the member reads why."))


@login_required
@require_POST
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.barrier_to_verify(request.user, pk)
    return _done(request, found, BundleForm(request.POST), actions.bundle, _("It is evidence for the measure now."))


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.barrier_to_follow(request.user, pk)
    return _done(request, found, forms.Form(request.POST), actions.withdraw, _("It is taken back."))


@login_required
@require_POST
def answer_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.barrier_to_follow(request.user, pk)
    return _done(request, found, AgainForm(request.POST), actions.answer_again, _("Thank you."))


@login_required
@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """Observed costs of what was asked become what the method counts."""
    by = keeper(request.user).person
    try:
        cost = observed_costs.take_over(request.POST.get("scheme", ""), request.POST.get("level", ""), by=by, at=timezone.now())
    except Refusal as refusal:
        return barriers(request, status=409, refusal=refusal)
    messages.success(request, _("The method counts what was observed for %(level)s from today on.") % {"level": cost})
    return redirect("market:costs")


def _done(request: HttpRequest, found: Barrier, form: forms.Form, action: Any, said: str) -> HttpResponse:
    def act(fields: dict[str, Any], at: datetime) -> Any:
        return action(found, **fields, by=who(request), at=at)

    return settled(request, form, lambda **more: shown(request, found, **more), act, said)
