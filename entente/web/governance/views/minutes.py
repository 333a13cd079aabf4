"""Minutes: written while the meeting runs, filed, sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from entente.engine.marking import Marking
from entente.gatherings.choices import Presence
from entente.gatherings.models import Gathering
from entente.governance import access, actions, notes
from entente.governance.models import AgendaItem, Body
from entente.governance.queries import meetings as queries
from entente.members.viewers import keys_of
from entente.vocabulary.choices import TrafficLight
from entente.web.acting import who
from entente.web.governance import minuting
from entente.web.governance.acting import at_once
from entente.web.governance.minuting import Saved
from entente.web.governance.views.meetings import meeting_to_read
from entente.web.governance.views.points import owners_of


@login_required
def minutes(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """One form: whichever button is pressed, everything typed is saved. With a script it saves itself while one writes."""
    found, gathering = _kept(request, body, meeting)
    if request.method != "POST":
        return _shown(request, found, gathering, Saved(is_shown=True))
    items = queries.items_of(gathering, keys_of(request.user))
    by_itself = bool(request.htmx)  # type: ignore[attr-defined]
    saved = minuting.save(request.POST, found, gathering, items, by_itself=by_itself, by=who(request), at=timezone.now())
    if by_itself:
        return render(request, "governance/_minutes_saved.html", _context(request, found, gathering, saved))
    if not saved.ok:
        return _shown(request, found, gathering, saved, status=409)
    if "file" in request.POST:
        return _file(request, found, gathering)
    messages.success(request, _("Saved."))
    made = request.POST.get("make", "")
    return redirect(f"{request.path}#item-{made}" if made.isdecimal() else request.path)


@login_required
@require_POST
def send(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    gathering = _kept(request, body, meeting)[1]
    filed = queries.minutes_of(gathering, keys_of(request.user))
    if filed is None:
        raise Http404
    told: list[int] = []
    answer = at_once(
        request,
        lambda at: told.append(actions.send_minutes(filed, by=who(request), at=at)),
        _("The minutes are on their way."),
        request.path[: -len("send/")],
    )
    if told:
        messages.info(request, ngettext("%(count)s person gets them.", "%(count)s people get them.", told[0]) % {"count": told[0]})
    return answer


def _file(request: HttpRequest, found: Body, gathering: Gathering) -> HttpResponse:
    light = request.POST.get("marking", "")
    marking = Marking(light) if light in TrafficLight.values else None
    try:
        actions.file_minutes(found, gathering, marking=marking, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return _shown(request, found, gathering, Saved(refusals=[str(refusal)]), status=409)
    messages.success(request, _("The minutes are filed. Send them to the group when they are right."))
    return redirect(request.path)


def _kept(request: HttpRequest, body: str, meeting: int) -> tuple[Body, Gathering]:
    access.body_to_keep(request.user, body)
    return meeting_to_read(request, body, meeting)


def _shown(request: HttpRequest, found: Body, gathering: Gathering, saved: Saved, *, status: int = 200) -> HttpResponse:
    return render(request, "governance/minutes.html", _context(request, found, gathering, saved), status=status)


def _context(request: HttpRequest, found: Body, gathering: Gathering, saved: Saved) -> dict[str, Any]:
    """As it stands now, with what was typed and not saved in its place."""
    attendance = queries.attendance_of(gathering)
    present = [(guest.person_id, guest.person.name) for guest in attendance.present or attendance.guests]
    filed = queries.minutes_of(gathering, keys_of(request.user))
    return {
        "body": found,
        "gathering": gathering,
        "items": [_item(item, saved, request.POST) for item in queries.items_of(gathering, keys_of(request.user))],
        "attendance": attendance,
        "presences": Presence,
        "owners": present or owners_of(found),
        "points": queries.points_made(gathering),
        "filed": filed,
        "may_send": bool(filed and filed.document.current and filed.document.current.number > filed.sent_version),
        "lights": TrafficLight,
        "new_item": request.POST.get("new-item", ""),
        "saved": saved,
        "now": timezone.now(),
    }


def _item(item: AgendaItem, saved: Saved, sent: QueryDict) -> dict[str, Any]:
    """What was chosen for an action that is not made yet stays chosen. Over somebody else's words only the button that says so saves."""
    conflict = saved.conflicts.get(item.pk, "")
    return {
        "item": item,
        "notes": saved.typed.get(item.pk, item.notes),
        "after": "" if conflict else item.notes_number,
        "conflict": conflict,
        "lines": [line for line in notes.lines_of(item.notes) if not notes.decision_in(line)],
        "decisions": notes.decisions_in(item.notes),
        **{name: sent.get(f"{name}-{item.pk}", "") for name in ("line", "words", "owner", "due")},
    }
