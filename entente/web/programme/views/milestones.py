"""Milestones: planned, expected on another day, reached."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.governance.models import Body
from entente.programme import access, actions
from entente.programme.choices import LIVE
from entente.programme.models import Initiative, Milestone
from entente.web.acting import who
from entente.web.programme.acting import answer
from entente.web.programme.forms.milestones import ExpectForm, MilestoneForm, ReachForm


@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.initiative_to_tell(request.user, pk)
    form = MilestoneForm(request.POST or None, others=_others(found))

    def act(fields: dict[str, Any], at: datetime) -> Initiative:
        actions.plan_milestone(found, form.planned, by=who(request), at=at)
        return found

    return answer(request, "programme/form.html", {"form": form, "title": _("A new milestone"), "button": _("Plan it"), "of": found}, act)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.milestone_to_tell(request.user, pk)
    group = Body.objects.filter(pk=found.group["id"]).first() if found.group else None
    initial = {"title": found.title, "begins_on": found.begins_on, "due_on": found.due_on, "after": found.after.all(), "group": group}
    form = MilestoneForm(request.POST or None, initial=initial, others=_others(found.initiative).exclude(pk=found.pk))

    def act(fields: dict[str, Any], at: datetime) -> Milestone:
        return actions.plan_milestone(found.initiative, form.planned, milestone=found, by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": found.title, "button": _("Plan it"), "of": found}, act)


@login_required
def expect(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.milestone_to_tell(request.user, pk)
    form = ExpectForm(request.POST or None, initial={"on": found.expected_on or found.due_on})

    def act(fields: dict[str, Any], at: datetime) -> Milestone:
        return actions.expect(found, on=fields["on"], because=fields["because"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": found.title, "button": _("Say so"), "of": found}, act)


@login_required
def reach(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.milestone_to_tell(request.user, pk)
    form = ReachForm(request.POST or None)

    def act(fields: dict[str, Any], at: datetime) -> Milestone:
        return actions.reach(found, on=fields["on"], evidence=fields["evidence"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": found.title, "button": _("It is reached"), "of": found}, act)


def _others(of: Initiative) -> Any:
    """Of the initiative itself, and of what was adopted: those are no secret."""
    wanted = Q(initiative=of) | Q(initiative__state__in=LIVE)
    return Milestone.objects.filter(wanted).select_related("initiative").order_by("initiative__title", "due_on")
