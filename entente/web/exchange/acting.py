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

from entente.exchange.actions import Refusal
from entente.people.models import Account, Person

Act = Callable[[dict[str, Any], datetime], Any]


def who(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def answer(
    request: HttpRequest,
    form: forms.Form,
    act: Act,
    *,
    title: str,
    button: str,
    of: Any = None,
    back: str = "exchange:practices",
    lead: str = "",
    said: str | Promise = "",
) -> HttpResponse:
    """GET shows the form; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    context = {"form": form, "title": title, "button": button, "of": of, "back": back, "lead": lead}
    if not form.is_bound or not form.is_valid():
        return render(request, "exchange/form.html", context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        return render(request, "exchange/form.html", context | {"refusal": refusal}, status=409)
    if said:
        messages.success(request, str(said))
    return redirect(done)


def number(text: str) -> int:
    """A number of an address; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def plain(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").replace("\x00", "").split())[:200]
