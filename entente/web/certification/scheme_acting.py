"""One page for every change of this room: a form, one action, the way back; what was typed is never lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from entente.certification.actions.refusals import Refusal
from entente.people.models import Account, Person

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says, and where it leads back to."""

    title: Text
    lead: Text
    button: Text
    back: str
    back_label: Text
    is_danger: bool = False
    known: Sequence[tuple[str, str]] = ()  # suggestions for a field that names a catalogue


def acted(
    request: HttpRequest, page: Page, form: forms.Form, act: Callable[[dict[str, Any]], str], refusals: type[Exception] = Refusal
) -> HttpResponse:
    """`act` does it with what was said and gives the address to go on to."""
    if request.method != "POST":
        return _shown(request, page, form, 200)
    if not form.is_valid():
        return _shown(request, page, form, 422)
    try:
        return redirect(act(form.cleaned_data))
    except refusals as refusal:
        return _shown(request, page, form, 409, refusal)


def who(request: HttpRequest) -> Person | None:
    return request.user.person if isinstance(request.user, Account) else None


def _shown(request: HttpRequest, page: Page, form: forms.Form, status: int, refusal: Exception | None = None) -> HttpResponse:
    return render(request, "certification/scheme_form.html", {"page": page, "form": form, "refusal": refusal}, status=status)
