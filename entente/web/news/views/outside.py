"""News on its way out of the house: a feed, a list for other web sites, as a page in a frame or as JSON."""

from typing import Any

from csp.constants import NONE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_GET

from entente.engine.marking import VISITOR, keys
from entente.members.viewers import keys_of
from entente.news import queries
from entente.news.models import Article
from entente.news.queries import Asked
from entente.web.context import partnership
from entente.web.documents.asking import asks_in
from entente.web.news.asked import asked_of, number, query
from entente.web.news.feed import feed_of

FOR_ALL = keys(VISITOR)
MOST, USUAL = 50, 10
THEMES = ("light", "dark")


@require_GET
@asks_in
def feed(request: HttpRequest) -> HttpResponse:
    """Atom, for whoever asks: a reader without a session is a visitor and gets what is TLP:CLEAR."""
    asked = asked_of(request)
    rows = queries.latest(queries.listed(keys_of(request.user), asked)).prefetch_related("sectors")[:MOST]
    name = str(partnership(request))
    whole = settings.BASE_URL + reverse("news:news") + query(asked)
    own = settings.BASE_URL + reverse("news:feed") + query(asked)
    atom = feed_of(rows, title=_("News of %(name)s") % {"name": name}, author=name, address=whole, feed_address=own)
    return HttpResponse(atom, content_type="application/atom+xml; charset=utf-8")


@require_GET
def program(request: HttpRequest) -> JsonResponse:
    """For a script on any web site: what is for everyone and nothing else, whoever asks."""
    rows = _open_to_all(request).prefetch_related("sectors", "countries")
    response = JsonResponse({"news": [_told(row) for row in rows[: _limit(request)]]})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_GET
@xframe_options_exempt
def embed(request: HttpRequest) -> HttpResponse:
    """Without the house's own frame, for the frame of a web site that the installation names; what is for everyone only."""
    theme = request.GET.get("theme", "")
    context = {
        "articles": _open_to_all(request)[: _limit(request)],
        "theme": theme if theme in THEMES else "",
        "query": query(asked_of(request)),
    }
    response = render(request, "news/embed.html", context)
    response._csp_replace = {"frame-ancestors": settings.EMBED_ORIGINS or [NONE]}  # type: ignore[attr-defined]
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_GET
def site(request: HttpRequest) -> HttpResponse:
    """The lines to paste, for the list that the address asks for."""
    asked = asked_of(request)
    joined = query(asked) + ("&" if asked.query else "?")
    addresses = {
        "frame": settings.BASE_URL + reverse("news:embed") + joined + f"limit={USUAL}",
        "program": settings.BASE_URL + reverse("news:list") + joined + f"limit={USUAL}",
        "feed": settings.BASE_URL + reverse("news:feed") + query(asked),
    }
    return render(
        request, "news/site.html", {"addresses": addresses, "origins": settings.EMBED_ORIGINS, "query": query(asked), "asked": asked}
    )


def _open_to_all(request: HttpRequest) -> Any:
    asked: Asked = asked_of(request)
    return queries.latest(queries.listed(FOR_ALL, asked))


def _limit(request: HttpRequest) -> int:
    return min(max(number(request.GET.get("limit", "")) or USUAL, 1), MOST)


def _told(row: Article) -> dict[str, Any]:
    return {
        "title": row.title,
        "lead": row.lead,
        "address": settings.BASE_URL + row.get_absolute_url(),
        "language": row.language,
        "published_at": row.published_at,
        "corrected_at": row.corrected_at,
        "organisation": row.organisation.name if row.organisation else None,
        "sectors": [sector.pk for sector in row.sectors.all()],
        "countries": [country.pk for country in row.countries.all()],
    }
