"""The observatory is counted: figures of the house and of sources, stored as one snapshot that its page shows."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from entente import record
from entente.engine import chain
from entente.engine.disclosure import Line, Release, Structure, Unit, release_from, release_json
from entente.industry.models import FundingRelease, Observed, Snapshot
from entente.industry.queries.together import counted, funding_lines, outcomes_shown
from entente.members.queries import classes_on, parents_on
from entente.people.models import Person

TABLES = (("country",), ("year",))


@transaction.atomic
def count(*, by: Person | None = None, at: datetime) -> Snapshot:
    """Again on the same facts, it changes nothing."""
    entry = record.open()
    on = timezone.localtime(at).date()
    funding = _funding(on, at)
    found = counted(on)
    body: dict[str, Any] = {
        "cells": found.cells,
        "left_out": found.left_out,
        "first": found.first,
        "outcomes": outcomes_shown(on),
        "observed": _observed(),
        "funding": funding.tables if funding else [],
    }
    digest = chain.sha256(chain.canonical(body | {"on": on}))
    last = Snapshot.objects.order_by("-at", "-pk").first()
    if last and last.digest == digest:
        return last
    row = Snapshot.objects.create(at=at, on=on, digest=digest, body=body, funding=funding)
    entry.enter("industry.counted", row, by=by, after={"digest": digest})
    return row


def _funding(on: date, at: datetime) -> FundingRelease | None:
    """The release in force; another one where the lines have moved, guarded against all before. None while nothing was ever told."""
    lines = sorted(funding_lines(on), key=lambda one: (one.contributor, one.amount, *sorted(one.at.values())))
    earlier = list(FundingRelease.objects.order_by("at", "pk"))
    kept = release_json(Release(tuple(lines), {}))["lines"]
    digest = chain.sha256(chain.canonical(kept))
    if (earlier and earlier[-1].digest == digest) or not (earlier or lines):
        return earlier[-1] if earlier else None
    tables = _protected(lines, [release_from({"lines": one.lines, "tables": one.tables}) for one in earlier], on)
    whole = release_json(Release(tuple(lines), tables))
    return FundingRelease.objects.create(at=at, digest=digest, tables=whole["tables"], lines=whole["lines"])


def _protected(lines: list[Line], earlier: list[Release], on: date) -> Any:
    from entente.engine.disclosure.protection import protect  # scipy, which web processes do without

    parents = parents_on(on)
    units = {(str(parents.get(pk, pk)), was.country) for pk, was in classes_on(on).items()}
    units |= {(line.contributor, line.at["country"]) for line in lines}
    years = tuple(str(year) for year in range(on.year - 12, on.year))
    structure = Structure(tuple(Unit(who, {"country": country}) for who, country in sorted(units)), values={"year": years})
    return protect(lines, TABLES, structure, earlier=earlier)


def _observed() -> list[dict[str, Any]]:
    """Each measure of each source: country -> year -> value as text; "" where the source says that it is not known."""
    groups: dict[tuple[str, str, str, str], dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for one in Observed.objects.order_by("measure_key", "source", "country", "year"):
        value = "" if one.value is None else f"{one.value.normalize():f}"
        groups[one.measure, one.unit, one.source, one.source_on.isoformat()][one.country][str(one.year)] = value
    return [
        {"measure": measure, "unit": unit, "source": source, "source_on": day, "cells": cells}
        for (measure, unit, source, day), cells in groups.items()
    ]
