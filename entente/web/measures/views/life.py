"""A measure's page: what it is, where it stands, who thinks what of it, and what comes next."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.market import measure_access as access
from entente.market.access import keeper
from entente.market.access import keeps as keeps_market
from entente.market.actions import measures as actions
from entente.market.measure_choices import ORDER, BarrierState, Stage
from entente.market.models import Measure, MeasureOption
from entente.market.queries.barriers import public
from entente.market.queries.measures import positions_of
from entente.market.queries.what_if import candidates
from entente.web.acting import who
from entente.web.measures.acting import settled
from entente.web.measures.forms import DecideForm, ObserveForm, OptionForm, PositionForm, StepForm


@require_safe
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    return shown(request, access.measure_to_read(slug))


def shown(request: HttpRequest, found: Measure, *, status: int = 200, refused: Any = None, **more: Any) -> HttpResponse:
    found.refresh_from_db()
    keeps, decides = keeps_market(request.user), access.decides(request.user)
    own = access.organisations_to_speak_for(request.user) if found.stage == Stage.CONSULTATION else []
    following = _following(found)
    forms: dict[str, Any] = {
        "step_form": StepForm() if keeps and following else None,
        "end_form": StepForm(prefix="end") if keeps and found.stage in actions.UNDECIDED else None,
        "decide_form": DecideForm() if decides and found.stage == Stage.ADVICE else None,
        "option_form": OptionForm() if keeps and found.stage in actions.UNDECIDED else None,
        "observe_form": ObserveForm() if keeps and found.stage in {Stage.IN_FORCE, Stage.OBSERVED} else None,
        "position_form": PositionForm(organisations=own, for_states=keeps) if keeps or own else None,
    }
    forms |= {name: refused for name, form in forms.items() if refused is not None and type(form) is type(refused)}
    context = {
        "found": found,
        "stages": [(Stage(one), one == found.stage, _is_done(found, one)) for one in ORDER],
        "steps": list(found.steps.select_related("by").order_by("pk")),
        "options": list(found.options.order_by("pk")),
        "positions": positions_of(found),
        "following": following,
        "evidence": _evidence(request, found),
        "requires": list(found.requires.order_by("title")),
        "today": timezone.localdate(),
        **forms,
    }
    return render(request, "measures/measure.html", context | more, status=status)


def _evidence(request: HttpRequest, found: Measure) -> Any:
    """Counted as of today, so not for visitors: they read the last release."""
    if access.counts_live(request.user):
        return public(list(found.barriers.filter(status=BarrierState.VERIFIED)), "state")
    return None


def _following(found: Measure) -> Stage | None:
    """What the office enters next; None where the Commission decides, or nothing follows."""
    if found.stage not in ORDER:
        return None
    place = ORDER.index(Stage(found.stage)) + 1
    following = ORDER[place] if place < len(ORDER) else None
    return None if following in {Stage.DECIDED, Stage.OBSERVED} else following


def _is_done(found: Measure, stage: str) -> bool:
    return found.stage in ORDER and ORDER.index(Stage(stage)) < ORDER.index(Stage(found.stage))


@login_required
@require_POST
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """`?to=ended` does not pursue it; else the next stage."""
    found = access.measure_to_keep(request.user, slug)
    ends = request.GET.get("to") == Stage.ENDED
    form = StepForm(request.POST, prefix="end" if ends else None)
    stage = Stage.ENDED if ends else _following(found) or Stage(found.stage)

    def act(said: dict[str, Any], at: datetime) -> Any:
        return actions.step(found, stage, **said, by=who(request), at=at)

    return settled(request, form, lambda **more: shown(request, found, **more), act, _("It is entered."))


@login_required
@require_POST
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """What it would open today is kept with the decision as the forecast."""
    found = access.measure_to_decide(request.user, slug)

    def act(said: dict[str, Any], at: datetime) -> Any:
        return actions.decide(found, **said, forecast=_forecast(found), by=who(request), at=at)

    return settled(request, DecideForm(request.POST), lambda **more: shown(request, found, **more), act, _("The decision is entered."))


def _forecast(found: Measure) -> dict[str, Any] | None:
    known = candidates(timezone.localdate())
    choice = known.choice([found.slug])
    return {"day": known.day.isoformat(), "acc": -known.answer(choice)["opened"]} if choice else None


@login_required
@require_POST
def observe(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.measure_to_keep(request.user, slug)

    def act(said: dict[str, Any], at: datetime) -> Any:
        observed = {"acc": float(said["acc"])}
        return actions.observe(found, observed, text=said["text"], on=said["on"], by=who(request), at=at)

    return settled(request, ObserveForm(request.POST), lambda **more: shown(request, found, **more), act, _("It is entered."))


@login_required
@require_POST
def option(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.measure_to_keep(request.user, slug)

    def act(said: dict[str, Any], at: datetime) -> Any:
        like = said["like"]
        effect, terms = (like.effect, like.terms) if like else ("", {})
        actions.write_option(found, said["name"], text=said["text"], effect=effect, terms=terms, by=who(request), at=at)
        return found

    return settled(request, OptionForm(request.POST), lambda **more: shown(request, found, **more), act, _("The option is written."))


@login_required
@require_POST
def choose_option(request: HttpRequest, slug: str, option: int) -> HttpResponse:
    found = access.measure_to_keep(request.user, slug)
    chosen = get_object_or_404(MeasureOption, pk=option, measure=found)

    def act(said: dict[str, Any], at: datetime) -> Any:
        return actions.choose_option(chosen, by=who(request), at=at).measure

    return settled(request, Form(request.POST), lambda **more: shown(request, found, **more), act, _("The option is chosen."))


@login_required
@require_POST
def position(request: HttpRequest, slug: str) -> HttpResponse:
    """The office enters states with their source, a speaker its own member."""
    found = access.measure_to_read(slug)
    keeps, own = keeps_market(request.user), access.organisations_to_speak_for(request.user)
    if not keeps and not own:
        keeper(request.user)
    form = PositionForm(request.POST, organisations=own, for_states=keeps)

    def act(said: dict[str, Any], at: datetime) -> Any:
        holder = said["state"] if keeps else said["organisation"]
        more = {"text": said["text"], "source": said.get("source", "")}
        actions.take_position(found, holder, said["stance"], **more, on=timezone.localdate(at), by=who(request), at=at)
        return found

    return settled(request, form, lambda **more: shown(request, found, **more), act, _("The position is entered."))
