"""The meeting while it runs: what is dealt with, whether enough are there, who speaks. A script only keeps it fresh."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.gatherings.models import Gathering
from entente.governance import access, actions
from entente.governance.models import Body, Hand
from entente.governance.queries.calling import meeting_of
from entente.governance.queries.floor import floor_of, is_running, may_speak
from entente.governance.queries.meetings import items_of
from entente.governance.queries.presence import live_presence
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.governance.acting import at_once
from entente.web.governance.views.calling import kept
from entente.web.governance.views.meetings import meeting_to_read


@login_required
@require_GET
def session(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """For the people of the meeting and those who keep the body; a script asks for the middle of it every five seconds."""
    found, gathering = _attended(request, body, meeting)
    template = "governance/_session.html" if request.htmx else "governance/session.html"  # type: ignore[attr-defined]
    return render(request, template, _context(request, found, gathering))


@login_required
@require_POST
def raise_hand(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    found, gathering = _attended(request, body, meeting)
    of_order = request.POST.get("order") == "1"
    return _done(
        request,
        found,
        gathering,
        lambda at: actions.raise_hand(gathering, who(request), is_of_order=of_order, at=at),
        _("Your hand is up."),
    )


@login_required
@require_POST
def lower_hand(request: HttpRequest, body: str, meeting: int, hand: int) -> HttpResponse:
    """One's own; anybody's by who keeps the body."""
    found, gathering = _attended(request, body, meeting)
    up = _hand(gathering, hand)
    if up.person_id != who(request).pk and not access.keeps(request.user, found.pk):
        raise PermissionDenied(_("Only its person, the chairs and the secretary take a hand down."))
    return _done(request, found, gathering, lambda at: actions.lower_hand(up, at=at), _("The hand is down."))


@login_required
@require_POST
def call_on(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """Whose turn it is, or the one that is named."""
    found, gathering = kept(request, body, meeting)
    number = request.POST.get("hand", "")
    named = _hand(gathering, int(number)) if number.isdecimal() and len(number) < 18 else None
    return _done(request, found, gathering, lambda at: actions.call_on(gathering, named, at=at), _("Called."))


@login_required
@require_POST
def reach(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    found, gathering = kept(request, body, meeting)
    number = request.POST.get("item", "")
    item = next((one for one in items_of(gathering) if str(one.pk) == number), None)
    if number and item is None:
        raise Http404
    return _done(request, found, gathering, lambda at: actions.reach(found, gathering, item, by=who(request), at=at), _("Reached."))


def _attended(request: HttpRequest, body: str, meeting: int) -> tuple[Body, Gathering]:
    found, gathering = meeting_to_read(request, body, meeting)
    guest = gathering.guests.filter(person=who(request)).exists()
    if not guest and not access.keeps(request.user, found.pk):
        raise PermissionDenied(_("The room is for those who are called to the meeting."))
    return found, gathering


def _done(request: HttpRequest, found: Body, gathering: Gathering, act: Any, said: str) -> HttpResponse:
    return at_once(request, act, said, reverse("governance:session", args=[found.slug, gathering.pk]))


def _hand(gathering: Gathering, number: int) -> Hand:
    found = Hand.objects.select_related("gathering", "person").filter(gathering=gathering, pk=number, down_at=None).first()
    if found is None:
        raise Http404
    return found


def _context(request: HttpRequest, found: Body, gathering: Gathering) -> dict[str, Any]:
    now, me, known = timezone.now(), who(request).pk, meeting_of(gathering, found)
    floor, keys = floor_of(gathering, known), keys_of(request.user)
    items = items_of(gathering, keys)
    return {
        "body": found,
        "gathering": gathering,
        "meeting": known,
        "items": items,
        "item": next((one for one in items if one.pk == known.item_id), None),
        "live": live_presence(gathering, known, now),
        "floor": floor,
        "mine": floor.of(me),
        "may_speak": may_speak(gathering, me, now),
        "is_running": is_running(gathering, now),
        "is_over": gathering.ends_at <= now,
        "keeps": access.keeps(request.user, found.pk),
        "now": now,
    }
