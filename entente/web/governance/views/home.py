"""A body's home, and its people."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.files.exports import CSV_TYPE, csv_lines
from entente.governance import access
from entente.governance.choices import Joining
from entente.governance.models import Body
from entente.governance.queries import home as board
from entente.governance.queries.bodies import remits_of
from entente.governance.queries.people import asking, offered, people_before, people_coming, people_of
from entente.governance.queries.rules import powers_of
from entente.governance.references import key_of
from entente.members.viewers import keys_of, viewer_of
from entente.people.access import may as people_may
from entente.people.access import roles_of
from entente.people.choices import Permission, RoleCode
from entente.web.governance.acting import me
from entente.web.governance.asked import asked_day
from entente.web.governance.shown import lines


@require_GET
def body(request: HttpRequest, body: str) -> HttpResponse:
    """What the body is for and who leads it is for everyone; the rest is what the reader's keys open. At most ten queries."""
    found, day, now = access.body_to_read(body), timezone.localdate(), timezone.now()
    people = people_of(found, day)
    mine = people.of(me(request))
    keeps_all = access.keeps_all(request.user)
    keeps, leads = keeps_all or bool(mine and mine.keeps), keeps_all or bool(mine and mine.chairs)
    shown = board.board_of(found, keys_of(request.user), me=me(request) if mine is None else None, keeps=keeps, leads=leads, at=now)
    context = {
        "body": found,
        "home_key": key_of(found),
        "people": people,
        "mine": mine,
        "keeps": keeps,
        "leads": leads,
        "keeps_all": keeps_all,
        "keeps_votes": people_may(request.user, Permission.VOTES_KEEP),
        "is_dissolved": bool(found.dissolved_on and found.dissolved_on <= day),
        "takes_requests": _takes_requests(request, found, day) and mine is None,
        "waits": next(iter(shown[board.MINE]), None),
        "meetings": [(line, _local(line)) for line in shown[board.MEETING]],
        "rounds": shown[board.ROUND],
        "points": lines(shown[board.POINT], day),
        "deliverables": lines(shown[board.DELIVERABLE], day),
        "commenting": shown[board.COMMENTING],
        "papers": shown[board.PAPER],
        "said": shown[board.SAID],
        "due": lines(shown[board.DUE], day),
        "asking": shown[board.ASKING],
        "sees_names": mine is not None or access.sees_people(request.user),
        "powers": powers_of(found, day),
    }
    return render(request, "governance/body.html", context)


@login_required
@require_GET
def people(request: HttpRequest, body: str) -> HttpResponse:
    """For the community: who sits there on a day. Who leads the body or reads the record also sees how people came and went."""
    today, day = timezone.localdate(), asked_day(request)
    found = access.body_to_read(body)
    inside = access.sees_inside(request.user, found.pk)
    if not inside and not access.sees_people(request.user, found.pk):
        raise Http404
    leads = access.leads(request.user, found.pk)
    context = {
        "body": found,
        "people": people_of(found, day),
        "day": day,
        "is_today": day == today,
        "inside": inside,
        "leads": leads,
        "keeps_all": access.keeps_all(request.user),
        "before": people_before(found, day) if inside else [],
        "coming": people_coming(found, today) if inside and day == today else [],
        "asking": asking(found) if leads else [],
        "offered": offered(found) if leads else [],
    }
    return render(request, "governance/people.html", context)


@login_required
@require_GET
def export(request: HttpRequest, body: str) -> StreamingHttpResponse:
    """For the list server in use: who sits there today, with addresses. People's addresses are TLP:AMBER at least, and the file says so."""
    found = access.body_to_lead(request.user, body)
    columns = [_("name"), _("address"), _("organisation"), _("role"), _("from"), _("marking")]
    light = found.light.label if found.marking not in {"CLEAR", "GREEN"} else "TLP:AMBER"
    rows = (
        [one.person.name, one.person.email, one.organisation.name if one.organisation else "", one.get_role_display(), one.from_on, light]
        for one in people_of(found, timezone.localdate()).mandates
    )
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV_TYPE)
    name = f"{found.slug}-people-{light.lower().replace(':', '-').replace('+', '-')}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
def history(request: HttpRequest, body: str) -> HttpResponse:
    """What it was called and was for, and since when."""
    found = access.body_to_read(body)
    return render(request, "governance/history.html", {"body": found, "remits": remits_of(found)})


def _takes_requests(request: HttpRequest, found: Body, day: date) -> bool:
    is_over = bool(found.dissolved_on and found.dissolved_on <= day)
    is_auditor = RoleCode.AUDITOR in roles_of(request.user)
    return found.joining == Joining.ASK and not is_over and viewer_of(request.user).in_community and not is_auditor


def _local(line: board.Line) -> datetime | None:
    return line.instant.astimezone(ZoneInfo(line.facts["zone"])) if line.instant else None
