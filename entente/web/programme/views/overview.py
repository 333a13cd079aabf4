"""The programme at a glance, and its timeline."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entente.engine.progress import State
from entente.programme import access, queries
from entente.web.context import partnership
from entente.web.programme.gantt import gantt
from entente.web.programme.standing import colour, state_word


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Which goals are on track?"""
    on = partnership(request).day
    counted = queries.plan(on)
    found = queries.goals_standing(access.goals(request.user), on, seen_in=counted)
    counts = Counter(one.state for one in found)
    context = {
        "horizons": queries.on_horizons(found),
        "counts": [(state_word(state), colour(state), counts[state]) for state in reversed(State) if counts[state]],
        "all": len(found),
        "well": counts[State.GREEN] + counts[State.REACHED],
        "unknown": counts[State.UNKNOWN],
        "late": counted.late()[:3],
        "on": on,
        "keeps": access.keeps(request.user),
    }
    return render(request, "programme/programme.html", context)


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """What slips, and what does that move?"""
    on = partnership(request).day
    counted = queries.plan(on)
    lines = list(counted.lines.values())
    slips = [(line, counted.moves(line.pk)) for line in counted.late()[:10]]
    context = {"gantt": gantt(lines, on), "lines": lines, "slips": slips, "late": len(counted.late()), "on": on}
    return render(request, "programme/timeline.html", context)
