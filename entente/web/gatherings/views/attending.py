"""Who was there: one list, a row a person, kept at one go."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from entente.gatherings import access, actions, clock, queries
from entente.gatherings.actions import CannotNote, Noted
from entente.gatherings.choices import How, Presence
from entente.gatherings.clock import NoSuchTime
from entente.gatherings.models import Gathering, Guest
from entente.people.actions import add_person
from entente.web.acting import who
from entente.web.gatherings.acting import REFUSALS, pressed
from entente.web.gatherings.asking import asks_in, viewer
from entente.web.gatherings.forms import OutsiderForm

A_PAGE = 100  # rows of three fields: below what a form may hold


@login_required
@require_http_methods(["GET", "POST"])
@asks_in
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows a page of the list, POST keeps what is on it and leads to the next."""
    found = _kept(request, pk)
    guests = list(queries.following(queries.guests_of(found), request.GET.get("after", ""))[: A_PAGE + 1])
    if request.method != "POST":
        return _shown(request, found, guests)
    try:
        noted = dict(_noted(found, guests[:A_PAGE], request.POST))
        count = actions.note_attendance(found, noted, by=who(request), at=timezone.now())
    except REFUSALS as refusal:
        return _shown(request, found, guests, sent=request.POST, status=409, refusal=refusal)
    more = f"?after={guests[A_PAGE - 1].person_id}" if len(guests) > A_PAGE else ""
    return pressed(request, lambda at: count, to=_here(found) + more, said=_said)


@login_required
@require_POST
@asks_in
def all_came(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone who has a place and of whom nothing is noted was there, in the way they said they would."""
    found = _kept(request, pk)
    silent = found.guests.accepted().filter(presence="")
    noted = {guest.person_id: Noted(Presence.ONLINE if guest.how == How.ONLINE else Presence.ROOM) for guest in silent}
    return pressed(request, lambda at: actions.note_attendance(found, noted, by=who(request), at=at), to=_here(found), said=_said)


@login_required
@require_POST
@asks_in
def walked_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who came without being on the list."""
    found, form = _kept(request, pk), OutsiderForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, list(queries.guests_of(found)[: A_PAGE + 1]), status=422, outsider=form)
    said = form.cleaned_data

    def note(at: datetime) -> int:
        person = add_person(said["name"], said["email"], by=who(request), at=at)
        return actions.note_attendance(found, {person.pk: Noted(Presence.ROOM)}, by=who(request), at=at)

    return pressed(request, note, to=_here(found), said=_said)


def _shown(
    request: HttpRequest, found: Gathering, guests: list[Guest], *, sent: QueryDict | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    said = {
        "gathering": found,
        "rows": [_row(found, guest, sent) for guest in guests[:A_PAGE]],
        "presences": [one for one in Presence if one.value not in How.values or one.value in found.ways],
        "next": guests[A_PAGE - 1].person_id if len(guests) > A_PAGE else "",
        **_counted(found),
        "has_begun": found.starts_at <= timezone.now(),
        "outsider": OutsiderForm(),
    }
    return render(request, "gatherings/attendance.html", said | more, status=status)


def _counted(found: Gathering) -> dict[str, int]:
    counts = queries.presence_of(found)
    present = counts.get(Presence.ROOM, 0) + counts.get(Presence.ONLINE, 0)
    return {
        "present": present,
        "excused": counts.get(Presence.EXCUSED, 0),
        "absent": counts.get(Presence.ABSENT, 0),
        "open": counts.get("", 0),
    }


def _row(found: Gathering, guest: Guest, sent: QueryDict | None) -> dict[str, Any]:
    """What was typed, where something was refused; else what is noted."""
    if sent is not None:
        kept = [sent.get(f"{name}-{guest.person_id}", "") for name in ("is", "came", "left")]
    else:
        kept = [guest.presence, *(_clock(found, moment) for moment in (guest.came_at, guest.left_at))]
    return {"guest": guest, "presence": kept[0], "came": kept[1], "left": kept[2]}


def _clock(found: Gathering, moment: datetime | None) -> str:
    return f"{moment.astimezone(found.tz):%H:%M}" if moment else ""


def _noted(found: Gathering, guests: list[Guest], sent: QueryDict) -> Iterator[tuple[int, Noted]]:
    """Of the rows that were on the page: others are left as they are."""
    for guest in guests:
        presence = sent.get(f"is-{guest.person_id}")
        if presence is not None:
            times = (_moment(found, sent.get(f"{name}-{guest.person_id}", "")) for name in ("came", "left"))
            yield guest.person_id, Noted(presence, *times)


def _moment(found: Gathering, typed: str) -> datetime | None:
    """A clock time of the gathering's zone, on its first day; one before it begins is of the day after."""
    if not typed.strip():
        return None
    try:
        time = parse_time(typed)
    except ValueError:
        time = None
    if time is None:
        raise CannotNote(_("Write a time of day such as 10:30."))
    typed_at = datetime.combine(found.starts.date(), time.replace(tzinfo=None))
    if found.ends.date() > found.starts.date() and time < found.starts.time():
        typed_at += timedelta(days=1)
    try:
        return clock.instant(typed_at, found.zone)
    except NoSuchTime:
        raise CannotNote(_("There is no %(clock)s that night: the clocks are put forward over it.") % {"clock": typed}) from None


def _said(count: int) -> str:
    if not count:
        return _("Nothing was different from what is noted.")
    return ngettext("Noted for %(count)s person.", "Noted for %(count)s people.", count) % {"count": count}


def _here(found: Gathering) -> str:
    return reverse("gatherings:attendance", args=[found.pk])


def _kept(request: HttpRequest, pk: int) -> Gathering:
    return access.gathering_to_keep(request.user, viewer(request), pk)
