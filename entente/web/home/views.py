from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.agreement.queries.contract import current_contract
from entente.people.access import reader
from entente.record.queries import latest
from entente.record.signing import public_key
from entente.reporting.queries import headline_of, latest_release
from entente.web.agreement.charts import path_chart
from entente.web.agreement.page import year_rows
from entente.web.context import partnership
from entente.web.home.summary import members_map

NEWS = [
    "members.admitted",
    "members.suspended",
    "members.reinstated",
    "members.merged",
    "members.founded",
    "reporting.released",
]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How far is the partnership? Figures of the latest release; members on the partnership's day."""
    release, day = latest_release(), partnership(request).day
    context = {
        "release": release,
        "headline": headline_of(release) if release else None,
        "chart": path_chart(release.figures, release.contract, release.as_of) if release else None,
        "years": year_rows(release.figures, "") if release else [],
        "contract": release.contract if release else current_contract(),
        "map": members_map(day),
        "news": latest(reader(request.user), verbs=NEWS, most=6),
    }
    return render(request, "home/home.html", context)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Says "ok" only when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell about a vulnerability."""
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    said = f"Contact: mailto:{settings.SECURITY_CONTACT}\nExpires: {expires}\nPreferred-Languages: en\n"
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key (Ed25519, base64) under which this installation signs the record's head."""
    return HttpResponse(public_key() + "\n", content_type="text/plain; charset=utf-8")
