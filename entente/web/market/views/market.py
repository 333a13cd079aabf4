"""One market: what it takes to sell there."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entente.certification.models import Scheme
from entente.market import access
from entente.market.choices import Mode, Scope, sector_name
from entente.market.levels import split
from entente.market.models import Acceptance, LevelCost
from entente.market.queries.current import built_on
from entente.market.queries.market import enters
from entente.vocabulary.names import country_name
from entente.web.market.reading import TONES, day_of
from entente.web.record.lines import history_of


@require_safe
def market(request: HttpRequest, state: str, sector: str) -> HttpResponse:
    found, day = access.market_to_read(state, sector), day_of(request)
    rows = {one.scope: one for one in Acceptance.objects.known().on(day).filter(state=found.state_id, sector=sector)}
    built = built_on(day)
    scopes = [scope for scope in Scope if scope.is_asked_in(sector)]
    parts = [_part(built, found.state_id, sector, scope, rows.get(scope.value)) for scope in scopes]
    context = {
        "day": day,
        "market": found,
        "state": country_name(found.state_id),
        "sector": sector_name(sector),
        "parts": parts,
        "on_file": sum(part["row"] is not None for part in parts),
        "schemes": _names(rows.values()),
        "fictional": any(one.is_fictional for one in rows.values()),
        "earlier": Acceptance.objects.known().filter(state=found.state_id, sector=sector).exclude(pk__in=[one.pk for one in rows.values()]),
        "history": history_of(found, request.user, most=5),
        "keeps": access.keeps(request.user),
    }
    return render(request, "market/market.html", context)


def _part(built: Any, state: str, sector: str, scope: Scope, row: Acceptance | None) -> dict[str, Any]:
    """One scope: what is asked, which certificates are enough, and what they cost."""
    if row is None:
        return {"scope": scope, "row": None}
    ways = enters(built, (state, sector, scope.value))
    costs = LevelCost.objects.known().on(built.day).filter(scheme__code__in={way.scheme for way in ways}).select_related("scheme")
    held: Counter[str] = Counter()
    for way in ways:
        held[way.scheme] += int(way.certificates)
    return {"scope": scope, "row": row, "tone": TONES[Mode(row.mode)], "ways": ways, "costs": list(costs), "held": held.total()}


def _names(rows: Any) -> dict[str, Scheme]:
    codes = {split(token)[0] for one in rows for token in one.accepts}
    return {one.code: one for one in Scheme.objects.filter(code__in=codes)}
