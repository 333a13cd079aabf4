"""A scenario's figures as a table: one line a year, then who gains and loses."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.market import measure_access as access

PARTS = ("acc", "cost", "het")
ENDS = ("value", "low", "high")
COLUMNS = [
    "what",
    "of",
    "on",
    *(f"{name}_{end}" for name in ("index", *PARTS) for end in ENDS),
    "closed",
    "enough",
    "before",
    "after",
    "change",
]


@require_safe
def scenario(request: HttpRequest, token: str, ending: str) -> HttpResponseBase:
    """`what`: year, or the kind of group that gains or loses; empty cells are not known or not meant."""
    found = access.scenario_to_read(token)
    rows = [[one.get(name) for name in COLUMNS] for one in _rows(found.results)]
    if ending == "csv":
        answer: HttpResponseBase = StreamingHttpResponse(csv_lines(COLUMNS, rows), content_type=CSV_TYPE)
    else:
        answer = HttpResponse(xlsx(COLUMNS, rows), content_type=XLSX_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="scenario-{found.token}.{ending}"'
    return answer


def _rows(results: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for place, year in enumerate(results["years"]):
        of = {"index": year["index"], **year["parts"]}
        figures = {f"{name}_{end}": of[name][end] for name in ("index", *PARTS) for end in ENDS}
        told = {"what": "year" if place else "baseline", "on": date.fromisoformat(year["day"])}
        yield told | figures | {"closed": year["closed"], "enough": year["enough"]}
    for what, rows in {**results["gains"], "size": results["sizes"]}.items():
        yield from ({"what": what, **row} for row in rows)
    if saved := results["saved_for_smes"]:
        yield from ({"what": "saved_for_smes", "of": end, "after": amount} for end, amount in saved.items())
