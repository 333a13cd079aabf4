"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from entente.dialogue.actions import Refusal
from entente.web.acting import Act, Words, answered


def ask(
    request: HttpRequest,
    form: forms.Form,
    act: Act,
    *,
    title: Words,
    button: Words,
    of: Any = None,
    back: str = "dialogue:dialogue",
    said: Words = "",
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "title": title, "button": button, "of": of, "back": back}
    return answered(request, "dialogue/form.html", context, act, refusals=(Refusal,), said=said)


def asked(request: HttpRequest, *names: str) -> tuple[str, ...]:
    """What the address says, shortened and without what no database takes."""
    return tuple(request.GET.get(name, "").replace("\x00", "")[:200].strip() for name in names)
