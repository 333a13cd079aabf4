"""A pitch: handed in, answered, with the investors it wants to meet and what they say."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.industry import access, actions
from entente.industry.choices import Answer, PitchState
from entente.industry.models import Meeting, Pitch, Profile
from entente.web.acting import who
from entente.web.gatherings.asking import asks_in
from entente.web.industry.acting import answer, settled
from entente.web.industry.growth_forms import DeclineForm, MoveForm, PitchForm, WishesForm


@login_required
@asks_in
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """For a company with a profile; without one the page leads there first."""
    day, own = access.day_to_read(request.user, pk), access.applicants(request.user)
    profile = Profile.objects.filter(organisation__in=own).select_related("organisation").order_by("name_key").first()
    if profile is None:
        return render(request, "industry/no_profile.html", {"of": day, "own": own}, status=403 if request.method == "POST" else 200)
    known = Pitch.objects.filter(day=day, profile=profile).first()
    initial = {"title": known.title, "summary": known.summary} if known else {"summary": profile.pitch}
    form = PitchForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Pitch:
        return actions.pitch(day, profile, **fields, by=who(request), at=at)

    context = {"form": form, "title": _("%(name)s pitches") % {"name": profile}, "button": _("Hand it in"), "of": day}
    return answer(request, "industry/form.html", context, act, said=_("It is handed in. Say next whom you want to meet."))


@login_required
@require_safe
def pitch(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.pitch_to_read(request.user, pk)
    own = found.profile.organisation_id in {one.pk for one in access.applicants(request.user)}
    rows = access.meetings(request.user).filter(pitch=found).order_by("slot", "-wish", "pk")
    meetings = [(row, found.day.begins(row.slot) if row.slot is not None else None) for row in rows]
    return render(request, "industry/pitch.html", {"found": found, "own": own, "meetings": meetings, "keeps": access.keeps(request.user)})


@login_required
@require_POST
def select(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.pitch_to_answer(request.user, pk)
    return settled(
        request, found, lambda at: actions.answer_pitch(found, PitchState.SELECTED, by=who(request), at=at), _("It is selected.")
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.pitch_to_change(request.user, pk)
    return settled(
        request, found, lambda at: actions.answer_pitch(found, PitchState.WITHDRAWN, by=who(request), at=at), _("It is withdrawn.")
    )


@login_required
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.pitch_to_answer(request.user, pk)
    form = DeclineForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Pitch:
        return actions.answer_pitch(found, PitchState.DECLINED, because=fields["because"], by=who(request), at=at)

    return answer(request, "industry/form.html", {"form": form, "title": found.title, "button": _("Not this time"), "of": found}, act)


@login_required
def wishes(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.pitch_to_change(request.user, pk)
    attending = list(found.day.attending.select_related("investor").order_by("investor__name_key"))
    held = dict(found.meetings.values_list("attending", "wish"))
    form = WishesForm(request.POST if request.method == "POST" else None, attending=attending, held=held)

    def act(fields: dict[str, Any], at: datetime) -> Pitch:
        return actions.wish(found, form.wishes, by=who(request), at=at)

    context = {"form": form, "title": _("Whom do you want to meet?"), "button": _("Ask for these meetings"), "of": found}
    context["empty"] = "" if attending else _("No investor takes part yet. Come back when the office has named them.")
    return answer(request, "industry/form.html", context, act, said=_("The investors are asked."))


@login_required
@require_POST
def answer_wish(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = access.meeting_to_answer(request.user, pk)
    if kind not in {Answer.WANTS, Answer.NO}:
        raise Http404
    return settled(
        request, found.attending.day, lambda at: actions.answer_wish(found, kind, by=who(request), at=at), _("The answer is kept.")
    )


@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.meeting_to_move(request.user, pk)
    day = found.pitch.day
    form = MoveForm(request.POST if request.method == "POST" else None, of=day, initial={"slot": found.slot})

    def act(fields: dict[str, Any], at: datetime) -> Any:
        row: Meeting = actions.move(found, fields["slot"], by=who(request), at=at)
        return row.pitch.day

    title = _("When do %(one)s and %(other)s meet?") % {"one": found.pitch.profile, "other": found.attending}
    return answer(request, "industry/form.html", {"form": form, "title": title, "button": _("Move it"), "of": day}, act)
