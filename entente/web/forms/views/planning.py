"""Planning a round: whom it asks, until when, who sees what comes of it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.documents import discovery
from entente.documents.home import Home
from entente.engine.marking import Marking
from entente.forms import access, actions
from entente.forms.choices import Asks, Results
from entente.forms.models import Form, Round
from entente.notices.refusals import CannotResolve
from entente.web.forms.asking import answered, me
from entente.web.forms.picks import picks
from entente.web.forms.plan_form import PlanForm, planned, two_weeks_on
from entente.web.notices.reaching import reaching

LIST = 12


@login_required
def ask(request: HttpRequest, form: int) -> HttpResponse:
    """A new round of a form."""
    found = access.form_to_write(request.user, form)
    home = discovery.home_of(found.home_key) if found.home_key else None
    given = request.GET.get("audience", "")[:4000].replace("\x00", "")
    filled = PlanForm(request.POST or None, initial=_begun(found, home, given), picks=picks(request.user, home, given))
    return answered(
        request,
        "forms/plan.html",
        {"form": filled, "form_row": found, "home": home, "takes": found.current.minutes},
        lambda said, at: actions.plan_round(found, filled.plan, home=home, stays_in_home=_stays(request, home), by=me(request), at=at),
        to=lambda row: row,
    )


@login_required
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Another plan, before anybody was asked."""
    row = access.round_to_organise(request.user, pk)
    home = discovery.home_of(row.home_key) if row.home_key else None
    filled = PlanForm(request.POST or None, initial=planned(row) | {"pick": row.audience}, picks=picks(request.user, home, row.audience))
    return answered(
        request,
        "forms/plan.html",
        {"form": filled, "form_row": row.version.form, "round": row, "home": home, "takes": row.version.minutes},
        lambda said, at: actions.change_round(row, filled.plan, home=home, stays_in_home=_stays(request, home), by=me(request), at=at),
        to=lambda changed: changed,
    )


@login_required
@require_GET
def reach(request: HttpRequest) -> HttpResponse:
    """Who would be asked: how many, and the first names. A fragment beside the field in which it is typed."""
    access.asker(request.user, request.GET.get("home", "")[:80].replace("\x00", ""))
    expression = (request.GET.get("audience", "").strip() or request.GET.get("pick", ""))[:4000].replace("\x00", "")
    context: dict[str, Any] = {"expression": expression, "list": LIST}
    if expression:
        try:
            context["reaching"] = reaching(expression, timezone.localdate())
        except CannotResolve as refusal:
            context["unresolved"] = refusal
    return render(request, "forms/_reach.html", context)


def _begun(found: Form, home: Home | None, given: str) -> dict[str, Any]:
    """The last round of the form says how the next begins; a first one begins as its ready form is meant."""
    last = Round.objects.filter(version__form=found).order_by("-pk").first()
    close = two_weeks_on(timezone.now())
    if last is not None:
        return planned(last) | {"title": found.title, "pick": given or last.audience, "audience": "", "opens_at": None, "closes_at": close}
    marking = home.marking if home else Marking.AMBER_STRICT
    begun: dict[str, Any] = {"title": found.title, "pick": given, "closes_at": close, "marking": marking.value}
    if found.ready == "dates":
        return begun | {"results": Results.AT_ONCE}
    return begun | ({"asks": Asks.MEMBER, "may_say_nothing": True} if found.ready == "figures" else {})


def _stays(request: HttpRequest, home: Home | None) -> bool:
    return home is not None and not access.asks_anybody(request.user)
