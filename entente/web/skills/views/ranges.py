"""Cyber ranges: found by what they can do, registered by whoever runs them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.skills import access, actions
from entente.skills.models import Capability, CyberRange
from entente.skills.reference import capabilities, source
from entente.web.acting import who
from entente.web.skills.acting import answer, asked
from entente.web.skills.forms.others import RangeForm, abilities
from entente.web.skills.views.courses import standing

A_PAGE = 25


@require_safe
def ranges(request: HttpRequest) -> HttpResponse:
    """By number, the newest first; `?can=` what it has to be able to do."""
    can = asked(request, "can") if asked(request, "can") in capabilities() else ""
    rows = access.ranges(request.user)
    if can:
        rows = rows.filter(pk__in=Capability.objects.filter(code=can).values("range"))
    after = asked(request, "after")
    if after.isascii() and after.isdigit() and len(after) < 18:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.select_related("organisation").prefetch_related("capabilities").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": [(one, _trainings(one)) for one in found[:A_PAGE]],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else "",
        "can": can,
        "abilities": abilities(),
        "source": source("capabilities.csv"),
        "may_add": access.keeps(request.user) or bool(access.own_organisations(request.user)),
    }
    return render(request, "skills/ranges.html", context)


def _trainings(one: CyberRange) -> list[str]:
    named = (capabilities().get(held.code) for held in one.capabilities.all())
    return [held.name for held in named if held and held.group == "Training Type"]


@require_safe
def cyber_range(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.range_to_read(request.user, pk)
    held = set(found.capabilities.values_list("code", flat=True))
    groups = [(group, [name for code, name in named if code in held]) for group, named in abilities()]
    context = {"range": found, "groups": [pair for pair in groups if pair[1]], **standing(request, found, found.organisation)}
    return render(request, "skills/range.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    own = access.own_organisations(request.user)
    if not own:
        access.keeper(request.user)
    form = RangeForm(request.POST if request.method == "POST" else None, own=own, is_new=True)

    def act(fields: dict[str, Any], at: datetime) -> CyberRange:
        access.speaker_for(request.user, form.organisation)
        return actions.register(form.facts, by=who(request), at=at)

    context = {"form": form, "title": _("Which range do you run?"), "button": _("Register it"), "back": "skills:ranges"}
    return answer(request, "skills/form.html", context, act, said=_("It is registered; somebody else looks at it before it is shown."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.range_to_write(request.user, pk)
    names = ("name", "about", "seats", "address", "is_shared")
    initial = {name: getattr(found, name) for name in names} | {"country": found.country_id, "member": str(found.organisation_id)}
    initial["capabilities"] = list(found.capabilities.values_list("code", flat=True))
    form = RangeForm(request.POST if request.method == "POST" else None, initial=initial, own=[found.organisation], is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> CyberRange:
        return actions.change_range(found, form.facts, because=fields["because"], by=who(request), at=at)

    return answer(request, "skills/form.html", {"form": form, "title": found.name, "button": _("Change it"), "of": found}, act)
