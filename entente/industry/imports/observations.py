"""Observations of the industry by country and year, each with the source that it is shown beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import normalised_name
from entente.industry.imports.reading import Result, Unfit, amount, taken, words
from entente.industry.models import Observed
from entente.members.models import Partnership
from entente.people.models import Person
from entente.projects.imports.examine import File
from entente.vocabulary.queries import iso_from_source

COLUMNS = ("measure", "unit", "country", "year", "value", "source", "source_on")
GROUPS = ("EU27", "EU28", "EEA", "WORLD")
FIELDS = ("measure", "unit", "value", "source_on")
QUANTUM = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Facts:
    measure: str
    unit: str
    value: Decimal | None
    source_on: date


def import_observations(file: File, *, by: Person | None, at: datetime, is_dry_run: bool = False) -> Result:
    """An empty value says that the source does not know it: not collected, never 0. Again, it changes nothing."""
    result = Result(is_dry_run=is_dry_run)
    found = taken(file, COLUMNS, _facts, "measure", result)
    with transaction.atomic():
        entry = record.open()
        moved = _moved(found, result, at)
        if moved and not is_dry_run:
            for row in moved:
                row.save()
            after = {"created": result.counts["created"], "changed": result.counts["changed"], "file": file.digest}
            subject = Partnership.objects.first() or Partnership(name="Entente")
            entry.enter("industry.observed_imported", subject, by=by, after=after)
    return result


def _moved(found: Mapping[Any, Facts], result: Result, at: datetime) -> list[Observed]:
    known = {(row.measure_key, row.country, row.year, row.source): row for row in Observed.objects.all()}
    moved = []
    for key, facts in found.items():
        row = known.get(key)
        outcome = (
            "created" if row is None else "changed" if any(getattr(row, one) != getattr(facts, one) for one in FIELDS) else "unchanged"
        )
        result.counts[outcome] += 1
        if outcome != "unchanged":
            row = row or Observed(measure_key=key[0], country=key[1], year=key[2], source=key[3])
            for one in FIELDS:
                setattr(row, one, getattr(facts, one))
            row.read_at = at
            moved.append(row)
    return moved


def _facts(cells: Mapping[str, str]) -> tuple[tuple[str, str, int, str], Facts]:
    measure, source = words("measure", cells, 160, needed=True), words("source", cells, 300, needed=True)
    said, year = cells.get("country", "").strip().upper(), cells.get("year", "").strip()
    country = said if said in GROUPS else iso_from_source(said)
    if country is None:
        raise Unfit("country", _("%(text)s is no code of a country, nor %(groups)s.") % {"text": said[:40], "groups": ", ".join(GROUPS)})
    if not (year.isascii() and year.isdigit() and 1950 <= int(year[:5]) <= 2100):
        raise Unfit("year", _("%(text)s is no year.") % {"text": year[:40] or _("nothing")})
    try:
        source_on = date.fromisoformat(cells.get("source_on", "").strip())
    except ValueError:
        raise Unfit("source_on", _("write the day on which the source was read as YYYY-MM-DD.")) from None
    value = amount("value", cells, 15, below_0=True)
    facts = Facts(measure, words("unit", cells, 40, needed=True), value.quantize(QUANTUM) if value is not None else None, source_on)
    return (normalised_name(measure)[:160], country, int(year), source), facts
