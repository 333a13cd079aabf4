"""What the pages of this room have in common: one form, one action, one answer."""

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

from entente.gatherings.actions import Refusal as GatheringsRefusal
from entente.governance.actions import Refusal
from entente.governance.models import Body
from entente.notices.refusals import Refusal as NoticesRefusal
from entente.people.models import Account

Text = str | Promise
REFUSALS = (Refusal, GatheringsRefusal, NoticesRefusal)


@dataclass(frozen=True, slots=True)
class Page:
    """The question the page asks, what it says before the form, the word on the button, and where its crumbs lead."""

    title: Text
    lead: Text
    button: Text
    body: Body | None = None
    back: str = ""
    is_danger: bool = False


def answer(
    request: HttpRequest, form: forms.Form, page: Page, act: Callable[[Any, datetime], Any], done: Text = "", to: Any = None
) -> HttpResponse:
    """GET shows the form; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, page, status=422 if request.method == "POST" else 200)
    try:
        result = act(form.cleaned_data, timezone.now())
    except REFUSALS as refusal:
        return _shown(request, form, page, status=409, refusal=refusal)
    if done:
        messages.success(request, str(done))
    return redirect(to or page.back or page.body or result)


def at_once(request: HttpRequest, act: Callable[[datetime], Any], done: Text, to: Any) -> HttpResponse:
    """A button that needs no form; a refusal is said on the page it leads to."""
    try:
        act(timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(done))
    return redirect(to)


def me(request: HttpRequest) -> int | None:
    return request.user.person_id if isinstance(request.user, Account) else None


def _shown(request: HttpRequest, form: forms.Form, page: Page, *, status: int = 200, refusal: Exception | None = None) -> HttpResponse:
    context = {"form": form, "page": page, "body": page.body, "refusal": refusal}
    return render(request, "governance/form.html", context, status=status)
