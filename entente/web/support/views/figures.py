"""What the partnership supports, in figures: all of it for the office, for everyone what says nothing about one member."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.support import access
from entente.support import figures as counted
from entente.support.choices import SupportKind
from entente.support.figures import Fact, Line
from entente.vocabulary.names import country_name

COLUMNS = ["counted_by", "key", "name", "asked", "open", "answered", "declined", "withdrawn", "median_days", "in_time"]


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """?year= is the year in which they were asked."""
    if not access.oversees(request.user):
        years = counted.public(counted.facts(), timezone.localdate())
        kinds = [(kind, [shown.cells[kind] for _year, shown in years]) for kind in SupportKind]
        return render(request, "support/public.html", {"years": years, "kinds": kinds})
    year = _year(request)
    found = counted.facts(year)
    context = {"year": year, "years": counted.years(), "whole": counted.whole(found), "tables": _tables(found)}
    return render(request, "support/figures.html", context)


@login_required
@require_GET
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    access.overseer(request.user)
    if ending not in {"csv", "xlsx"}:
        raise Http404
    rows = _rows(counted.facts(_year(request)))
    if ending == "csv":
        response: HttpResponseBase = StreamingHttpResponse(csv_lines(COLUMNS, rows), content_type=CSV_TYPE)
    else:
        response = HttpResponse(xlsx(COLUMNS, rows), content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="support.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _year(request: HttpRequest) -> int | None:
    year = request.GET.get("year", "")
    return int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None


def _tables(found: list[Fact]) -> list[dict[str, Any]]:
    """Heading, what its first column is called, and (name, line) with the most asked as the length of every bar."""
    tables = [
        (_("By kind"), _("Kind"), [(str(SupportKind(line.key).label), line) for line in counted.by_kind(found)]),
        (_("By initiative"), _("Initiative"), [(label or _("None named"), line) for label, line in counted.by_initiative(found)]),
        (_("By country of the member"), _("Country"), [(country_name(line.key), line) for line in counted.by_country(found)]),
    ]
    return [
        {"heading": heading, "first": first, "rows": rows, "most": max([line.asked for _name, line in rows], default=0) or 1}
        for heading, first, rows in tables
    ]


def _rows(found: list[Fact]) -> Iterator[list[Any]]:
    yield _row("all", _("All"), counted.whole(found))
    for line in counted.by_kind(found):
        yield _row("kind", str(SupportKind(line.key).label), line)
    for label, line in counted.by_initiative(found):
        yield _row("initiative", label, line)
    for line in counted.by_country(found):
        yield _row("country", country_name(line.key), line)


def _row(counted_by: str, name: str, line: Line) -> list[Any]:
    return [counted_by, line.key, name, line.asked, line.open, line.answered, line.declined, line.withdrawn, line.median_days, line.in_time]
