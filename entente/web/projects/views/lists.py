"""Lists of projects for everyone: all of them, those under a call or a topic, all values of a filter, and the same as files."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.projects import exports
from entente.projects.models import Call, Topic
from entente.projects.queries import Asked, matches, register
from entente.web.projects.labels import FACETS
from entente.web.projects.listing import Listing, listing


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    found = listing(_asked(request))
    return _list(request, found, "projects/projects.html", {})


@require_safe
def call(request: HttpRequest, code: str) -> HttpResponse:
    of_call = get_object_or_404(Call, code=code)
    return _list(request, _under(request, "call", code), "projects/under.html", {"call": of_call, "code": of_call})


@require_safe
def topic(request: HttpRequest, code: str) -> HttpResponse:
    of_topic = get_object_or_404(Topic, code=code)
    return _list(request, _under(request, "topic", code), "projects/under.html", {"topic": of_topic, "code": of_topic})


@require_safe
def facet(request: HttpRequest, facet: str) -> HttpResponse:
    """All values of one filter, where the list shows only the most frequent."""
    if facet not in FACETS:
        raise Http404
    found = listing(_asked(request))
    others = [pair for pair in found.kept if pair[0] != facet]
    return render(request, "projects/facet.html", {"listing": found, "facet": found.facet(facet, everything=True), "others": others})


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Exactly the projects that the list would show, in its order."""
    rows = exports.rows(matches(register(), _asked(request)))
    response: HttpResponseBase
    if kind == "csv":
        response = StreamingHttpResponse(csv_lines(exports.columns(), rows), content_type=CSV_TYPE)
    elif kind == "xlsx":
        response = HttpResponse(xlsx(exports.columns(), rows), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="projects-{timezone.localdate()}.{kind}"'
    return response


def _asked(request: HttpRequest) -> Asked:
    return Asked.read(dict(request.GET.lists()))


def _under(request: HttpRequest, facet: str, code: str) -> Listing:
    asked = _asked(request)
    return listing(replace(asked, chosen={**asked.chosen, facet: (code,)}), (facet, code), request.path)


def _list(request: HttpRequest, found: Listing, template: str, more: dict[str, Any]) -> HttpResponse:
    """The whole page, or for a filter that was just changed only what follows from it."""
    partial = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    response = render(request, "projects/_results.html" if partial else template, {"listing": found, **more})
    patch_vary_headers(response, ["HX-Request"])
    if partial:
        response["HX-Push-Url"] = found.address()
    return response
