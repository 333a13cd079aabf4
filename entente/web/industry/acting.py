"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from django.contrib import messages
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from entente.files.actions import CannotKeep as CannotKeepFile
from entente.industry.actions import Refusal
from entente.web.acting import answered

A_PAGE = 25
Row = TypeVar("Row", bound=models.Model)


answer = partial(answered, refusals=(Refusal, CannotKeepFile))


def settled(request: HttpRequest, back: Any, act: Callable[[datetime], Any], said: str | Promise) -> HttpResponse:
    """A button without a form: done, or the refusal in words on a page of its own."""
    try:
        act(timezone.now())
    except Refusal as refusal:
        return render(request, "industry/refused.html", {"refusal": refusal, "of": back}, status=409)
    messages.success(request, str(said))
    return redirect(back)


def asked(request: HttpRequest, *names: str) -> list[str]:
    return [request.GET.get(name, "").replace("\x00", "")[:200].strip() for name in names]


def page_by_name(rows: "models.QuerySet[Row]", after: str) -> tuple[Sequence[Row], str]:
    """A page in the order of names, and where the next one begins: the number of its last row."""
    if after.isascii() and after.isdigit() and len(after) < 18:
        last = rows.model._base_manager.filter(pk=int(after)).values_list("name_key", flat=True).first()
        if last is not None:
            rows = rows.filter(Q(name_key__gt=last) | Q(name_key=last, pk__gt=int(after)))
    found = list(rows.order_by("name_key", "pk")[: A_PAGE + 1])
    return found[:A_PAGE], str(found[A_PAGE - 1].pk) if len(found) > A_PAGE else ""
