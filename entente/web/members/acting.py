"""What the pages of the office have in common: one form, one action, one answer."""

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

from entente.members.actions import Refusal
from entente.members.models import Organisation

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Page:
    """The question the page asks, what it says before the form, and the word on the button."""

    title: Text
    lead: Text
    button: Text
    organisation: Organisation | None = None
    template: str = "members/form.html"
    is_danger: bool = False


def answer(
    request: HttpRequest, form: forms.Form, page: Page, act: Callable[[Any, datetime], Any], done: Text = "", to: Any = None
) -> HttpResponse:
    """GET shows the form; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    if request.method != "POST":
        return _shown(request, form, page)
    if not form.is_valid():
        return _shown(request, form, page, status=422)
    try:
        result = act(form, timezone.now())
    except Refusal as refusal:
        return _shown(request, form, page, status=409, refusal=refusal)
    if done:
        messages.success(request, str(done))
    return redirect(to or page.organisation or result)


def bound(request: HttpRequest, form: type[forms.Form], initial: dict[str, Any] | None = None, **options: Any) -> Any:
    """The form with what was posted, or with what it begins with."""
    return form(request.POST if request.method == "POST" else None, initial=initial, **options)


def _shown(request: HttpRequest, form: forms.Form, page: Page, *, status: int = 200, refusal: Refusal | None = None) -> HttpResponse:
    context = {"form": form, "page": page, "organisation": page.organisation, "refusal": refusal}
    return render(request, page.template, context, status=status)
