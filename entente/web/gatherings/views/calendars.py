"""Calendars that programs subscribe to: the public one, a person's own, one of a home."""

from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.documents.discovery import home_of
from entente.gatherings import access, actions, feeds, queries
from entente.gatherings.models import Feed, Gathering
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.gatherings.acting import pressed
from entente.web.gatherings.asking import asks_in, keys, me, viewer

ICS = "text/calendar; charset=utf-8"


@login_required
@require_GET
def calendars(request: HttpRequest) -> HttpResponse:
    """The reader's addresses: its own gatherings, and each home that something takes place at."""
    live = {feed.home_key: feed for feed in Feed.objects.filter(person=who(request), ended_at=None)}
    homes = _homes(request)
    labels = {"": _("My gatherings"), **homes, **{key: feed.label for key, feed in live.items() if key and key not in homes}}
    rows = [{"key": key, "label": label, "address": feeds.address_of(live[key]) if key in live else ""} for key, label in labels.items()]
    public = request.build_absolute_uri(reverse("gatherings:public"))
    return render(request, "gatherings/calendars.html", {"rows": rows, "public": public})


@login_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """An address, or a new one in its place."""
    key = request.POST.get("key", "")[:80]
    label = _homes(request).get(key) if key else ""
    if label is None:
        raise Http404
    said = _("Here is the address. Whoever has it sees what you see there: give it to your own calendar only.")
    return pressed(
        request,
        lambda at: actions.make_calendar(who(request), home_key=key, label=label, by=who(request), at=at),
        to="gatherings:calendars",
        said=said,
    )


@login_required
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    key = request.POST.get("key", "")[:80]
    said = _("The address opens nothing any more.")
    ended = lambda at: actions.end_calendar(who(request), home_key=key, by=who(request), at=at)  # noqa: E731 -- said where it is used
    return pressed(request, ended, to="gatherings:calendars", said=said)


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """No session is asked for: the address is the key."""
    found = feeds.behind(secret)
    if found is None:
        raise Http404
    return _sent(request, feeds.written(found, partnership(request).name, timezone.now()), "calendar.ics")


@require_GET
def public(request: HttpRequest) -> HttpResponse:
    """What is TLP:CLEAR, for everyone."""
    response = _sent(request, feeds.public(partnership(request).name, timezone.now()), "calendar.ics")
    response["Cache-Control"] = "public, max-age=900"
    return response


@require_GET
@asks_in
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One gathering, for a calendar that does not subscribe."""
    found = access.gathering_to_read(request.user, viewer(request), pk)
    person = me(request)
    mine = queries.guest_of(found, person.pk if person else None)
    return _sent(request, feeds.alone(found, mine), f"gathering-{found.pk}.ics")


def _homes(request: HttpRequest) -> dict[str, str]:
    """Key -> label of the homes at which something takes place that the reader may see."""
    keyed: list[Gathering] = list(queries.seen(keys(request)).exclude(home_key="").order_by("-starts_at")[:300])
    found = {one.home_key: str(one.home.get("label", "")) for one in keyed}
    return {key: label for key, label in sorted(found.items(), key=lambda pair: pair[1]) if home_of(key)}


def _sent(request: HttpRequest, content: bytes, name: str) -> HttpResponse:
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    held = [one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))]
    response = HttpResponse(status=304) if tag in held else HttpResponse(content, content_type=ICS)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    if tag not in held:
        response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response
