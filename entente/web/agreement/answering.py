"""How this room's pages answer a form: shown, mended (422), refused (409), done and gone on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from entente.agreement.actions import Refused
from entente.agreement.imports.columns import CannotImport
from entente.agreement.imports.contract_file import CannotReadContract
from entente.files.actions import CannotKeep
from entente.people.models import Person

REFUSALS = (Refused, CannotKeep, CannotImport, CannotReadContract)


def through(
    request: HttpRequest,
    template: str,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    to: str | Callable[[Any], str],
    said: str = "",
    **context: Any,
) -> HttpResponse:
    """Show the form; once it is sent and right, act, say so and go on. `to` may be told what the action returned."""
    if getattr(request, "upload_refused", False):
        return render(
            request,
            template,
            {"form": form, "refusal": _("The file is too large. Split it, or leave out what is not needed."), **context},
            status=413,
        )
    if request.method != "POST" or not form.is_valid():
        return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)
    try:
        done = act()
    except REFUSALS as refusal:
        return render(request, template, {"form": form, "refusal": refusal, **context}, status=409)
    if said:
        messages.success(request, said)
    return redirect(to(done) if callable(to) else to)


def me(request: HttpRequest) -> Person:
    """Who acts; only behind a check that somebody is signed in."""
    person: Person = request.user.person  # type: ignore[union-attr]
    return person
