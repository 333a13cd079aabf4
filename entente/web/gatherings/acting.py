"""What the pages of this room have in common: one form and one action, one answer; a button and where it leads."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from entente.gatherings.actions import Refusal
from entente.notices.refusals import Refusal as NoticesRefusal
from entente.people.actions import CannotKeepPerson
from entente.people.models import Account, Person

Said: TypeAlias = Callable[[Any], str] | str | Promise
REFUSALS = (Refusal, NoticesRefusal, CannotKeepPerson)


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
    to: Any = None,
    said: Said = "",
) -> HttpResponse:
    """GET shows the form in `context`; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    form: forms.Form = context["form"]
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except REFUSALS as refusal:
        return render(request, template, context | {"refusal": refusal}, status=409)
    if words := said(done) if callable(said) else said:
        messages.success(request, str(words))
    return redirect(to or done)


def pressed(
    request: HttpRequest, act: Callable[[datetime], Any], *, to: Any, said: Callable[[Any], str] | str | Promise = ""
) -> HttpResponse:
    """A button: act and lead on; a refusal is said on the page one comes back to."""
    try:
        done = act(timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        if words := said(done) if callable(said) else said:
            messages.success(request, str(words))
    return redirect(to)
