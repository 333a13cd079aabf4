"""Lists of documents: on a page, as a table to take away, as a feed; all of the same ones, which the reader may see."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.documents import discovery, queries
from entente.documents.models import Document
from entente.files.exports import CSV_TYPE, csv_lines
from entente.people import access as people
from entente.people.choices import Permission
from entente.vocabulary.choices import TrafficLight
from entente.web.context import partnership
from entente.web.documents.asking import asks_in, keys

A_PAGE = 25
MOST_EXPORTED = 10_000
LIBRARY = "documents.library:1"


class Feed(Atom1Feed):
    """An empty feed changed never, not just now."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)


@require_GET
@asks_in
def documents(request: HttpRequest) -> HttpResponse:
    """The latest first; `after` is the last document of the page before."""
    asked = _asked(request)
    found = _found(request, asked)
    after = request.GET.get("after", "")[:12]
    rows = list(queries.following(found, after)[: A_PAGE + 1])
    context = {
        **asked,
        "documents": rows[:A_PAGE],
        "count": found.count(),
        "next": rows[A_PAGE - 1].reference if len(rows) > A_PAGE else "",
        "after": after,
        "lights": TrafficLight,
        "home_label": _home_label(asked["home_key"], rows),
        "files_here": discovery.may_file(request.user, asked["home_key"] or LIBRARY),
        "keeps": people.may(request.user, Permission.DOCUMENTS_KEEP),
    }
    return render(request, "documents/documents.html", context)


@require_GET
def export(request: HttpRequest) -> StreamingHttpResponse:
    """What the list shows, whole."""
    columns = ["reference", "title", "marking", "home", "kind", "version", "changed", "by", "address"]
    rows = _found(request, _asked(request)).order_by("-changed_at", "-pk")[:MOST_EXPORTED]
    response = StreamingHttpResponse(csv_lines(columns, map(_row, rows)), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="documents.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """Atom, for whoever asks: a reader without a session is a visitor and gets what is TLP:CLEAR."""
    address = settings.BASE_URL + reverse("documents:documents")
    atom = Feed(_("Documents of %(name)s") % {"name": partnership(request)}, address, "", feed_url=settings.BASE_URL + request.path)
    for document in _found(request, _asked(request)).order_by("-changed_at", "-pk")[:50]:
        link = settings.BASE_URL + reverse("documents:document", args=[document.reference])
        said = f"{document.light.label} · {document.home.get('label', '')}"
        atom.add_item(document.title, link, said, unique_id=link, pubdate=document.filed_at, updateddate=document.changed_at)
    response = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    return response


@login_required
@require_GET
def running_out(request: HttpRequest) -> HttpResponse:
    """For the office: what has run out and what soon will."""
    people.require(request.user, Permission.DOCUMENTS_KEEP)
    day = timezone.localdate()
    ending = queries.running_out(day, keys(request))
    over = [document for document in ending if document.keep_until and document.keep_until < day]
    soon = [document for document in ending if document not in over]
    lists = [(over, _("Has run out")), (soon, _("Runs out soon"))]
    return render(request, "documents/running_out.html", {"over": over, "soon": soon, "lists": lists})


def _home_label(home_key: str, rows: list[Document]) -> str:
    """As a document says that the reader may see: what other homes are called is not told here."""
    return str(rows[0].home.get("label", "")) if home_key and rows else ""


def _asked(request: HttpRequest) -> dict[str, str]:
    light = request.GET.get("marking", "")
    return {
        "words": request.GET.get("q", "").replace("\x00", "")[:200],
        "light": light if light in TrafficLight.values else "",
        "home_key": request.GET.get("home", "").replace("\x00", "")[:80],
    }


def _found(request: HttpRequest, asked: dict[str, str]) -> QuerySet[Document]:
    return queries.listed(keys(request), **asked)


def _row(document: Document) -> list[Any]:
    version = document.current
    address = settings.BASE_URL + reverse("documents:document", args=[document.reference])
    told = [version.kind, version.number, timezone.localtime(version.at).date(), version.by] if version else ["", None, None, ""]
    return [document.reference, document.title, document.light.label, document.home.get("label", ""), *told, address]
