"""The room's first pages: what certificates open, who asks what, and which scheme is enough where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.market import access
from entente.market.choices import Scope, sector_name
from entente.market.queries.current import built_on, figures_on
from entente.market.queries.opening import certificate_named
from entente.web.market.asked import matrix, schemes_table
from entente.web.market.pictures import SIDE, answer_bar, elsewhere, share_said, squares
from entente.web.market.reading import day_of, scope_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """`?certificate=` looks one up; `?scope=` narrows the figures."""
    name = request.GET.get("certificate", "").strip()
    if name and (found := certificate_named(name)):
        return redirect("market:certificate", found.pk)
    day = day_of(request)
    figures = figures_on(day)
    said = {one["code"]: share_said(one["access"]) for one in figures["by_state"]}
    context = {
        "day": day,
        "figures": figures,
        "answers": answer_bar(figures["access"]),
        "squares": squares(said, _asked_in),
        "elsewhere": elsewhere(said),
        "side": SIDE,
        "states": [(one, said[one["code"]]) for one in figures["by_state"]],
        "sectors": [(sector_name(one["code"]), answer_bar(one["access"]), one) for one in figures["by_sector"]],
        "name": name,
        "keeps": access.keeps(request.user),
    }
    return render(request, "market/home.html", context, status=404 if name else 200)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """State by sector: what is asked of one scope."""
    day, scope = day_of(request), scope_of(request) or Scope.PRODUCT
    built = built_on(day)
    found = matrix(built, scope)
    context = {
        "day": day,
        "scope": scope,
        "scope_name": Scope(scope).label,
        "scopes": [one for one in Scope.choices if one[0] in built.scopes.numbers],
        "matrix": found,
        "on_file": sum(cell.is_collected for row in found.rows for cell in row.cells),
        "of": sum(len(row.cells) for row in found.rows),
        "fictional": built.dataset.fictional,
        "keeps": access.keeps(request.user),
    }
    return render(request, "market/asked.html", context)


@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    """Market by scheme: accepted, counted by a rule, or not."""
    day, scope = day_of(request), scope_of(request)
    built = built_on(day)
    context: dict[str, Any] = {
        "day": day,
        "scope": scope,
        "scopes": [one for one in Scope.choices if one[0] in built.scopes.numbers],
        "table": schemes_table(built, scope),
        "fictional": built.dataset.fictional,
        "title": _("Which scheme is enough where?"),
    }
    return render(request, "market/schemes.html", context)


def _asked_in(iso2: str) -> str:
    return f"{reverse('market:asked')}#{iso2}"
