"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from entente.people.models import Account, Person
from entente.watch.actions import Refusal


def who(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def answer(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    act: Callable[[dict[str, Any], datetime], Any],
    *,
    said: str | Promise = "",
) -> HttpResponse:
    """GET shows the form in `context`; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    form: forms.Form = context["form"]
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        if refusal.field in form.fields:
            form.add_error(refusal.field, str(refusal))
            return render(request, template, context, status=409)
        return render(request, template, context | {"refusal": refusal}, status=409)
    if said:
        messages.success(request, str(said))
    return redirect(done)
