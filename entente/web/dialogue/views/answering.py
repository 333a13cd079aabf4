"""From step to step: the draft, the comment round, the decision, the sending, and what came of it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.ballots import access as ballots
from entente.dialogue import access, actions
from entente.dialogue.models import Consultation
from entente.governance.queries import comments as commented
from entente.governance.queries import deliverables
from entente.members.models import Reference
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.dialogue.acting import ask
from entente.web.dialogue.forms import AdoptForm, BecauseForm, ChooseForm, CompareForm, PleaForm, SendForm, TakenForm


@login_required
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    rows = deliverables.deliverables_of(found.body, keys_of(request.user))
    label = _("Deliverable of %(body)s that drafts the answer") % {"body": found.body}
    form = ChooseForm(request.POST if request.method == "POST" else None, rows=rows, named=lambda one: one.title, label=label)

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.draft(found, fields["chosen"], by=who(request), at=at)

    return ask(request, form, act, title=_("Where is the answer drafted?"), button=_("It is drafted there"), of=found)


@login_required
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    document = found.deliverable.document_id if found.deliverable else None
    rows = commented.seen(keys_of(request.user)).filter(document=document).select_related("document").order_by("-pk")
    form = ChooseForm(request.POST if request.method == "POST" else None, rows=rows, named=_round, label=_("Comment round on the draft"))

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.comment_on(found, fields["chosen"], by=who(request), at=at)

    return ask(request, form, act, title=_("Who comments on it?"), button=_("It is commented on there"), of=found)


def _round(row: Any) -> str:
    return _("%(document)s, until %(day)s") % {"document": row.document.title, "day": f"{timezone.localtime(row.closes_at):%d.%m.%Y}"}


@login_required
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    rows = ballots.decisions(request.user).filter(outcome="taken").order_by("-decided_on", "-pk")
    form = AdoptForm(
        request.POST if request.method == "POST" else None,
        rows=rows,
        named=lambda one: f"{one}: {one.title}",
        label=_("By which decision?"),
    )

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        chosen = fields["chosen"]
        named = Reference("ballots", "decision", str(chosen.pk), str(chosen)) if chosen else Reference.said(fields["words"])
        return actions.adopt(found, named, by=who(request), at=at)

    return ask(request, form, act, title=_("Who adopted it?"), button=_("It is adopted"), of=found)


@login_required
def send(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    form = SendForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.send(found, **fields, by=who(request), at=at)

    return ask(request, form, act, title=_("When was it sent?"), button=_("It is sent"), of=found)


@login_required
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    form = CompareForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.compare(found, fields["came_of"], by=who(request), at=at)

    return ask(request, form, act, title=_("What came of our answer?"), button=_("Compare it"), of=found)


@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    form = BecauseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        return actions.drop(found, because=fields["because"], by=who(request), at=at)

    return ask(request, form, act, title=_("Why do we not answer?"), button=_("Do not answer"), of=found)


@login_required
def plead(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.consultation_to_answer(request.user, pk)
    form = PleaForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        actions.plead(found, fields["words"], by=who(request), at=at)
        return found

    return ask(request, form, act, title=_("What do we ask for?"), button=_("Add the point"), of=found)


@login_required
def taken_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.plea_to_settle(request.user, pk)
    form = TakenForm(request.POST if request.method == "POST" else None, initial={"taken": found.taken, "where": found.where})

    def act(fields: dict[str, Any], at: datetime) -> Consultation:
        actions.taken_up(found, fields["taken"], fields["where"], by=who(request), at=at)
        return access.consultation_to_read(found.consultation_id)

    return ask(request, form, act, title=found.text, button=_("Enter it"), of=found.consultation)
