"""What those who keep a gathering do with it: arrange, change, announce, cancel."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.documents.discovery import home_of
from entente.engine.marking import Marking
from entente.gatherings import access, actions, clock
from entente.gatherings.choices import GatheringKind
from entente.gatherings.models import Gathering
from entente.web.acting import who
from entente.web.gatherings.acting import answer, pressed
from entente.web.gatherings.asking import asks_in, viewer
from entente.web.gatherings.forms import CancelForm, ChangeForm, GatheringForm, begins_with, handed_over, next_full_hour
from entente.web.gatherings.zones import zone_of


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """?home= says where; without it for the partnership. A date that was found by asking comes along: title, starts_at, minutes, zone."""
    key = request.GET.get("home", "").replace("\x00", "")[:80]
    access.arranger(request.user, key)
    home = home_of(key) if key else None
    if key and home is None:
        raise Http404
    form = GatheringForm(request.POST if request.method == "POST" else None, initial=_begins(request, home))

    def arrange(said: dict[str, Any], at: Any) -> Gathering:
        return actions.arrange(form.plan(home=home.stored if home else None), by=who(request), at=at)

    context = {"form": form, "home": home, "is_new": True}
    words = _("It is kept as a draft. Invite people, then announce it.")
    return answer(request, "gatherings/form.html", context, arrange, said=lambda made: _said(request, form, words))


@login_required
@asks_in
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    kind = ChangeForm if found.announced_at else GatheringForm
    form = kind(request.POST if request.method == "POST" else None, initial=begins_with(found))

    def change(said: dict[str, Any], at: Any) -> Gathering:
        how = {"ask_again": said.get("ask_again", False), "note": said.get("note", "")}
        return actions.change(found, form.plan(known=found), **how, by=who(request), at=at)

    context = {"form": form, "gathering": found}
    return answer(request, "gatherings/form.html", context, change, said=lambda made: _said(request, form, _("Saved.")))


@login_required
@require_POST
@asks_in
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    said = _("It is announced, and everyone on its list is invited.")
    return pressed(request, lambda at: actions.announce(found, by=who(request), at=at), to=found, said=said)


@login_required
@asks_in
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kept(request, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    return answer(
        request,
        "gatherings/cancel.html",
        {"form": form, "gathering": found},
        lambda said, at: actions.cancel(found, because=said["because"], by=who(request), at=at),
        said=_("It is cancelled. Everyone who had not declined is told."),
    )


def _kept(request: HttpRequest, pk: int) -> Gathering:
    return access.gathering_to_keep(request.user, viewer(request), pk)


def _begins(request: HttpRequest, home: Any) -> dict[str, Any]:
    asked = request.GET.get("zone", "")
    zone = asked if clock.is_zone(asked) else zone_of(request)
    starts = next_full_hour(zone)
    given = handed_over(request.GET.get("starts_at", ""), request.GET.get("minutes", ""), zone)
    return {
        "title": request.GET.get("title", "").replace("\x00", "")[:200],
        "kind": GatheringKind.MEETING,
        "starts": given[0] if given else starts,
        "ends": given[1] if given else starts.replace(hour=12),
        "zone": zone,
        "marking": (home.marking if home else Marking.GREEN).value,
        "remind_coming": [24],
    }


def _said(request: HttpRequest, form: GatheringForm, words: str) -> str:
    for one in form.said:
        messages.warning(request, one)
    return words
