"""Demand and supply for everyone, from the figures that were published last: nothing is counted here."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.engine.disclosure import Why
from entente.skills import access
from entente.skills.models import Survey
from entente.skills.queries.figures import UNSAID, newest
from entente.vocabulary.models import Region, RoleProfile, Sector
from entente.vocabulary.names import country_name
from entente.web.market.pictures import SIDE, Said, squares
from entente.web.skills.acting import asked

VIEWS = ("role", "country", "region", "sector")
Row = dict[str, Any]


@require_safe
def demand(request: HttpRequest) -> HttpResponse:
    """`?by=role|country|region|sector`; the map is by country, of one role with `?role=`."""
    figures, now = newest(), timezone.now()
    current = Survey.objects.filter(opened_at__lte=now, closes_at__gt=now).order_by("-year").first()
    by = asked(request, "by") if asked(request, "by") in VIEWS else "role"
    context: dict[str, Any] = {
        "figures": figures,
        "by": by,
        "views": [("role", _("Role")), ("country", _("Country")), ("region", _("Region")), ("sector", _("Sector"))],
        "current": current,
        "answers": access.answers_of(request.user, current) if current else [],
        "last": Survey.objects.order_by("-year").first() if access.keeps(request.user) else None,
        "keeps": access.keeps(request.user),
    }
    if figures:
        roles = dict(RoleProfile.objects.order_by("position").values_list("pk", "name"))
        role = asked(request, "role") if asked(request, "role") in roles else ""
        context |= _said(figures.body, by, role, roles)
    return render(request, "skills/demand.html", context)


def _said(body: Mapping[str, Any], by: str, role: str, roles: Mapping[str, str]) -> dict[str, Any]:
    tables = body["tables"]
    names = _names(by, [row["key"][0] for row in tables[by]], roles)
    here = [row | {"key": row["key"][1:]} for row in tables["role,country"] if row["key"][0] == role] if role else tables["country"]
    placed = {row["key"][0]: _square(row) for row in here}
    top = max((row["high"] for row in here if "high" in row), default=0)
    tones = {code: Said(text, _tone(row, top), words) for code, (text, words, row) in placed.items()}
    return {
        "body": body,
        "total": _told(tables["total"][0]),
        "rows": [_told(row) | {"name": names[row["key"][0]], "rate": body["rates"].get(row["key"][0]) if by == "country" else None,
                               "hard": body["hard"].get(row["key"][0]) if by == "role" else None} for row in tables[by]],
        "squares": squares(tones, lambda code: f"?by=country#row-{code}"),
        "side": SIDE,
        "map_label": _("Open roles by country; the table says the same"),
        "role": role,
        "role_name": roles.get(role, ""),
        "roles": roles.items(),
        "withheld": sum("why" in row for row in tables[by]),
    }  # fmt: skip


def _names(by: str, codes: list[str], roles: Mapping[str, str]) -> dict[str, str]:
    if by == "role":
        found = dict(roles)
    elif by == "country":
        found = {code: country_name(code) for code in codes}
    elif by == "region":
        found = {row.pk: str(row) for row in Region.objects.filter(pk__in=codes)}
    else:
        found = dict(Sector.objects.filter(pk__in=codes).values_list("pk", "name"))
    return {code: _("Not said") if code == UNSAID else found.get(code, code) for code in codes}


def _told(row: Row) -> Row:
    low, high = row.get("gap", (None, None))
    more = {"supply_low": None, "supply_high": None, "gap_low": low, "gap_high": high, "sentence": _why(row.get("why", ""))}
    if "supply" in row:
        more |= {"supply_low": row["supply"][0], "supply_high": row["supply"][1]}
    return row | more | {"code": row["key"][0] if row["key"] else "", "withheld": "why" in row}


def _why(code: str) -> str:
    sentences = {
        Why.FEW.value: _("withheld: of fewer than three members"),
        Why.DOMINANCE.value: _("withheld: mostly of one member"),
        Why.COMPLEMENT.value: _("withheld: it would give another away"),
        "unanswered": _("nobody answered yet"),
    }
    return sentences.get(code, _("withheld")) if code else ""


def _square(row: Row) -> tuple[str, str, Row]:
    if "why" in row:
        return "·", _why(row["why"]), row
    return f"≥{row['low']}", _("at least %(low)s, at most %(high)s open roles") % row, row


def _tone(row: Row, top: int) -> str:
    if "why" in row or not top:
        return "unknown"
    return f"r{1 + min(4, int(4 * row['low'] / top))}"
