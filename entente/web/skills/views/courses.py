"""Courses: found, read, proposed and changed."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.skills import access, actions
from entente.skills.choices import CourseForm as Given
from entente.skills.choices import CourseLevel, ReviewState
from entente.skills.models import Course, Requirement
from entente.skills.queries import courses as queries
from entente.vocabulary.models import Expertise, RoleProfile
from entente.web.acting import who
from entente.web.skills.acting import answer, asked
from entente.web.skills.forms.courses import CourseForm, initial_of
from entente.web.skills.forms.fields import language_names, map_countries

A_PAGE = 25


@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """Published ones by title; `?state=proposed` what waits for review, for who may see it."""
    roles = list(RoleProfile.objects.current().order_by("position").values_list("pk", "name"))
    domains = list(Expertise.objects.current().filter(parent=None).order_by("position").values_list("pk", "name"))
    said = {name: asked(request, name) for name in ("q", *queries.NAMES)}
    wanted = queries.wanted(said, dict(roles), dict(domains))
    state = asked(request, "state")
    state = state if state in ReviewState.values else ReviewState.PUBLISHED.value
    found = queries.listed(access.courses(request.user).filter(state=state), wanted)
    rows = list(queries.following(found, asked(request, "after"))[: A_PAGE + 1])
    kept = urlencode([*wanted.query, *([("state", state)] if state != ReviewState.PUBLISHED else [])])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "kept": kept,
        "count": queries.count(found),
        "most": queries.COUNTED_TO,
        "wanted": wanted,
        "state": state,
        "roles": roles,
        "domains": domains,
        "levels": CourseLevel.choices,
        "forms": Given.choices,
        "languages": language_names(),
        "countries": map_countries(),
        "keeps": access.keeps(request.user),
        "batches": _batches(request) if access.keeps(request.user) else [],
        "may_add": access.keeps(request.user) or bool(access.own_organisations(request.user)),
    }
    return render(request, "skills/courses.html", context)


def _batches(request: HttpRequest) -> list[Any]:
    waiting = Course.objects.filter(state=ReviewState.PROPOSED).exclude(batch="")
    mine = Count("pk", filter=Q(written_by=who(request)))
    return list(waiting.order_by().values("batch").annotate(courses=Count("pk"), mine=mine)[:20])


@require_safe
def course(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.course_to_read(request.user, pk)
    covers = list(found.covers.all())
    codes = {one.code for one in covers if one.kind == "skill"}
    texts = dict(Requirement.objects.filter(kind__in=["skill", "knowledge"], code__in=codes).values_list("code", "text"))
    names = dict(language_names())
    context = {
        "course": found,
        "covers": queries.named_covers(covers, texts),
        "languages": [names[code] for code in found.spoken if code in names],
        **standing(request, found, found.provider),
    }
    return render(request, "skills/course.html", context)


def standing(request: HttpRequest, row: Any, organisation: Any) -> dict[str, Any]:
    """What may be done with something that is reviewed."""
    keeps = access.keeps(request.user)
    own = organisation is not None and organisation in access.own_organisations(request.user)
    mine = keeps and row.written_by_id == who(request).pk
    return {"keeps": keeps, "writes": keeps or own, "mine": mine}


@login_required
def new(request: HttpRequest) -> HttpResponse:
    own, office = access.own_organisations(request.user), access.keeps(request.user)
    if not own:
        access.keeper(request.user)
    form = CourseForm(request.POST if request.method == "POST" else None, own=own, is_new=True, for_office=office)

    def act(fields: dict[str, Any], at: datetime) -> Course:
        return actions.propose(form.facts, by=who(request), at=at)

    context = {"form": form, "title": _("Which course do you offer?"), "button": _("Propose it"), "back": "skills:courses"}
    return answer(request, "skills/form.html", context, act, said=_("It is proposed; somebody else looks at it before it is shown."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.course_to_write(request.user, pk)
    office = access.keeps(request.user)
    own = [found.provider] if found.provider else access.own_organisations(request.user)
    form = CourseForm(
        request.POST if request.method == "POST" else None, initial=initial_of(found), own=own, is_new=False, for_office=office
    )

    def act(fields: dict[str, Any], at: datetime) -> Course:
        return actions.change(found, form.facts, because=fields["because"], by=who(request), at=at)

    context = {"form": form, "title": found.title, "button": _("Change it"), "of": found}
    return answer(request, "skills/form.html", context, act, said=_("It is changed; somebody else looks at it before it is shown again."))
