"""Exercises: gatherings with a scenario; their after-action reports are the gathering's papers, each under its marking."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.documents.home import home_key
from entente.documents.queries import documents_of
from entente.gatherings.access import may_keep
from entente.gatherings.plan import Plan
from entente.members.viewers import keys_of, viewer_of
from entente.skills import access, actions
from entente.skills.models import Exercise
from entente.skills.reference import capabilities
from entente.web.acting import who
from entente.web.skills.acting import answer, asked
from entente.web.skills.forms.others import ExerciseForm, ScenarioForm

A_PAGE = 25


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """Those you may see, the newest first."""
    rows, after = access.exercises(request.user), asked(request, "after")
    if after.isascii() and after.isdigit() and len(after) < 18:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: A_PAGE + 1])
    more = {"next": found[A_PAGE - 1].pk if len(found) > A_PAGE else "", "keeps": access.keeps(request.user)}
    return render(request, "skills/exercises.html", {"rows": found[:A_PAGE], **more})


@require_safe
def exercise(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.exercise_to_read(request.user, viewer_of(request.user), pk)
    key = home_key("gatherings", "gathering", found.gathering_id)
    training = capabilities().get(found.training)
    context = {
        "exercise": found,
        "gathering": found.gathering,
        "training": training.name if training else "",
        "papers": documents_of(key, keys_of(request.user)),
        "home": key,
        "writes": may_keep(request.user, found.gathering),
    }
    return render(request, "skills/exercise.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = ExerciseForm(request.POST if request.method == "POST" else None, ranges=access.ranges(request.user))

    def act(fields: dict[str, Any], at: datetime) -> Exercise:
        names = ("title", "starts_at", "ends_at", "place", "link", "marking")
        plan = Plan(**{name: fields[name] for name in names}, kind="training")
        return actions.arrange_exercise(plan, form.said, by=who(request), at=at)

    context = {"form": form, "title": _("What is exercised?"), "button": _("Arrange it"), "back": "skills:exercises"}
    return answer(request, "skills/form.html", context, act, said=_("It is a draft; invite to it and announce it on its gathering's page."))


@login_required
def scenario(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.exercise_to_keep(request.user, pk)
    initial = {name: getattr(found, name) for name in ("scenario", "aims", "range", "training")}
    form = ScenarioForm(request.POST if request.method == "POST" else None, initial=initial, ranges=access.ranges(request.user))

    def act(fields: dict[str, Any], at: datetime) -> Exercise:
        return actions.write_scenario(found, form.said, by=who(request), at=at)

    return answer(request, "skills/form.html", {"form": form, "title": found.gathering.title, "button": _("Write it"), "of": found}, act)
