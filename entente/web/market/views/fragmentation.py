"""The index, never without its parts, its interval and its weights; its course; how it is computed; what was released."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from entente.engine.fragmentation import WEIGHTS
from entente.market import access
from entente.market.actions import releasing
from entente.market.actions.refusals import CannotRelease
from entente.market.choices import Scope, sector_name
from entente.market.dataset import Dataset
from entente.market.differences import explained
from entente.market.figures import Parameters
from entente.market.models import FragmentationRelease
from entente.market.queries.course import course as years
from entente.market.queries.current import figures_on
from entente.vocabulary.names import country_name
from entente.web.certification.scheme_acting import Page, acted
from entente.web.market.forms import ReleaseForm
from entente.web.market.pictures import answer_bar
from entente.web.market.pictures import course as drawn
from entente.web.market.reading import day_of, weights_of

PARTS = (("acc", "F_acc"), ("cost", "F_cost"), ("het", "F_het"))
STEPS = {
    "classes": gettext_lazy("Certificates"),
    "markets": gettext_lazy("Markets and their sizes"),
    "levels": gettext_lazy("Schemes and levels"),
    "requirement_weights": gettext_lazy("Weights of requirements"),
    "acceptances": gettext_lazy("What markets ask"),
    "rules": gettext_lazy("Rules of recognition"),
    "costs": gettext_lazy("Costs"),
    "weights": gettext_lazy("Weights of the index"),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Visitors are led to what was released last; only the office and the auditor choose a day."""
    if not access.reads_live(request.user):
        return _released()
    weights, wrong = weights_of(request)
    day = day_of(request) if access.chooses_day(request.user) else timezone.localdate()
    figures = figures_on(day, Parameters(weights))
    today = timezone.localdate()
    context = {
        "day": day,
        "wrong": wrong,
        "is_published": weights == WEIGHTS,
        "weights": [(name, label, f"{100 * share:g}") for (name, label), share in zip(PARTS, weights.all, strict=True)],
        "years": drawn(years(today, weights), today),
        "newest": access.newest_release(),
        "chooses_day": access.chooses_day(request.user),
        "keeps": access.keeps(request.user),
        **shown(figures),
    }
    return render(request, "market/index.html", context, status=422 if wrong else 200)


def _released() -> HttpResponse:
    newest = access.newest_release()
    return redirect(newest if newest else "market:releases")


def shown(figures: dict[str, Any]) -> dict[str, Any]:
    """What the page of the index and that of a release have in common."""
    names: dict[str, Callable[[str], str]] = {
        "by_state": country_name,
        "by_sector": sector_name,
        "by_scope": lambda code: str(Scope(code).label),
    }
    groups = {key: [(name(one["code"]), one) for one in figures[key]] for key, name in names.items()}
    for rows in groups.values():
        rows.sort(key=lambda pair: (pair[1]["rank"] is None, pair[1]["rank"]["rank"] if pair[1]["rank"] else 0, pair[0]))
    return {
        "figures": figures,
        "weights_told": [(label, f"{100 * figures['parameters']['weights'][name]:g}") for name, label in PARTS],
        "answers": answer_bar(figures["access"]),
        "parts": [(label, figures["parts"][name], _meaning(name)) for name, label in PARTS],
        "groups": [(key, _heading(key), rows) for key, rows in groups.items()],
        "isolated": [country_name(code) for code in figures["secondary"]["isolated_states"]],
        "deciles": figures["secondary"]["reach_deciles"],
    }


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "market/method.html", {"weights": WEIGHTS.all})


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    rows = FragmentationRelease.objects.defer("packed").order_by("-at", "-pk")[:100]
    return render(request, "market/releases.html", {"rows": rows, "keeps": access.keeps(request.user)})


@require_safe
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """`?before=` names the release to compare with; by default the one before."""
    found = access.release_to_read(pk)
    earlier = FragmentationRelease.objects.filter(pk__lt=pk).order_by("-pk")
    before = earlier.filter(pk=request.GET["before"]).first() if request.GET.get("before", "").isdigit() else earlier.first()
    context = {
        "release": found,
        "before": before,
        "earlier": earlier.defer("packed")[:20],
        "steps": _steps(before, found) if before else [],
        **shown(found.results),
    }
    return render(request, "market/release.html", context)


@require_safe
def inputs(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that went in, and what came out: enough to work it out again."""
    found = access.release_to_read(pk)
    body = {"parameters": found.parameters, "inputs_hash": found.inputs_hash, "inputs": found.inputs, "results": found.results}
    answer = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="fragmentation-{found.as_of:%Y-%m-%d}-{found.pk}.json"'
    return answer


@login_required
def publish(request: HttpRequest) -> HttpResponse:
    by = access.keeper(request.user).person
    form = ReleaseForm(request.POST or None, initial={"as_of": timezone.localdate()})
    lead = _("The figures of the day are frozen with everything that went in. What is published stays as it is.")
    page = Page(_("Release the figures of a day"), lead, _("Release"), reverse("market:releases"), _("Releases"))

    def act(said: dict[str, Any]) -> str:
        return releasing.release(as_of=said["as_of"], reason=said["reason"], by=by, at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act, CannotRelease)


def _steps(before: FragmentationRelease, after: FragmentationRelease) -> list[tuple[str, Any]]:
    if before.inputs_hash == after.inputs_hash and before.parameters == after.parameters:
        return []
    sets = Dataset.read(before.inputs), Dataset.read(after.inputs)
    found = explained(*sets, Parameters.read(before.parameters), Parameters.read(after.parameters))
    return [(str(STEPS[one.changed]), one) for one in found]


def _scope_name(code: str) -> str:
    return str(Scope(code).label)


def _heading(key: str) -> str:
    return {"by_state": _("By state"), "by_sector": _("By sector"), "by_scope": _("By what is certified")}[key]


def _meaning(name: str) -> str:
    return {
        "acc": _("access that is missing outside the home state"),
        "cost": _("what certifying again costs, of all that certification costs"),
        "het": _("how far the requirements of two markets of one sector differ"),
    }[name]
