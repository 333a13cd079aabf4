"""The filtered list as a file."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.members import exports
from entente.members.queries.directory import Asked
from entente.members.queries.directory.found import matches
from entente.web.members.views.directory import listing_of


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Exactly the organisations that the directory would list, in its order."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    listing = listing_of(request)
    asked: Asked = listing.asked
    lines = exports.rows(listing.roll, matches(listing.roll, asked).tolist())
    response: HttpResponseBase
    if kind == "csv":
        response = StreamingHttpResponse(csv_lines(exports.COLUMNS, lines), content_type=CSV_TYPE)
    else:
        response = HttpResponse(xlsx(exports.COLUMNS, lines), content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="members-{listing.roll.day}.{kind}"'
    return response
