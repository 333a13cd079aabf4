"""The register of standards, the calendar of what is open, and what no standard covers."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.certification import access
from entente.certification.choices import StandardBody, StandardState
from entente.certification.queries import standards as queries
from entente.certification.queries.standards import StandardsAsked
from entente.web.certification.standard_page import TONES
from entente.web.certification.standard_page import calendar as calendar_of


@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    asked, day = _asked(request), timezone.localdate()
    found = queries.find(asked)
    more = [(name, value) for name, value in request.GET.items() if name in ("q", "body", "state", "followed") and value]
    context = {
        "day": day,
        "asked": asked,
        "found": found,
        "rows": [(one, TONES[StandardState(one.state)]) for one in found.rows],
        "is_whole": not more and not asked.after,
        "next": f"?{urlencode([*more, ('after', found.next)])}" if found.next else "",
        "bodies": StandardBody.choices,
        "states": StandardState.choices,
        "ballots": queries.open_ballots(day)[:8],
        "keeps": access.keeps(request.user),
    }
    return render(request, "certification/standards.html", context)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    now, day = timezone.now(), timezone.localdate()
    base = request.build_absolute_uri("/").rstrip("/")
    content = calendar_of(queries.open_ballots(day), queries.planned_stages(day), base, now)
    return HttpResponse(
        content, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="standards.ics"'}
    )


def _asked(request: HttpRequest) -> StandardsAsked:
    said = request.GET
    return StandardsAsked(
        words=" ".join(said.get("q", "").split())[:200],
        body=said.get("body", ""),
        state=said.get("state", ""),
        followed=said.get("followed") == "yes",
        after=said.get("after", "").replace("\x00", "")[:100],
    )
