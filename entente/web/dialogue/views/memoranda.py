"""Memoranda: read, drawn up, changed, renewed, ended; what is owed under them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.models import Memorandum
from entente.web.acting import who
from entente.web.dialogue.acting import ask
from entente.web.dialogue.forms import MemorandumForm, ObligationForm, OutcomeForm, RenewForm

NAMES = ("title", "text", "signed_on", "ends_on", "renew_by", "keeper")


@require_safe
def memorandum(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.memorandum_to_read(request.user, pk)
    mine = access.person_of(request.user)
    context = {
        "found": found,
        "obligations": found.obligations.order_by("done_on", "due_on", "pk"),
        "inside": access.oversees(request.user) or mine in {found.keeper_id, found.counterpart.keeper_id},
        "tends": access.tends(request.user, found.counterpart) or bool(mine and mine == found.keeper_id),
        "is_live": found.state in {"draft", "force"},
        "today": timezone.localdate(),
    }
    return render(request, "dialogue/memorandum.html", context)


@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    of = access.counterpart_to_tend(request.user, pk)
    form = MemorandumForm(request.POST if request.method == "POST" else None, initial={"keeper": who(request)})

    def act(fields: dict[str, Any], at: datetime) -> Memorandum:
        return actions.put_memorandum(of, actions.MemorandumFacts(**form.said), by=who(request), at=at)

    return ask(request, form, act, title=_("What do we sign with %(body)s?") % {"body": of}, button=_("Enter it"), of=of)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.memorandum_to_tend(request.user, pk)
    form = MemorandumForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(found, name) for name in NAMES}, is_new=False
    )

    def act(fields: dict[str, Any], at: datetime) -> Memorandum:
        facts = actions.MemorandumFacts(**form.said)
        return actions.put_memorandum(found.counterpart, facts, memorandum=found, because=form.because_said, by=who(request), at=at)

    return ask(request, form, act, title=found.title, button=_("Change it"), of=found)


@login_required
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.memorandum_to_tend(request.user, pk)
    form = RenewForm(
        request.POST if request.method == "POST" else None, initial={"title": found.title, "text": found.text, "keeper": found.keeper}
    )

    def act(fields: dict[str, Any], at: datetime) -> Memorandum:
        facts = actions.MemorandumFacts(**{name: fields[name] for name in NAMES})
        return actions.renew(found, facts, came_of=fields["came_of"], by=who(request), at=at)

    return ask(request, form, act, title=_("What takes its place?"), button=_("Renew it"), of=found)


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.memorandum_to_tend(request.user, pk)
    form = OutcomeForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> Memorandum:
        return actions.end_memorandum(found, **fields, by=who(request), at=at)

    return ask(request, form, act, title=_("What came of “%(title)s”?") % {"title": found}, button=_("It ends"), of=found)


@login_required
def owe(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.memorandum_to_tend(request.user, pk)
    form = ObligationForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Memorandum:
        actions.owe(found, fields["whose"], fields["words"], due_on=fields["due_on"], by=who(request), at=at)
        return found

    return ask(request, form, act, title=_("What is to be done under it?"), button=_("Enter it"), of=found)


@login_required
def fulfil(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.obligation_to_tend(request.user, pk)
    form = OutcomeForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> Memorandum:
        row = actions.fulfil(found, on=fields["on"], how=fields["came_of"], by=who(request), at=at)
        memorandum: Memorandum = row.memorandum
        return memorandum

    return ask(request, form, act, title=_("How was it done?"), button=_("It is done"), of=found.memorandum)
