"""The register of real measures from the reference file; what the office entered is never touched. Again changes nothing."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from entente import record
from entente.market.models import Measure, MeasureStep
from entente.market.shipped import rows
from entente.people.models import Person

DATES = ("due_on", "decided_on", "in_force_on", "checked_on")


@transaction.atomic
def load_measures(*, by: Person | None, at: datetime) -> dict[str, int]:
    entry = record.open()
    counted = {"created": 0, "changed": 0, "unchanged": 0}
    for row in rows("measures"):
        counted[_loaded(row, at)] += 1
    if counted["created"] or counted["changed"]:
        entry.enter("market.measures_loaded", Measure.objects.filter(is_shipped=True).earliest("pk"), by=by, after={"measures": counted})
    return counted


def _loaded(row: Any, at: datetime) -> str:
    facts = {name: value or None if name in DATES else value for name, value in row.items() if name != "slug"}
    facts |= {name: date.fromisoformat(value) for name, value in facts.items() if name in DATES and value}
    known = Measure.objects.filter(slug=row["slug"]).first()
    if known is None:
        measure = Measure.objects.create(slug=row["slug"], is_candidate=False, is_shipped=True, **facts)
        MeasureStep.objects.create(measure=measure, stage=measure.stage, reference=measure.legal_reference, on=measure.checked_on, at=at)
        return "created"
    if not known.is_shipped or all(getattr(known, name) == value for name, value in facts.items()):
        return "unchanged"
    Measure.objects.filter(pk=known.pk).update(**facts)
    return "changed"
