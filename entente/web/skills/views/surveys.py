"""The yearly survey: opened by the office, answered by members, its figures published."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.skills import access, actions
from entente.skills.actions import Line
from entente.skills.models import Asked, Survey
from entente.web.acting import who
from entente.web.skills.acting import answer, refused
from entente.web.skills.forms.others import OpenRolesForm, SurveyForm


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    today = timezone.localdate()
    form = SurveyForm(
        request.POST if request.method == "POST" else None, initial={"year": today.year, "closes_on": today + timedelta(days=42)}
    )

    def act(fields: dict[str, Any], at: datetime) -> Survey:
        closes = timezone.make_aware(datetime.combine(fields["closes_on"] + timedelta(days=1), time()))
        return actions.open_survey(fields["year"], closes_at=closes, by=who(request), at=at)

    context = {"form": form, "title": _("Ask every member for its open roles"), "button": _("Open the survey"), "back": "skills:demand"}
    return answer(request, "skills/form.html", context, act, said=_("It is open; it stands on the Desk of whoever speaks for a member."))


@login_required
@require_safe
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, access.survey_to_read(request.user, pk))


def _shown(request: HttpRequest, found: Survey, *, status: int = 200, **more: Any) -> HttpResponse:
    asked, keeps = Asked.objects.filter(survey=found), access.keeps(request.user)
    context = {
        "survey": found,
        "asked": asked.count(),
        "answered": asked.exclude(answered_at=None).count(),
        "own": access.answers_of(request.user, found),
        "is_open": found.is_open_at(timezone.now()),
        "silent": asked.filter(answered_at=None).select_related("organisation").order_by("organisation__name_key")[:300] if keeps else [],
        "keeps": keeps,
    }
    return render(request, "skills/survey.html", context | more, status=status)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.survey_to_keep(request.user, pk)
    try:
        actions.publish_figures(found, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return _shown(request, found, status=409, refusal=refusal)
    messages.success(request, _("The figures are published."))
    return redirect("skills:demand")


@login_required
def answer_roles(request: HttpRequest, pk: int) -> HttpResponse:
    """One place at a time: what is said for the same country, region and sector replaces what was said before."""
    found = access.asked_to_answer(request.user, pk)
    one = found.organisation
    form = OpenRolesForm(
        request.POST if request.method == "POST" else None, initial={"country": one.country_id, "region": one.region_id or ""}
    )
    rows = list(found.openings.select_related("role", "country", "region", "sector").order_by("country", "role__position"))
    context = {"asked": found, "form": form, "rows": rows, "is_open": found.survey.is_open_at(timezone.now())}
    if form.is_bound and form.is_valid() and not _lines(form.cleaned_data, form):
        refused(form, _("Write how many roles are open; if there are none at all, say so with the button below."))

    def act(fields: dict[str, Any], at: datetime) -> str:
        lines = _lines(fields, form)
        place = (fields["country"], fields["region"].upper(), fields["sector"].pk if fields["sector"] else "")
        kept = [_kept(row) for row in rows]
        actions.answer(found, [line for line in kept if (line.country, line.region, line.sector) != place] + lines, by=who(request), at=at)
        return request.path

    return answer(request, "skills/answer.html", context, act, said=_("Thank you. It can be changed until the survey closes."))


@login_required
@require_POST
def answer_none(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.asked_to_answer(request.user, pk)
    try:
        actions.answer(found, [], by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "skills/refused.html", {"refusal": refusal}, status=409)
    messages.success(request, _("Thank you. That no role is open is an answer too."))
    return redirect("skills:answer", pk)


def _lines(fields: dict[str, Any], form: OpenRolesForm) -> list[Line]:
    place = {"region": fields["region"].upper(), "sector": fields["sector"].pk if fields["sector"] else ""}
    said = ((one.pk, fields[f"open-{one.pk}"], fields[f"hard-{one.pk}"] or 0) for one in form.roles)
    return [Line(role, fields["country"], number or 0, hard, **place) for role, number, hard in said if number or hard]


def _kept(row: Any) -> Line:
    return Line(row.role_id, row.country_id, row.open, row.hard, row.region_id or "", row.sector_id or "")
