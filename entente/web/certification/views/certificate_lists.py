"""Certificates for everyone: the list with its filters, all values of one filter, and the same as files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from entente.certification import access
from entente.certification.exports import certificates as exports
from entente.certification.queries.certificate_asked import Asked
from entente.certification.queries.certificate_found import matches
from entente.certification.queries.certificate_register import register
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.web.certification.certificate_listing import listing
from entente.web.certification.certificate_words import FACETS


@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """The whole page, or for a filter that was just changed only what follows from it."""
    found = listing(_asked(request))
    partial = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "certification/_certificate_results.html" if partial else "certification/certificates.html"
    response = render(request, template, {"listing": found, "day": found.held.day, "keeps": access.keeps(request.user)})
    patch_vary_headers(response, ["HX-Request"])
    if partial:
        response["HX-Push-Url"] = found.address()
    return response


@require_safe
def facet(request: HttpRequest, facet: str) -> HttpResponse:
    """All values of one filter, where the list shows only the most frequent."""
    if facet not in FACETS:
        raise Http404
    found = listing(_asked(request))
    others = [pair for pair in found.kept if pair[0] != facet]
    context = {"listing": found, "facet": found.facet(facet, everything=True), "others": others}
    return render(request, "certification/certificate_facet.html", context)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Exactly the certificates that the list would show, in its order."""
    day = timezone.localdate()
    rows = exports.rows(matches(register(day), _asked(request)), day)
    response: HttpResponseBase
    if kind == "csv":
        response = StreamingHttpResponse(csv_lines(exports.COLUMNS, rows), content_type=CSV_TYPE)
    elif kind == "xlsx":
        response = HttpResponse(xlsx(exports.COLUMNS, rows), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="certificates-{day}.{kind}"'
    return response


def _asked(request: HttpRequest) -> Asked:
    return Asked.read(dict(request.GET.lists()))
