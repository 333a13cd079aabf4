"""Asking: what there is to ask with, the rounds one organises, and a new form."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from entente.documents.home import Home
from entente.engine.questions import quick
from entente.forms import access, actions, queries
from entente.forms.choices import RoundState
from entente.forms.models import Form, Round
from entente.forms.problems import unreadable
from entente.forms.ready import READY, Ready, ready
from entente.forms.refusals import CannotWrite
from entente.members.viewers import keys_of
from entente.web.forms.asking import answered, me
from entente.web.forms.forms import StartForm
from entente.web.forms.slots_form import SlotsForm

MOST = 60


@login_required
@require_GET
def asking(request: HttpRequest) -> HttpResponse:
    """The rounds one organises, and the forms one can ask again."""
    home_key = request.GET.get("home", "")[:80].replace("\x00", "")
    access.asker(request.user, home_key)
    rows = queries.seen(keys_of(request.user)) if not home_key else _of_home(home_key)
    found = list(rows.order_by("-changed_at", "-pk")[:MOST])
    mine = [row for row in found if access.organises(request.user, row)]
    forms = queries.forms_of(me(request).pk, [home_key]).order_by("-changed_at", "-pk")[:MOST]
    counts = queries.funnels(mine)
    context = {
        "home_key": home_key,
        "stages": [
            (state.label, [(row, counts.get(row.pk, queries.Funnel())) for row in mine if row.state == state])
            for state in (RoundState.DRAFT, RoundState.SCHEDULED, RoundState.OPEN, RoundState.CLOSED)
            if any(row.state == state for row in mine)
        ],
        "open": sum(row.state == RoundState.OPEN for row in mine),
        "forms": list(forms),
        "ready": READY,
    }
    return render(request, "forms/asking.html", context)


def _of_home(home_key: str) -> Any:
    return Round.objects.filter(home_key=home_key).select_related("version__form", "author")


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """?ready= begins with a ready form, ?home= says where; from here it goes straight to whom to ask."""
    home = access.home_to_ask(request.user, request.GET.get("home", "").replace("\x00", ""))
    chosen = ready(request.GET.get("ready", ""))
    if chosen and chosen.name == "dates":
        return _dates(request, home, chosen)
    begins = {"title": chosen.title, "text": chosen.text(timezone.localdate())} if chosen else {}
    form = StartForm(request.POST or None, initial=begins)
    return answered(
        request,
        "forms/new.html",
        {"form": form, "home": home, "ready": READY, "chosen": chosen},
        lambda said, at: _written(request, said["title"], said["text"], home, chosen),
        to=lambda made: _plan_address(request, made, said_audience(request)),
    )


def _dates(request: HttpRequest, home: Home | None, chosen: Ready) -> HttpResponse:
    """Times in rows of their own, for thumbs."""
    form = SlotsForm(request.POST or None, initial={"title": chosen.title})
    return answered(
        request,
        "forms/new_dates.html",
        {"form": form, "home": home, "ready": READY, "chosen": chosen},
        lambda said, at: _written(request, said["title"], _slots_text(said), home, chosen),
        to=lambda made: _plan_address(request, made, said_audience(request)),
    )


def _slots_text(said: dict[str, Any]) -> str:
    question, comment = str(ready("dates").text(timezone.localdate())).split("\n")[:2]  # type: ignore[union-attr]
    return f"{question.partition('[')[0]}[times {said['zone']}: {' | '.join(said['slots'])}]\n{comment}\n"


def _written(request: HttpRequest, title: str, text: str, home: Home | None, chosen: Ready | None) -> Form:
    try:
        questionnaire = quick.read(text)
    except quick.Unreadable as refusal:
        raise CannotWrite(unreadable(refusal)) from refusal
    at = timezone.now()
    return actions.write_form(
        title, questionnaire, home=home.stored if home else None, ready=chosen.name if chosen else "", by=me(request), at=at
    )


def said_audience(request: HttpRequest) -> str:
    return request.GET.get("audience", "")[:4000]


def _plan_address(request: HttpRequest, made: Form, audience: str) -> Any:
    if not made.current.questionnaire.asked:
        return redirect("forms:form", made.pk).url
    address = reverse("forms:ask", args=[made.pk])
    return f"{address}?{urlencode({'audience': audience})}" if audience else address
