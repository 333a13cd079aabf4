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

from entente.dialogue.actions import Refusal
from entente.people.models import Account, Person


def who(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def ask(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any], datetime], Any],
    *,
    title: str | Promise,
    button: str | Promise,
    of: Any = None,
    back: str = "dialogue:dialogue",
    said: str | Promise = "",
) -> HttpResponse:
    """GET shows the form; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    context: dict[str, Any] = {"form": form, "title": title, "button": button, "of": of, "back": back}
    if not form.is_bound or not form.is_valid():
        return render(request, "dialogue/form.html", context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        return render(request, "dialogue/form.html", context | {"refusal": refusal}, status=409)
    if said:
        messages.success(request, str(said))
    return redirect(done)


def asked(request: HttpRequest, *names: str) -> tuple[str, ...]:
    """What the address says, shortened and without what no database takes."""
    return tuple(request.GET.get(name, "").replace("\x00", "")[:200].strip() for name in names)
