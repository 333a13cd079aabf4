"""Who cooperates with whom: a graph, and the same as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.dialogue import access
from entente.dialogue.queries import cooperation as known
from entente.web.dialogue.graph import graph


@require_safe
def cooperation(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    bodies, regions = known.bodies(access.counterparts(request.user), day), known.regions(day)
    ties = [*bodies, *regions]
    context = {
        "ties": ties,
        "bodies": len(bodies),
        "live": sum(tie.memoranda for tie in bodies),
        "regions": len(regions),
        "graph": graph(ties) if ties else None,
        "fictional": any(tie.is_fictional for tie in ties),
    }
    return render(request, "dialogue/cooperation.html", context)
