"""What applies to me? One country and one sector on one page, each line with its source; where nothing stands: not collected."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from entente.certification.queries.schemes import Tracked, tracked
from entente.engine.words import fold
from entente.market.choices import sectors
from entente.members.access import delegations_of
from entente.people.applying import applying
from entente.vocabulary.choices import Scheme as Sectors
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import corresponding, eligible_groups
from entente.web.applies.asked import asked
from entente.web.applies.held import held


@require_safe
def applies(request: HttpRequest) -> HttpResponse:
    """The question stands in the address; where it does not, the reader's own organisation answers it."""
    day, own = timezone.localdate(), delegations_of(request.user)
    places, fields = _countries(), sectors()
    country, sector = request.GET.get("country", "").upper(), request.GET.get("sector", "")
    if not country and not sector and own:
        country, sector = own[0].organisation.country_id, _sector_of(own[0].organisation)
    context: dict[str, Any] = {"places": places, "fields": fields, "country": country, "sector": sector, "day": day, "own": own}
    if country in dict(places) and sector in fields:
        context |= _answer(country, sector, [one.organisation_id for one in own]) | {
            "place": country_name(country),
            "field": fields[sector],
        }
    return render(request, "applies/applies.html", context)


def _answer(country: str, sector: str, own: list[int]) -> dict[str, Any]:
    day = timezone.localdate()
    mine = held(own, country, sector, day) if own else []
    parts = asked(country, sector, day, mine)
    return {
        "parts": parts,
        "required": [one for one in parts if one.is_required],
        "uncollected": [one for one in parts if one.row is None],
        "fictional": any(one.row is not None and one.row.is_fictional for one in parts),
        "schemes": [one for one in tracked(day) if _is_of(one, country)],
        "trackers": applying(country, sector, day),
        "mine": mine,
        "answered": True,
    }


def _is_of(one: Tracked, country: str) -> bool:
    """European, or the country's own; what is gone stays out."""
    is_gone = one.status is not None and one.status.state == "ended"
    return not is_gone and (one.scheme.reach == "eu" or one.scheme.country_id == country)


def _countries() -> list[tuple[str, str]]:
    language = get_language() or "en"
    codes = {code for group in eligible_groups(timezone.localdate()).values() for code in group}
    return sorted(((code, country_name(code, language)) for code in codes), key=lambda one: fold(one[1]))


def _sector_of(organisation: Any) -> str:
    """The first of the Directive's sectors that one of its own has to do with."""
    known = sectors()
    for code in organisation.sectors.order_by("position").values_list("pk", flat=True):
        if code in known:
            return str(code)
        found = [other for other in sorted(corresponding(code, Sectors.NIS2)) if other in known]
        if found:
            return found[0]
    return ""
