"""Composing a candidate measure: first what it changes, then a short form."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.market.access import keeper
from entente.market.actions import measures as actions
from entente.market.measure_choices import Effect
from entente.web.acting import who
from entente.web.measures.acting import answered
from entente.web.measures.composing import FIELDS, ComposeForm

RANGES = ("cost_low", "cost_high", "effort_low", "effort_high", "year", "group", "what")


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    keeper(request.user)
    return render(request, "measures/choose_effect.html", {"effects": [Effect(one) for one in FIELDS]})


@login_required
def compose(request: HttpRequest, effect: str) -> HttpResponse:
    if effect not in FIELDS:
        raise Http404
    keeper(request.user)
    form = ComposeForm(request.POST or None, effect=effect)

    def act(said: dict[str, Any], at: datetime) -> Any:
        facts = {name: said[name] for name in RANGES}
        described = actions.Described(said["title"], effect=effect, terms=form.terms, **facts)
        return actions.compose(described, requires=tuple(said["requires"]), by=who(request), at=at)

    return answered(request, "measures/compose.html", {"form": form, "effect": Effect(effect)}, act, said=_("The measure is described."))
