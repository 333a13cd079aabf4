"""A table as CSV or XLSX, with formula cells escaped."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpResponse

from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx


def table_response(name: str, ending: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    if ending not in {"csv", "xlsx"}:
        raise Http404
    content: Any = "".join(csv_lines(columns, rows)) if ending == "csv" else xlsx(columns, rows)
    response = HttpResponse(content, content_type=CSV_TYPE if ending == "csv" else XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
