"""Scenarios: composed from candidates and days, kept under a link, read side by side."""

import re
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.market import measure_access as access
from entente.market.actions.measures import CannotMeasure
from entente.market.actions.scenarios import keep_scenario
from entente.market.models import StoredScenario
from entente.market.queries.baseline import baseline
from entente.market.queries.what_if import candidates
from entente.market.scenarios import Malformed, read
from entente.web.acting import who
from entente.web.measures.acting import answered
from entente.web.measures.forms import ScenarioForm
from entente.web.measures.results import compared, shaped

TOKEN = re.compile(r"([0-9a-f]{32})/?$")


@login_required
@require_safe
def scenarios(request: HttpRequest) -> HttpResponse:
    return render(request, "measures/scenarios.html", {"rows": list(access.scenarios_of(request.user)[:100])})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.scenario_keeper(request.user)
    today = timezone.localdate()
    known = candidates(today)
    asked = {f"on_{slug}": today for slug in request.GET.getlist("with")}
    form = ScenarioForm(request.POST or None, measures=known.measures, today=today, initial=asked)

    def act(said: dict[str, Any], at: datetime) -> StoredScenario:
        chosen = [{**one.told, "on": form.days[one.slug].isoformat()} for one in known.measures if one.slug in form.days]
        data = {"name": said["name"], "years": list(range(today.year, said["until"] + 1)), "measures": chosen}
        try:
            return keep_scenario(read(data, baseline(today)), by=who(request), at=at)
        except Malformed as malformed:
            raise CannotMeasure(str(malformed)) from malformed

    return answered(request, "measures/new_scenario.html", {"form": form, "known": known}, act, said=_("The scenario is counted and kept."))


@require_safe
def scenario(request: HttpRequest, token: str) -> HttpResponse:
    found = access.scenario_to_read(token)
    context = {"found": found, **shaped(found.results), "link": request.build_absolute_uri(found.get_absolute_url())}
    return render(request, "measures/scenario.html", context)


@require_safe
def export(request: HttpRequest, token: str) -> JsonResponse:
    """The scenario with its baseline and results: `entente market simulate` counts it again from this file."""
    found = access.scenario_to_read(token)
    told = {"name": found.name, "years": found.years, "measures": found.measures, "baseline": found.baseline, "results": found.results}
    return JsonResponse(told, headers={"Content-Disposition": f'attachment; filename="scenario-{found.token}.json"'})


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?with=token&with=token`, or the links pasted into one field: side by side, year by year."""
    said = [*request.GET.getlist("with"), *request.GET.get("links", "").split()]
    tokens = list(dict.fromkeys(match[1] for one in said if (match := TOKEN.search(one))))[:6]
    if not tokens:
        return redirect("measures:scenarios") if request.user.is_authenticated else render(request, "measures/compare.html", {"found": []})
    known = {one.token: one for one in StoredScenario.objects.filter(token__in=tokens).defer("packed")}
    if not known:
        raise Http404
    found = [known[token] for token in tokens if token in known]
    return render(request, "measures/compare.html", {"found": found, "rows": compared([one.results for one in found])})
