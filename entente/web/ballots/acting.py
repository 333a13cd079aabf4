"""What the pages of this room have in common: who acts, one form and one action, one answer; a button and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from entente.ballots.actions import Refusal

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Page:
    """The question the page asks, what it says before the form, the word on the button, and where its crumbs lead."""

    title: Text
    lead: Text
    button: Text
    back: str
    crumb: Text = ""
    is_danger: bool = False
    template: str = "ballots/form.html"


def answer(request: HttpRequest, form: forms.Form, page: Page, act: Callable[[Any, datetime], Any], done: Text = "") -> HttpResponse:
    """GET shows the form; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, page, status=422 if request.method == "POST" else 200)
    try:
        result = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        return _shown(request, form, page, status=409, refusal=refusal)
    if done:
        messages.success(request, str(done))
    return redirect(result if hasattr(result, "get_absolute_url") else page.back)


def at_once(request: HttpRequest, act: Callable[[datetime], Any], done: Text, to: Any) -> HttpResponse:
    """A button that needs no form; a refusal is said on the page it leads to."""
    try:
        act(timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(done))
    return redirect(to)


def bound(request: HttpRequest, form: type[forms.Form], initial: dict[str, Any] | None = None, **options: Any) -> Any:
    return form(request.POST if request.method == "POST" else None, initial=initial, **options)


def _shown(request: HttpRequest, form: forms.Form, page: Page, *, status: int = 200, refusal: Exception | None = None) -> HttpResponse:
    return render(request, page.template, {"form": form, "page": page, "refusal": refusal}, status=status)
