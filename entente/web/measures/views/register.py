"""Which measures are there, where does each stand, and what is thought of them?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.market import measure_access as access
from entente.market.access import keeps
from entente.market.measure_choices import Stage
from entente.market.queries.measures import register as all_measures


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    rows = list(all_measures())
    real = [one for one in rows if not one.is_candidate]
    context = {
        "real": real,
        "candidates": [one for one in rows if one.is_candidate],
        "in_force": sum(one.stage in {Stage.IN_FORCE, Stage.OBSERVED} for one in real),
        "consulted": [one for one in rows if one.stage == Stage.CONSULTATION],
        "today": timezone.localdate(),
        "keeps": keeps(request.user),
        "reports": request.user.is_authenticated and bool(access.organisations_to_report_for(request.user)),
    }
    return render(request, "measures/register.html", context)
