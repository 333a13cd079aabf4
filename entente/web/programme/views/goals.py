"""One goal: how it stands and why, what measures it, what is done for it, what its owner wrote."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.programme import access, actions, queries
from entente.programme.models import Goal
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.programme.acting import answer
from entente.web.programme.forms.goals import GoalForm


@require_safe
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.goal_to_read(request.user, pk)
    on = partnership(request).day
    (standing,) = queries.goals_standing(Goal.objects.filter(pk=found.pk), on)
    context = {
        "goal": found,
        "found": standing,
        "reviews": access.reviews(request.user).filter(goal=found).order_by("-until"),
        "on": on,
        "keeps": access.keeps(request.user),
        "reviews_it": access.reviews_it(request.user, found),
    }
    return render(request, "programme/goal.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = GoalForm(request.POST or None, is_new=True)

    def act(fields: dict[str, Any], at: datetime) -> Goal:
        return actions.set_goal(form.facts, by=who(request), at=at)

    context = {"form": form, "title": _("A new goal"), "button": _("Set the goal"), "back": "programme:programme"}
    return answer(request, "programme/form.html", context, act)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.goal_to_keep(request.user, pk)
    names = ("number", "title", "why", "horizon", "owner", "source", "is_public")
    initial = {name: getattr(found, name) for name in names} | {"indicators": found.indicators.all()}
    form = GoalForm(request.POST or None, initial=initial, is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> Goal:
        return actions.change_goal(found, form.facts, because=fields["because"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": found.title, "button": _("Change it"), "of": found}, act)
