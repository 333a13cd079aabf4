"""How active members are in the groups; and every action that a reader may see, over all bodies."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.files.exports import CSV_TYPE, csv_lines
from entente.governance import access
from entente.governance.models import ActionPoint
from entente.governance.queries.activity import Activity, activity
from entente.governance.queries.points import open_points
from entente.members.viewers import keys_of, viewer_of
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.governance.asked import asked_day
from entente.web.governance.shown import late

YEAR = timedelta(days=365)
MOST_ACTIONS = 500


@login_required
@require_GET
def members(request: HttpRequest) -> HttpResponse:
    """Over all groups: each organisation for who keeps them or reads the record; for others one's own."""
    if not access.sees_people(request.user):
        raise Http404
    since, until = _period(request)
    sees_all = access.keeps_all(request.user) or people.may(request.user, Permission.RECORD_READ)
    found = activity(since, until, organisations=None if sees_all else viewer_of(request.user).organisations)
    return render(request, "governance/activity.html", _context(found, since, until) | {"sees_all": sees_all})


@login_required
@require_GET
def of_body(request: HttpRequest, body: str) -> HttpResponse:
    """Of one body: for who leads it and who keeps all; for others of its people their own."""
    found = access.body_to_read(body)
    if not access.sees_people(request.user, found.pk):
        raise Http404
    since, until = _period(request)
    sees_all = access.sees_inside(request.user, found.pk)
    told = activity(since, until, bodies=[found.pk], organisations=None if sees_all else viewer_of(request.user).organisations)
    return render(request, "governance/activity.html", _context(told, since, until) | {"sees_all": sees_all, "body": found})


@login_required
@require_GET
def actions(request: HttpRequest) -> HttpResponse:
    """What is open in every body, as far as the reader may see it: ?late=1, ?body=WG3."""
    found, today = _open_actions(request), timezone.localdate()
    rows = list(found[:MOST_ACTIONS])
    context = {
        "found": late(rows, today),
        "late": len([one for one in rows if one.days_late(today)]),
        "bodies": sorted({one.body.code for one in open_points(keys_of(request.user))[:MOST_ACTIONS]}),
        "only_late": request.GET.get("late") == "1",
        "chosen": request.GET.get("body", "").replace("\x00", "")[:20],
    }
    return render(request, "governance/all_actions.html", context)


@login_required
@require_GET
def export_actions(request: HttpRequest) -> HttpResponseBase:
    columns = [_("body"), _("what"), _("who"), _("until"), _("made on"), _("marking")]
    rows = ([*_said(one)] for one in _open_actions(request).iterator(chunk_size=500))
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="actions.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _open_actions(request: HttpRequest) -> Any:
    found = open_points(keys_of(request.user))
    if request.GET.get("late") == "1":
        found = found.filter(due_on__lt=timezone.localdate())
    if code := request.GET.get("body", "").replace("\x00", "")[:20]:
        found = found.filter(body__code__iexact=code)
    return found


def _said(one: ActionPoint) -> tuple[Any, ...]:
    return one.body.code, one.text, one.owner.name, one.due_on, timezone.localdate(one.made_at), one.light.label


def _period(request: HttpRequest) -> tuple[date, date]:
    """A year until today, unless other days are asked for."""
    until = asked_day(request, "until")
    since = asked_day(request, "since") if request.GET.get("since") else until - YEAR
    return (since, until) if since < until else (until - YEAR, until)


def _context(found: Activity, since: date, until: date) -> dict[str, Any]:
    return {"activity": found, "since": since, "until": until}
