"""What if? and which for the money? Both over the candidates and the market of today."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.engine.fragmentation import Index
from entente.jobs import actions as jobs
from entente.market.access import keeper, keeps
from entente.market.queries.choosing import best_for, curve_of
from entente.market.queries.what_if import Candidates, candidates
from entente.market.tasks import CHOOSE
from entente.web.measures.curve import drawn, said_gap
from entente.web.measures.forms import ConditionsForm, ExactForm

PARTS = ("F_acc", "F_cost", "F_het")


@require_safe
def what_if(request: HttpRequest) -> HttpResponse:
    """`?with=slug&with=...`; htmx asks for the answer alone while somebody ticks."""
    known = candidates(timezone.localdate())
    slugs = request.GET.getlist("with")
    answer = known.answer(known.choice(slugs))
    context = {"known": known, "slugs": slugs, "answer": answer, "rows": _rows(answer["before"], answer["after"]), "day": known.day}
    is_partial = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "measures/_answer.html" if is_partial else "measures/what_if.html", context)


def _rows(before: Index, after: Index) -> list[tuple[str, float | None, Any, Any]]:
    """(part, its weight, before, after), and their weighted sum last."""
    parts = zip(PARTS, after.weights.shares, before.parts, after.parts, strict=True)
    return [*parts, (_("Index F"), None, before, after)]


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """`?budget=&capacity=&no_state_loses=`; the curve says what every other budget would open."""
    known = candidates(timezone.localdate())
    form = ConditionsForm(request.GET)
    under = form.conditions
    points = curve_of(known, under)
    budget = _budget(request, points)
    context: dict[str, Any] = {
        "known": known,
        "day": known.day,
        "points": [(point, said_gap(point.answer.gap)) for point in points],
        "budget": budget,
        "form": form,
        "under": under,
        "picture": drawn(points),
    }
    if points:
        context["best"] = best_for(known, budget, under)
        context["gap"] = said_gap(context["best"].gap)
        context["keeps"] = keeps(request.user)
        context["chosen"] = _chosen(known, context["best"].chosen)
    return render(request, "measures/choose.html", context, status=200 if form.is_valid() else 422)


@login_required
@require_POST
def choose_exactly(request: HttpRequest) -> HttpResponse:
    """As a job: its page shows how far it is, and stops it."""
    by, now = keeper(request.user).person, timezone.now()
    form = ExactForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Name the budget as an amount of euros, 0 or more."))
        return redirect("measures:choose")
    return redirect(jobs.start(CHOOSE, _("Exact choice of measures"), form.cleaned_data, by=by, at=now))


def _budget(request: HttpRequest, points: list[Any]) -> float:
    said = request.GET.get("budget", "")
    try:
        wanted = float(said)
    except ValueError:
        wanted = -1.0
    if 0 <= wanted < 1e15:
        return wanted
    return float(points[len(points) // 2].budget) if points else 0.0


def _chosen(known: Candidates, places: tuple[int, ...]) -> list[Any]:
    return [known.measures[place] for place in places]
