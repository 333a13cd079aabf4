"""What no standard covers: of a catalogue, of what a scheme assesses against, or of references that somebody pastes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.certification.models import Catalogue
from entente.certification.queries import standards as queries
from entente.certification.queries.bases import askable
from entente.certification.queries.holdings import Holding, read
from entente.certification.queries.standard_gaps import Met, gaps_of, tallies
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.web.certification.catalogue_page import sent
from entente.web.certification.standard_forms import GapsForm

SHOWN = 100
COLUMNS = ("catalogue", "requirement", "urn", "title", "standards")


@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    """`?of=` a catalogue or scheme as the coverage page spells it; or `?references=`, one a line."""
    day, of = timezone.localdate(), _of(request)
    form = GapsForm(request.GET if "references" in request.GET else None)
    context: dict[str, Any] = {"form": form, "of": of, "catalogues": Catalogue.objects.order_by("reference"), "levels": askable(day)}
    if of is None and not form.is_bound:
        return render(request, "certification/standard_gaps.html", context | {"tallies": tallies()})
    if of is not None:
        found = gaps_of(of.selection)
        more = {"gaps": found, "shown": found.uncovered if "whole" in request.GET else found.uncovered[:SHOWN]}
        return render(request, "certification/standard_gaps.html", context | more)
    if not form.is_valid():
        return render(request, "certification/standard_gaps.html", context, status=422)
    references = form.cleaned_data["references"]
    context |= {"asked": references, "uncovered": queries.uncovered(references), "covering": queries.covering(references)}
    return render(request, "certification/standard_gaps.html", context)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Every requirement with the standards that refer to it; none: a gap."""
    of = _of(request)
    if of is None:
        raise Http404
    rows = [_row(one) for one in gaps_of(of.selection).rows]
    if kind == "csv":
        return sent("".join(csv_lines(COLUMNS, rows)), "standards-gaps.csv", CSV_TYPE)
    if kind == "xlsx":
        return sent(xlsx(COLUMNS, rows), "standards-gaps.xlsx", XLSX_TYPE)
    raise Http404


def _of(request: HttpRequest) -> Holding | None:
    name = request.GET.get("of", "").replace("\x00", "").strip()[:300]
    return read([name], timezone.localdate()).get(name) if name else None


def _row(one: Met) -> tuple[object, ...]:
    numbers = "; ".join(standard.number for standard in one.standards)
    return (str(one.requirement.catalogue), one.requirement.label, one.requirement.urn, one.requirement.title, numbers)
