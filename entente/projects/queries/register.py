"""All projects as arrays, in the order of their names: built once for a version of the data, then asked many times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
from django.db.models import F

from entente.members.queries.directory.columns import Codes, Column, many, one
from entente.projects.models import Participation, Project
from entente.record.models import Entry, Mark

UNKNOWN = "none"  # the value of a filter where the source is silent
REAL, FICTIONAL = "real", "fictional"
NOT_STATED = -1
READ = (
    "name_key",
    "key",
    "pk",
    "start_on",
    "total_cost",
    "eu_contribution",
    "framework",
    "funding_scheme",
    "master",
    "sub",
    "is_fictional",
)


@dataclass(frozen=True)
class Register:
    """`ids[i]` is the project at place i of the alphabet; every column and amount (in cents) speaks of the same places."""

    ids: Codes
    keys: list[str]
    columns: Mapping[str, Column]
    starts: Codes
    total_cost: Codes
    eu_contribution: Codes

    @cached_property
    def places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def place_of_id(self) -> dict[int, int]:
        return {pk: place for place, pk in enumerate(self.ids.tolist())}

    @cached_property
    def orders(self) -> dict[str, Codes]:
        """Places in each order that can be asked for; what is not known stands last, by name."""
        names = np.arange(len(self.ids))
        return {"name": names, "newest": np.lexsort((names, -self.starts)), "largest": np.lexsort((names, -self.total_cost))}

    @cached_property
    def ranks(self) -> dict[str, Codes]:
        """The inverse: each place's position in each order."""
        return {name: np.argsort(order) for name, order in self.orders.items()}

    def places_of(self, ids: Iterable[int]) -> list[int]:
        return [self.place_of_id[pk] for pk in ids if pk in self.place_of_id]


_held: tuple[str, Register] | None = None
_reading = Lock()


def register(version: str | None = None) -> Register:
    """One query when nothing was written since, none when the version is known; otherwise the arrays are read anew."""
    global _held
    version = version_now() if version is None else version
    if _held is None or _held[0] != version:
        with _reading:
            if _held is None or _held[0] != version:
                _held = (version, load())
    return _held[1]


def version_now() -> str:
    """The digest of the last entry that tells of projects or of the organisations in them; another one after a backup was restored."""
    marks = Mark.objects.filter(room__in=("projects", "members")).values("sequence")
    return Entry.objects.filter(sequence__in=marks).order_by("-sequence").values_list("digest", flat=True).first() or ""


def load() -> Register:
    """Three queries, whatever the number of projects."""
    named = Project.objects.annotate(master=F("master_call__code"), sub=F("sub_call__code"))
    rows = sorted(named.values(*READ), key=lambda row: (row["name_key"], row["key"]))  # alike on both databases
    place = {row["pk"]: index for index, row in enumerate(rows)}
    calls = [(row["pk"], code) for row in rows for code in {row["master"], row["sub"]} if code]
    countries = Participation.objects.values_list("project_id", "organisation__country_id").distinct()
    columns: dict[str, Column] = {
        "topic": many(*_pairs(Project.topics.through.objects.values_list("project_id", "topic__code"), place), len(rows)),
        "call": many(*_pairs(calls, place), len(rows)),
        "scheme": one([row["funding_scheme"] or UNKNOWN for row in rows]),
        "framework": one([row["framework"] or UNKNOWN for row in rows]),
        "year": one([str(row["start_on"].year) if row["start_on"] else UNKNOWN for row in rows]),
        "country": many(*_pairs(countries, place), len(rows)),
        "origin": one([FICTIONAL if row["is_fictional"] else REAL for row in rows]),
    }
    starts = _numbers(row["start_on"].toordinal() if row["start_on"] else NOT_STATED for row in rows)
    amounts = [_numbers(_cents(row[name]) for row in rows) for name in ("total_cost", "eu_contribution")]
    return Register(_numbers(row["pk"] for row in rows), [row["key"] for row in rows], columns, starts, *amounts)


def _pairs(found: Iterable[Any], place: Mapping[int, int]) -> tuple[Codes, list[str]]:
    """A project written since the first question is left for the next version."""
    held = [(place[pk], code) for pk, code in found if pk in place]
    return _numbers(index for index, _code in held), [code for _index, code in held]


def _numbers(found: Iterable[int]) -> Codes:
    return np.fromiter(found, dtype=np.intp)


def _cents(amount: Decimal | None) -> int:
    return NOT_STATED if amount is None else int(amount * 100)
