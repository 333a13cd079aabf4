"""Circles: which sectors share where, and how."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.governance.models import Body
from entente.watch import access, actions
from entente.watch.models import Circle
from entente.web.acting import who
from entente.web.watch.acting import answer
from entente.web.watch.forms import CircleForm


@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    rows = list(Circle.objects.select_related("body").prefetch_related("sectors").order_by("body__code"))
    named = {one.pk: one.name for one in Body.objects.named(timezone.localdate()).filter(pk__in=[row.body_id for row in rows])}
    mine = {one.pk for one in access.circles_to_write_to(request.user)}
    shown = [(row, named.get(row.body_id, ""), row.pk in mine) for row in rows]
    return render(request, "watch/circles.html", {"circles": shown, "keeps": access.keeps(request.user)})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = CircleForm(request.POST if request.method == "POST" else None, is_new=True)

    def act(fields: dict[str, Any], at: datetime) -> str:
        actions.keep_circle(fields["body"], form.facts, by=who(request), at=at)
        return reverse("watch:circles")

    return answer(request, "watch/form.html", {"form": form, "title": _("A new circle"), "button": _("Make it a circle")}, act)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.circle_to_keep(request.user, pk)
    initial = {name: getattr(found, name) for name in ("marking", "pap", "answer_days")} | {"sectors": found.sectors.all()}
    form = CircleForm(request.POST if request.method == "POST" else None, initial=initial, is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> str:
        actions.keep_circle(found.body, form.facts, by=who(request), at=at)
        return reverse("watch:circles")

    return answer(request, "watch/form.html", {"form": form, "title": str(found), "button": _("Keep it")}, act)
