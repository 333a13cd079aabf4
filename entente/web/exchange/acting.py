"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from entente.exchange.actions import Refusal
from entente.web.acting import Act, Words, answered


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
    said: Words = "",
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "of": of, "back": back, "lead": lead}
    return answered(request, "exchange/form.html", context, act, refusals=(Refusal,), said=said)


def number(text: str) -> int:
    """A number of an address; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def plain(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").replace("\x00", "").split())[:200]
