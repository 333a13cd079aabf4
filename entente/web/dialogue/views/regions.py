"""Regions: looked up, read with what stands beside them, and compared."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.models import Interregional, RegionItem
from entente.dialogue.queries.regions import matched
from entente.vocabulary.models import Expertise, Region
from entente.vocabulary.queries import countries
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.dialogue.acting import ask, asked
from entente.web.dialogue.forms import ItemForm
from entente.web.dialogue.profiles import lines, profile_rows

A_PAGE = 25
LEVELS = ("1", "2", "3")


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """Which regions are there? By code; a page after another."""
    words, country, level, after = asked(request, "q", "country", "level", "after")
    found = Region.objects.filter(is_current=True, level__gt=0)
    if country in countries():
        found = found.filter(country=country)
    if level in LEVELS:
        found = found.filter(level=level)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(facts__native_name__icontains=words) | Q(code__istartswith=words))
    count = found.count()
    rows = list(_listed(found.filter(code__gt=after) if after else found))
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].code if len(rows) > A_PAGE else "",
        "count": count,
        "words": words,
        "country": country,
        "level": level,
        "levels": LEVELS,
        "countries": sorted({*Region.objects.filter(level=0).values_list("country", flat=True)}),
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/regions.html", context)


def _listed(found: Any) -> Any:
    items, links = Count("items", distinct=True), Count("links", distinct=True)
    return found.select_related("facts").annotate(held=items, linked=links).order_by("code")[: A_PAGE + 1]


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    found = access.region_to_read(code)
    day = partnership(request).day
    own, matches = matched(found, day)
    names = dict(Expertise.objects.filter(parent=None).values_list("code", "name"))
    others = Region.objects.in_bulk([match.code for match in matches])
    context = {
        "region": found,
        "facts": getattr(found, "facts", None),
        "above": found.parent if found.level > 1 else None,
        "below": found.children.filter(is_current=True).order_by("code"),
        "items": RegionItem.objects.filter(region=found).select_related("organisation").order_by("kind", "title"),
        "links": Interregional.objects.filter(regions=found).order_by("-begins_on", "-pk"),
        "bodies": access.counterparts(request.user).filter(region=found).order_by("name"),
        "profile": profile_rows(own, names),
        "matches": lines(matches, others, names),
        "on": day,
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/region.html", context)


@login_required
def new_item(request: HttpRequest, code: str) -> HttpResponse:
    access.keeper(request.user)
    found = access.region_to_read(code)
    form = ItemForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> RegionItem:
        return actions.put_item(found, actions.ItemFacts(**form.said), by=who(request), at=at)

    return ask(request, form, act, title=_("What stands beside %(region)s?") % {"region": found}, button=_("Put it there"))


@login_required
def change_item(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.item_to_keep(request.user, pk)
    initial = {name: getattr(found, name) for name in ("kind", "title", "text", "organisation", "address", "from_on", "to_on")}
    form = ItemForm(request.POST if request.method == "POST" else None, initial=initial, is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> RegionItem:
        facts = actions.ItemFacts(**form.said)
        return actions.put_item(found.region, facts, item=found, because=form.because_said, by=who(request), at=at)

    return ask(request, form, act, title=found.title, button=_("Change it"), of=found)
