"""Consultations: listed, read with how far the answer has come, noted and changed."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.choices import ONWARD, Stage
from entente.dialogue.models import Consultation
from entente.governance.queries import comments, deliverables
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.dialogue import measures
from entente.web.dialogue.acting import ask, asked
from entente.web.dialogue.forms import ConsultationForm

A_PAGE = 25
WAYS = {  # the page that leads to a stage, and what its button says
    Stage.DRAFT: ("dialogue:draft", gettext_lazy("Draft the answer")),
    Stage.COMMENT: ("dialogue:comments", gettext_lazy("Ask for comments")),
    Stage.ADOPTED: ("dialogue:adopt", gettext_lazy("It is adopted")),
    Stage.SENT: ("dialogue:send", gettext_lazy("It is sent")),
    Stage.COMPARED: ("dialogue:compare", gettext_lazy("Compare the outcome")),
    Stage.DROPPED: ("dialogue:drop", gettext_lazy("Do not answer")),
}
LADDER = (Stage.NOTED, Stage.DRAFT, Stage.COMMENT, Stage.ADOPTED, Stage.SENT, Stage.COMPARED)


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """What are we asked? The last noted first; a page after another."""
    stage, after = asked(request, "stage", "after")
    found = Consultation.objects.all()
    if stage in Stage.values:
        found = found.filter(stage=stage)
    count = found.count()
    if after.isascii() and after.isdigit() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    rows = list(found.select_related("body").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "count": count,
        "stages": Stage,
        "stage": stage,
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/consultations.html", context)


@require_safe
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_read(pk)
    inside, answers = access.is_inside(request.user, found), access.answers(request.user, found)
    is_out, keys = found.stage in access.OUT, keys_of(request.user)
    measure = measures.measure_of(found.measure)
    ways = [WAYS[way] for way in ONWARD[Stage(found.stage)] if way in WAYS] if answers else []
    context = {
        "found": found,
        "stages": _stages(found),
        "pleas": found.pleas.order_by("pk") if inside or is_out else [],
        "shows_pleas": inside or is_out,
        "deliverable": deliverables.seen(keys).filter(pk=found.deliverable_id).first() if found.deliverable_id else None,
        "comments": comments.seen(keys).filter(pk=found.comments_id).first() if found.comments_id else None,
        "measure": measure,
        "positions": measures.over_time(measure),
        "ways": ways,
        "answers": answers,
        "is_out": is_out,
        "keeps": access.keeps(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "dialogue/consultation.html", context)


def _stages(found: Consultation) -> list[dict[str, Any]]:
    """The way of an answer, with which steps are past and which is now."""
    now = LADDER.index(Stage(found.stage)) if found.stage in LADDER else -1
    return [{"label": stage.label, "is_past": place < now, "is_now": place == now} for place, stage in enumerate(LADDER)]


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = ConsultationForm(
        request.POST if request.method == "POST" else None, initial={"keeper": who(request)}, measures=measures.choices()
    )

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.note(_facts(form), by=who(request), at=at)

    return ask(request, form, act, title=_("What are we asked?"), button=_("Note it"), back="dialogue:consultations")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_keep(request.user, pk)
    names = ("title", "asked_by", "text", "address", "opens_on", "closes_on", "body", "keeper")
    initial = {name: getattr(found, name) for name in names} | {"measure": str(found.measure.get("id", ""))}
    form = ConsultationForm(request.POST if request.method == "POST" else None, initial=initial, measures=measures.choices(), is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.note(_facts(form), consultation=found, because=form.because_said, by=who(request), at=at)

    return ask(request, form, act, title=found.title, button=_("Change it"), of=found)


def _facts(form: ConsultationForm) -> actions.ConsultationFacts:
    return actions.ConsultationFacts(**form.said | {"measure": measures.reference(form.cleaned_data["measure"])})
