"""Events: gatherings with a programme, rates, a survey, and what follows from them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.dialogue import access, actions
from entente.dialogue.models import Occasion
from entente.forms.models import Round
from entente.forms.queries.rounds import seen as rounds_seen
from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.queries import seen
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.dialogue.acting import ask
from entente.web.dialogue.forms import EventForm, FollowedUpForm, FollowUpForm, PointForm, RateForm

MOST = 50


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    found = access.events(request.user).select_related("gathering").order_by("-gathering__starts_at", "-pk")[:MOST]
    now = timezone.now()
    context = {"rows": [(row, row.gathering.ends_at > now) for row in found], "keeps": access.keeps(request.user)}
    return render(request, "dialogue/events.html", context)


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.event_to_read(request.user, pk)
    mine, keeps = access.person_of(request.user), access.keeps(request.user)
    follow = found.follow_ups.select_related("owner").order_by("done_on", "due_on", "pk")
    waits = Guest.objects.filter(gathering=found.gathering_id, state=GuestState.WAITING).count()
    context = {
        "event": found,
        "gathering": found.gathering,
        "is_over": found.gathering.ends_at <= timezone.now(),
        "points": found.points.order_by("starts_at", "pk"),
        "rates": found.rates.order_by("whom", "amount", "pk"),
        "follow_ups": follow if access.oversees(request.user) else follow.filter(owner=mine),
        "own": Guest.objects.filter(gathering=found.gathering_id, person=mine).first(),
        "waits": waits,
        "survey": rounds_seen(keys_of(request.user)).filter(pk=found.survey_id).first() if found.survey_id else None,
        "keeps": keeps,
        "mine": mine,
    }
    return render(request, "dialogue/event.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    gatherings = seen(keys_of(request.user)).filter(state=GatheringState.ANNOUNCED, occasion=None).order_by("-starts_at")
    form = EventForm(request.POST if request.method == "POST" else None, gatherings=gatherings, rounds=_rounds(request))

    def act(fields: dict[str, Any], at: datetime) -> Occasion:
        return actions.make_event(fields["gathering"], lead=fields["lead"], survey=fields["survey"], by=who(request), at=at)

    title = _("Which gathering is an event?")
    return ask(request, form, act, title=title, button=_("Make it an event"), back="dialogue:events")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.event_to_keep(request.user, pk)
    initial = {"lead": found.lead, "survey": found.survey}
    form = EventForm(
        request.POST if request.method == "POST" else None, initial=initial, gatherings=Gathering.objects.none(), rounds=_rounds(request)
    )
    del form.fields["gathering"]

    def act(fields: dict[str, Any], at: datetime) -> Occasion:
        return actions.make_event(found.gathering, lead=fields["lead"], survey=fields["survey"], by=who(request), at=at)

    return ask(request, form, act, title=_("What is it for?"), button=_("Change it"), of=found)


@login_required
def point(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.event_to_keep(request.user, pk)
    form = PointForm(
        request.POST if request.method == "POST" else None, initial={"starts_at": timezone.localtime(found.gathering.starts_at)}
    )

    def act(fields: dict[str, Any], at: datetime) -> Occasion:
        actions.add_point(found, actions.PointFacts(**fields), by=who(request), at=at)
        return found

    return ask(request, form, act, title=_("What is on the programme?"), button=_("Add it"), of=found)


@login_required
@require_POST
def drop_point(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(actions.drop_point(access.point_to_keep(request.user, pk), by=who(request), at=timezone.now()))


@login_required
def rate(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.event_to_keep(request.user, pk)
    form = RateForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Occasion:
        actions.set_rate(found, actions.RateFacts(**fields), by=who(request), at=at)
        return found

    return ask(request, form, act, title=_("What does it cost?"), button=_("Set the rate"), of=found)


@login_required
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.event_to_keep(request.user, pk)
    form = FollowUpForm(request.POST if request.method == "POST" else None, initial={"owner": who(request)})

    def act(fields: dict[str, Any], at: datetime) -> Occasion:
        said = {"due_on": fields["due_on"], "by": who(request), "at": at}
        actions.follow_up(found, fields["kind"], fields["words"], fields["owner"], **said)
        return found

    return ask(request, form, act, title=_("What follows from it?"), button=_("Note it"), of=found)


@login_required
def followed_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.follow_up_to_finish(request.user, pk)
    form = FollowedUpForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> Occasion:
        what = _what(fields["address"], fields["came_of"])
        row = actions.followed_up(found, on=fields["on"], came_of=fields["came_of"], what=what, by=who(request), at=at)
        occasion: Occasion = row.occasion
        return occasion

    return ask(request, form, act, title=found.text, button=_("It is followed up"), of=found.occasion)


def _what(address: str, label: str) -> dict[str, Any]:
    """A page of this installation as a typed reference; anything else is kept in words only."""
    path = "/" + address.partition("://")[2].partition("/")[2] if "://" in address else address
    try:
        found = resolve(path.partition("?")[0])
    except Resolver404:
        return {}
    key = next(iter(found.kwargs.values()), "")
    return {"room": found.app_name, "noun": found.url_name or "", "id": key, "label": label[:200]} if key != "" else {}


def _rounds(request: HttpRequest) -> QuerySet[Round]:
    return rounds_seen(keys_of(request.user)).order_by("-pk")
