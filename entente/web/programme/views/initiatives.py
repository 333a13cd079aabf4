"""Initiatives: found, read, proposed, changed, and taken from turn to turn."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.members.models import Organisation
from entente.notices.references import key_of
from entente.programme import access, actions, queries
from entente.programme.choices import NEXT, InitiativeState, Turn
from entente.programme.models import Initiative, Milestone
from entente.support.access import requests
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.programme.acting import answer
from entente.web.programme.forms.fields import BecauseForm
from entente.web.programme.forms.initiatives import InitiativeForm
from entente.web.programme.gantt import gantt

A_PAGE = 25


@require_safe
def initiatives(request: HttpRequest) -> HttpResponse:
    """Who does what for the goals? Newest first; a page after another by number."""
    state, words, after = (request.GET.get(name, "").replace("\x00", "")[:200] for name in ("state", "q", "after"))
    found = access.initiatives(request.user)
    if state in InitiativeState.values:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(summary__icontains=words) | Q(lead__name__icontains=words))
    count = found.count()
    if after.isascii() and after.isdigit() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    rows = list(found.select_related("lead", "sector").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "count": count,
        "states": InitiativeState,
        "state": state,
        "words": words,
        "may_propose": access.keeps(request.user) or bool(access.leads_to_propose_for(request.user)),
    }
    return render(request, "programme/initiatives.html", context)


@require_safe
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.initiative_to_read(request.user, pk)
    on, inside = partnership(request).day, access.is_inside(request.user, found)
    counted = queries.plan(on, and_of=found.pk)
    lines = counted.of([found.pk])
    rows = Milestone.objects.filter(initiative=found).prefetch_related("after").order_by("due_on", "pk")
    context = {
        "found": found,
        "goals": access.goals(request.user).filter(initiatives=found).order_by("number"),
        "partners": found.partners.order_by("name_key"),
        "milestones": [(row, counted.lines.get(row.pk)) for row in rows],
        "gantt": gantt(lines, on),
        "slips": [(line, counted.moves(line.pk)) for line in lines if line in counted.late()],
        "support": requests(request.user).filter(initiative_key=key_of(found.reference)).order_by("-pk") if inside else [],
        "inside": inside,
        "tells": access.tells(request.user, found),
        "keeps": access.keeps(request.user),
        "turns": [turn for turn in Turn if found.state in NEXT[turn][0]],
        "on": on,
    }
    return render(request, "programme/initiative.html", context)


@login_required
def propose(request: HttpRequest) -> HttpResponse:
    own, office = access.leads_to_propose_for(request.user), access.keeps(request.user)
    if not own:
        access.keeper(request.user)
    form = _form(request, own, office)

    def act(fields: dict[str, Any], at: datetime) -> Initiative:
        said = form.proposal()
        access.proposer_for(request.user, said.lead)
        return actions.propose(said, by=who(request), at=at)

    context = {"form": form, "title": _("What do you propose?"), "button": _("Propose it"), "back": "programme:initiatives"}
    return answer(request, "programme/form.html", context, act, said=_("It is proposed; the office reads it and answers."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.initiative_to_tell(request.user, pk)
    names = ("title", "summary", "kind", "begins_on", "ends_on", "country", "sector", "budget", "is_budget_public")
    initial = {name: getattr(found, name) for name in names}
    initial |= {
        "goals": found.goals.all(),
        "partners": "\n".join(found.partners.values_list("name", flat=True)),
        "member": found.lead or "",
        "project": found.project.key if found.project else "",
    }
    form = _form(request, [], access.keeps(request.user), initial)

    def act(fields: dict[str, Any], at: datetime) -> Initiative:
        return actions.change(found, form.proposal(found.lead), because=fields["because"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": found.title, "button": _("Change it"), "of": found}, act)


@login_required
def move(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = access.initiative_to_keep(request.user, pk)
    if kind not in Turn.values:
        raise Http404
    form = BecauseForm(request.POST if request.method == "POST" else None)
    form.fields["because"].required = kind == Turn.STOP

    def act(fields: dict[str, Any], at: datetime) -> Initiative:
        return actions.move(found, kind, because=fields["because"], by=who(request), at=at)

    context = {"form": form, "title": found.title, "button": Turn(kind).label, "of": found}
    return answer(request, "programme/form.html", context, act)


def _form(request: HttpRequest, own: list[Organisation], office: bool, initial: dict[str, Any] | None = None) -> InitiativeForm:
    goals = access.goals(request.user)
    return InitiativeForm(request.POST or None, initial=initial, goals=goals, own=own, for_office=office, is_new=initial is None)
