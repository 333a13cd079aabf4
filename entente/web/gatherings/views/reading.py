"""The calendar, one gathering, the reader's own answer."""

from datetime import date, datetime, time
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from entente.gatherings import access, actions, links, queries
from entente.gatherings.choices import GatheringKind, Via
from entente.gatherings.models import Gathering, Guest
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.gatherings import months, zones
from entente.web.gatherings.acting import REFUSALS
from entente.web.gatherings.asking import asks_in, keys, me, viewer
from entente.web.gatherings.forms import AnswerForm, ZoneForm
from entente.web.gatherings.page import context, mine_among

A_PAGE = 25


@require_GET
@asks_in
def gatherings(request: HttpRequest) -> HttpResponse:
    """What is coming, the soonest first, or what was, the latest first; `after` is the last of the page before."""
    asked = _asked(request)
    found, is_past, now = _found(request, asked), request.GET.get("when") == "past", timezone.now()
    after = _after(request, found)
    rows = list((queries.past if is_past else queries.upcoming)(found, now, after)[: A_PAGE + 1])
    shown, person, zone = rows[:A_PAGE], me(request), zones.zone_of(request)
    own = mine_among(shown, person.pk if person else None)
    said = {
        "months": _by_month(shown, own, zone),
        "next": shown[-1].pk if len(rows) > A_PAGE else "",
        "after": after,
        "is_past": is_past,
        "zone": zone,
        "kinds": GatheringKind,
        "home_label": str(shown[0].home.get("label", "")) if asked["home_key"] and shown else "",
        "arranges": people.may(request.user, Permission.GATHERINGS_KEEP),
        "is_filtered": any(asked.values()),
        "this_month": now.astimezone(ZoneInfo(zone)).date(),
    }
    return render(request, "gatherings/gatherings.html", asked | said)


@require_GET
@asks_in
def month(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """A month as a table of weeks, in the reader's zone."""
    first, zone = date(year, number, 1), zones.zone_of(request)
    tz = ZoneInfo(zone)
    begins, ends = (datetime.combine(day, time.min, tzinfo=tz) for day in (first, months.after(first)))
    found = list(queries.seen(keys(request)).filter(starts_at__lt=ends, ends_at__gt=begins).order_by("starts_at", "pk")[:500])
    said = {"weeks": months.weeks(first, found, tz), "first": first, "previous": months.before(first), "following": months.after(first)}
    return render(
        request, "gatherings/month.html", said | {"zone": zone, "today": timezone.now().astimezone(tz).date(), "count": len(found)}
    )


@require_GET
@asks_in
def gathering(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "gatherings/gathering.html", context(request, access.gathering_to_read(request.user, viewer(request), pk)))


@login_required
@require_POST
@asks_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader's own answer; one that is not on the list registers, where that is open."""
    found = access.gathering_to_read(request.user, viewer(request), pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "gatherings/gathering.html", context(request, found) | {"answer_form": form}, status=422)
    (said, how), words = form.cleaned_data["answer"], form.cleaned_data["words"]
    try:
        guest = actions.answer(found, who(request), said, how=how, words=words, via=Via.PAGE, by=who(request), at=timezone.now())
    except REFUSALS as refusal:
        return render(request, "gatherings/gathering.html", context(request, found) | {"refusal": refusal, "words": words}, status=409)
    messages.success(request, links.outcome(guest))
    return redirect(found)


def zone(request: HttpRequest) -> HttpResponse:
    """In which zone times are shown to this reader, from now on."""
    form = ZoneForm(request.POST if request.method == "POST" else None, initial={"zone": zones.zone_of(request)})
    back = request.POST.get("next") or request.GET.get("next") or ""
    back = back if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) else ""
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "gatherings/zone.html", {"form": form, "next": back, "installation": settings.TIME_ZONE}, status=status)
    zones.choose(request, form.cleaned_data["zone"])
    return redirect(back or "gatherings:gatherings")


def _asked(request: HttpRequest) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    person = me(request)
    return {
        "words": request.GET.get("q", "").replace("\x00", "")[:200],
        "kind": kind if kind in GatheringKind.values else "",
        "home_key": request.GET.get("home", "").replace("\x00", "")[:80],
        "mine": person.pk if person and request.GET.get("mine") else None,
    }


def _found(request: HttpRequest, asked: dict[str, Any]) -> QuerySet[Gathering]:
    return queries.listed(keys(request), **asked)


def _after(request: HttpRequest, found: QuerySet[Gathering]) -> Gathering | None:
    last = request.GET.get("after", "")
    return found.filter(pk=int(last)).first() if last.isascii() and last.isdecimal() and len(last) < 19 else None


def _by_month(shown: list[Gathering], own: dict[int, Guest], zone: str) -> list[tuple[date, list[dict[str, Any]]]]:
    rows = [_row(one, own.get(one.pk), ZoneInfo(zone)) for one in shown]
    return [(first, list(held)) for first, held in groupby(rows, key=lambda row: row["starts"].date().replace(day=1))]


def _row(gathering: Gathering, mine: Guest | None, tz: ZoneInfo) -> dict[str, Any]:
    starts, ends = gathering.starts_at.astimezone(tz), gathering.ends_at.astimezone(tz)
    return {"gathering": gathering, "starts": starts, "ends": ends, "mine": mine}
