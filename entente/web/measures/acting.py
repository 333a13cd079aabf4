"""What the pages of measures have in common: who acts, one form and one action, one answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from entente.market.actions.refusals import Refusal
from entente.people.models import Account, Person

Act = Callable[[dict[str, Any], datetime], Any]


def who(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def answered(request: HttpRequest, template: str, context: dict[str, Any], act: Act, said: str) -> HttpResponse:
    """GET shows the form in `context`; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    form: forms.Form = context["form"]
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        return render(request, template, context | {"refusal": refusal}, status=409)
    messages.success(request, said)
    return redirect(done)


def settled(request: HttpRequest, form: forms.Form, again: Callable[..., HttpResponse], act: Act, said: str) -> HttpResponse:
    """A small form of a larger page: `again(status=, **more)` shows the page once more with what was typed."""
    if not form.is_valid():
        return again(status=422, refused=form)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        return again(status=409, refused=form, refusal=refusal)
    messages.success(request, said)
    return redirect(done)
