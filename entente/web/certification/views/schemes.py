"""Schemes for everyone: which country has what for which scope, where each stands and who looked when, and one scheme."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.certification import access
from entente.certification.choices import Reach, Scope
from entente.certification.queries import schemes as queries
from entente.certification.queries.bases import askable
from entente.web.certification.scheme_page import Entry, bars, by_state, state, table
from entente.web.members.tiles import tiles
from entente.web.record.lines import history_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The room's first page."""
    return redirect("certification:schemes")


@require_safe
def landscape(request: HttpRequest) -> HttpResponse:
    """`?scope=` narrows the map; certification speaks of today, whatever day the members' pages speak of."""
    day, scope = timezone.localdate(), request.GET.get("scope", "")
    scope = scope if scope in Scope.values else ""
    rows = queries.tracked(day)
    found = queries.landscape(rows)
    states = by_state(rows)
    context = {
        "day": day,
        "rows": rows,
        "european": [Entry(one, state(one.status)) for one in rows if one.scheme.reach == Reach.EUROPEAN],
        "states": states,
        "unknown": states.get("", 0),
        "scope": scope,
        "scopes": Scope.choices,
        "map": tiles(found.counts(scope), _row_of),
        "table": table(found),
        "keeps": access.keeps(request.user),
    }
    return render(request, "certification/scheme_landscape.html", context)


@require_safe
def tracker(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    rows = [Entry(one, state(one.status)) for one in queries.tracked(day)]
    return render(request, "certification/scheme_tracker.html", {"day": day, "rows": rows, "keeps": access.keeps(request.user)})


@require_safe
def scheme(request: HttpRequest, code: str) -> HttpResponse:
    day, found = timezone.localdate(), access.scheme_to_read(code)
    whole = queries.whole(found)
    listed = f"{reverse('certification:certificates')}?{urlencode({'scheme': code})}"
    years = bars(whole.by_year, listed)
    context = {
        "day": day,
        "scheme": found,
        "whole": whole,
        "status": whole.status_on(day),
        "state": state(whole.status_on(day)),
        "course": [(row, state(row)) for row in whole.statuses],
        "scopes": [str(Scope(one).label) for one in found.scopes if one in Scope.values],
        "listed": listed,
        "years": years,
        "most": max((bar.count for bar in years), default=0),
        "certificates": sum(whole.by_year.values()),
        "history": history_of(found, request.user, most=5),
        "asked": [one for one in askable(day) if one.asked.split(":")[1] == code] if whole.bases else [],
        "keeps": access.keeps(request.user),
    }
    return render(request, "certification/scheme.html", context)


def _row_of(iso2: str) -> str:
    return f"{reverse('certification:schemes')}#{iso2}"
