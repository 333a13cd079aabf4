"""A snapshot as its page shows it; drawn once for each snapshot, measure and language of a process."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entente.engine.disclosure import tables_from
from entente.industry.choices import OutcomeKind
from entente.industry.models import Snapshot
from entente.vocabulary.names import country_name
from entente.web.members.tiles import Tiles, tiles

LINES = 30  # of a table of a source, before the rest is only in the open data


@dataclass(frozen=True, slots=True)
class Measure:
    """`adds`: whether years can be summed; a stock (labels, members) is shown for its last year instead."""

    name: Promise
    unit: Promise
    method: Promise
    adds: bool
    page: str = ""  # where a country's own rows stand


MEASURES: Mapping[str, Measure] = {
    "labels": Measure(
        _("Labels"), _("labels that held"), _("On the last day of the year, or on the day of counting."), False, "industry:labels"
    ),
    "members": Measure(
        _("Members"), _("members"), _("Admitted on the last day of the year, or on the day of counting."), False, "members:directory"
    ),
    "eu_money": Measure(
        _("EU money"),
        _("euros"),
        _("EU contributions where they are stated, by the participant’s country and the year of signature, else of the start."),
        True,
    ),
    "certificates": Measure(
        _("Certificates"), _("certificates"), _("Issued in the year, by the country of the body that issued them, where it is known."), True
    ),
}
NOT_COLLECTED = (
    _("Turnover of the industry"),
    _("Exports and imports"),
    _("Jobs in the industry"),
    _("Market shares by country of origin"),
    _("Patents"),
)


@dataclass(frozen=True, slots=True)
class Lines:
    """A table by country and year; "–" is not known, never 0."""

    years: list[str]
    rows: list[tuple[str, list[str], str]]
    totals: list[str]
    total: str


def page(found: Snapshot, chosen: str) -> dict[str, Any]:
    return {"found": found, "measure": MEASURES[chosen]} | _drawn(found.pk, found.digest, chosen, get_language() or "en")


@lru_cache(maxsize=64)
def _drawn(pk: int, digest: str, chosen: str, language: str) -> dict[str, Any]:
    body = Snapshot.objects.values_list("body", flat=True).get(pk=pk)
    cells, measure = body["cells"].get(chosen, {}), MEASURES[chosen]
    years = sorted({year for row in cells.values() for year in row})
    return {
        "lines": _lines(cells, years, measure.adds, language),
        "map": _map(cells, years, measure, chosen),
        "summary": [(key, one, _sum(body["cells"].get(key, {}), one.adds, language)) for key, one in MEASURES.items()],
        "left_out": {name: grouped(Decimal(number)) for name, number in body["left_out"].items()},
        "funding": _funding(body["funding"], language),
        "outcomes": [(year, [_said(row.get(kind)) for kind in OutcomeKind.values]) for year, row in sorted(body["outcomes"].items())],
        "outcome_kinds": OutcomeKind,
        "observed": [_source(one, language) for one in body["observed"]][:6],
        "not_collected": _missing(body["observed"]),
    }


def _missing(observed: list[dict[str, Any]]) -> list[str]:
    known = {one["measure"].casefold() for one in observed}
    return [str(name) for name in NOT_COLLECTED if str(name).casefold() not in known]


def _map(cells: Mapping[str, Mapping[str, str]], years: list[str], measure: Measure, chosen: str) -> Tiles:
    counts = {country: int(_of(row, years, measure.adds)) for country, row in cells.items()}

    def address(iso2: str) -> str:
        if measure.page and iso2 in cells:
            return f"{reverse(measure.page)}?{urlencode({'country': iso2})}"
        return f"{reverse('industry:observatory')}?{urlencode({'measure': chosen})}#by-country"

    return tiles(counts, address)


def _of(row: Mapping[str, str], years: list[str], adds: bool) -> Decimal:
    if adds:
        return sum((Decimal(value) for value in row.values()), start=Decimal(0))
    return Decimal(row.get(years[-1], 0)) if years else Decimal(0)


def _sum(cells: Mapping[str, Mapping[str, str]], adds: bool, language: str) -> str:
    if not cells:
        return ""
    years = sorted({year for row in cells.values() for year in row})
    return grouped(sum((_of(row, years, adds) for row in cells.values()), start=Decimal(0)))


def _lines(cells: Mapping[str, Mapping[str, str]], years: list[str], adds: bool, language: str) -> Lines:
    named = sorted((country_name(code, language) or code, row) for code, row in cells.items())
    rows = [(name, [_cell(row.get(year)) for year in years], grouped(_of(row, years, adds))) for name, row in named]
    sums = [sum((Decimal(row.get(year, 0)) for row in cells.values()), start=Decimal(0)) for year in years]
    whole = sum(sums, start=Decimal(0)) if adds else (sums[-1] if sums else Decimal(0))
    return Lines(years, rows, [grouped(one) for one in sums], grouped(whole))


def _funding(kept: list[dict[str, Any]], language: str) -> dict[str, Any]:
    """Countries and years with their amounts; a cell that is withheld says why."""
    tables = tables_from(kept)

    def told(name: str) -> list[tuple[str, str, str]]:
        cells = tables.get((name,), {})
        found = [(key[0], cell) for key, cell in sorted(cells.items()) if cell.amount or cell.why]
        return [
            (country_name(key, language) if name == "country" else key, "" if cell.amount is None else grouped(cell.amount), _why(cell))
            for key, cell in found
        ]

    whole = tables.get((), {}).get(())
    total = grouped(whole.amount) if whole and whole.amount is not None else ""
    return {"country": told("country"), "year": told("year"), "total": total, "is_there": whole is not None}


def _why(cell: Any) -> str:
    return cell.why.sentence if cell.why else ""


def _source(one: Mapping[str, Any], language: str) -> dict[str, Any]:
    cells = one["cells"]
    years = sorted({year for row in cells.values() for year in row})[-8:]
    named = sorted((country_name(code, language) if len(code) == 2 else code, row) for code, row in cells.items())
    rows = [(name, [_cell(row.get(year)) for year in years]) for name, row in named]
    return {**one, "years": years, "rows": rows[:LINES], "more": max(0, len(rows) - LINES)}


def _cell(value: str | None) -> str:
    return grouped(Decimal(value)) if value else "–"


def _said(number: int | None) -> str:
    return "" if number is None else str(number)


def grouped(value: Decimal) -> str:
    whole = value == value.to_integral()
    return number_format(value.quantize(Decimal(1)) if whole else value.normalize(), force_grouping=True)
