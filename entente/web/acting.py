"""What the pages of every room have in common: who acts; one form, one action, one answer; a button and where it leads."""

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

Words = str | Promise
Said = Words | Callable[[Any], Words]
Refusals = tuple[type[Exception], ...]
Act = Callable[[dict[str, Any], datetime], Any]


def who(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def answered(
    request: HttpRequest, template: str, context: dict[str, Any], act: Act, *, refusals: Refusals, to: Any = None, said: Said = ""
) -> HttpResponse:
    """GET shows the form in `context`; POST acts and leads on. What was typed stays on errors (422) and refusals.

    A refusal stands beside its `field` where it names one, and has its own `status` where it is not 409.
    """
    form: forms.Form = context["form"]
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except refusals as refusal:
        field = getattr(refusal, "field", "")
        if field in form.fields:
            form.add_error(field, str(refusal))
        shown = context if field in form.fields else context | {"refusal": refusal}
        return render(request, template, shown, status=getattr(refusal, "status", 409))
    _say(request, said, done)
    return redirect(to or done)


def pressed(request: HttpRequest, act: Callable[[datetime], Any], *, refusals: Refusals, to: Any, said: Said = "") -> HttpResponse:
    """A button: act and lead on; a refusal is said on the page one comes back to."""
    try:
        done = act(timezone.now())
    except refusals as refusal:
        messages.error(request, str(refusal))
    else:
        _say(request, said, done)
    return redirect(to)


def _say(request: HttpRequest, said: Said, done: Any) -> None:
    if words := said(done) if callable(said) else said:
        messages.success(request, str(words))
