"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from entente.agenda.actions import CannotPropose, Refusal
from entente.web.acting import Act

Shown = Callable[..., HttpResponse]


def answer(request: HttpRequest, template: str, context: dict[str, Any], act: Act, *, said: str = "") -> HttpResponse:
    """GET shows the form in `context`; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""

    def shown(*, status: int, **more: Any) -> HttpResponse:
        return render(request, template, context | more, status=status)

    form: forms.Form = context["form"]
    return acted(request, form, act, shown, said=said) if form.is_bound else shown(status=200)


def acted(request: HttpRequest, form: forms.Form, act: Act, shown: Shown, *, said: str = "", **again: Any) -> HttpResponse:
    """`shown(status=, refusal=, ...)` is the page with the form on it; `again` are the forms as they were typed."""
    if not form.is_valid():
        return shown(status=422, **again)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        if isinstance(refusal, CannotPropose) and refusal.field in form.fields:
            form.add_error(refusal.field, str(refusal))
            return shown(status=422, **again)
        return shown(status=409, refusal=refusal, **again)
    if said:
        messages.success(request, said)
    return redirect(done)
