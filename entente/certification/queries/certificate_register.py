"""All certificates as arrays, in the order of their names: built once for a version of the data and a day, then asked many times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from threading import Lock
from typing import Any

import numpy as np
from django.db import connection

from entente.certification.finding import CERTIFICATE
from entente.certification.models import Certificate, CertificateStatus, Holder, Scheme
from entente.engine.postings import Postings
from entente.members.queries.directory.columns import Codes, Column, Tally, many, one
from entente.record.models import Entry, Mark
from entente.search.models import Document

UNKNOWN = "none"  # the value of a filter where the source is silent
REAL, FICTIONAL = "real", "fictional"
NOT_STATED = -1
READ = (
    "name_key",
    "pk",
    "scheme_id",
    "country_id",
    "category",
    "level",
    "eal",
    "is_augmented",
    "issued_on",
    "ends_on",
    "holder_id",
    "is_fictional",
)
BROUGHT, SAID = "registers", ("certificates", "schemes")  # verbs of imports, and of what people say of certificates since


@dataclass(frozen=True)
class Brought:
    """What imports bring, read anew only after one. `ids[i]` is the certificate at place i of the alphabet."""

    ids: Codes
    columns: Mapping[str, Column]
    issued: Codes
    ends: Codes
    words: Postings

    @cached_property
    def place_of_id(self) -> dict[int, int]:
        return {pk: place for place, pk in enumerate(self.ids.tolist())}


@dataclass(frozen=True)
class Register:
    """The same with where each certificate stands on a day; every column speaks of the same places."""

    day: date
    brought: Brought
    columns: Mapping[str, Column]
    schemes: Mapping[str, str]
    holders: Mapping[str, str]

    @property
    def ids(self) -> Codes:
        return self.brought.ids

    @property
    def ends(self) -> Codes:
        return self.brought.ends

    @property
    def words(self) -> Postings:
        return self.brought.words

    @property
    def place_of_id(self) -> dict[int, int]:
        return self.brought.place_of_id

    @cached_property
    def orders(self) -> dict[str, Codes]:
        """Places in each order that can be asked for; what is not known, and what has ended, stands last."""
        names = np.arange(len(self.ids))
        today = self.day.toordinal()
        far = np.where(self.ends > today, self.ends, np.iinfo(np.intp).max)
        return {"name": names, "newest": np.lexsort((names, -self.brought.issued)), "ending": np.lexsort((names, far))}

    @cached_property
    def ranks(self) -> dict[str, Codes]:
        """The inverse: each place's position in each order."""
        return {name: np.argsort(order) for name, order in self.orders.items()}

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """How many there are beside each value of each column, of all."""
        every = np.ones(len(self.ids), dtype=np.bool_)
        return {facet: column.tally(every) for facet, column in self.columns.items()}

    def places_of(self, ids: Iterable[int]) -> list[int]:
        return [self.place_of_id[pk] for pk in ids if pk in self.place_of_id]


_held: tuple[tuple[str, date], Register] | None = None
_brought: tuple[str, Brought] | None = None
_reading = Lock()


def register(day: date, version: str | None = None) -> Register:
    """One query when nothing was written since, none when the version is known; otherwise what has moved is read anew."""
    global _held
    asked = (version_now() if version is None else version, day)
    if _held is None or _held[0] != asked:
        with _reading:
            if _held is None or _held[0] != asked:
                _held = (asked, load(day))
    return _held[1]


def version_now(*rooms: str) -> str:
    """The digest of the last entry that tells of certificates or schemes; another one after a backup was restored."""
    with connection.cursor() as cursor:
        cursor.execute(*_asking(connection.vendor, rooms or (BROUGHT, *SAID)))
        found = cursor.fetchone()
    return str(found[0]) if found else ""


@cache
def _asking(vendor: str, rooms: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """Put into words once: every page asks it, and to ask takes a fifth of the time of putting it into words."""
    marks = Mark.objects.filter(room__in=rooms).values("sequence")
    sql, values = Entry.objects.filter(sequence__in=marks).order_by("-sequence").values_list("digest")[:1].query.sql_with_params()
    return sql, values


def load(day: date) -> Register:
    """Four queries, and three more after an import; whatever the number of certificates."""
    global _brought
    version = version_now(BROUGHT)
    if _brought is None or _brought[0] != version:
        _brought = (version, load_brought())
    brought = _brought[1]
    states = dict(CertificateStatus.objects.known().on(day).values_list("certificate_id", "state"))
    status = one([states.get(pk, UNKNOWN) for pk in brought.ids.tolist()])
    return Register(
        day=day,
        brought=brought,
        columns={"status": status, **brought.columns},
        schemes=dict(Scheme.objects.values_list("code", "name")),
        holders={str(pk): name for pk, name in Holder.objects.values_list("pk", "name")},
    )


def load_brought() -> Brought:
    rows = sorted(Certificate.objects.values_list(*READ))  # alike on both databases
    place = {row[1]: index for index, row in enumerate(rows)}
    schemes = dict(Scheme.objects.values_list("pk", "code"))
    levels = [(place[row[1]], value) for row in rows for value in _levels(row)]
    columns: dict[str, Column] = {
        "scheme": one([schemes[row[2]] for row in rows]),
        "country": one([row[3] or UNKNOWN for row in rows]),
        "category": one([row[4] or UNKNOWN for row in rows]),
        "level": many(_numbers(pair[0] for pair in levels), [pair[1] for pair in levels], len(rows)),
        "year": one([str(row[8].year) if row[8] else UNKNOWN for row in rows]),
        "holder": one([str(row[10]) if row[10] else UNKNOWN for row in rows]),
        "origin": one([FICTIONAL if row[11] else REAL for row in rows]),
    }
    folded = dict(Document.objects.filter(noun=CERTIFICATE).values_list("object_id", "folded"))
    return Brought(
        ids=_numbers(row[1] for row in rows),
        columns=columns,
        issued=_numbers(row[8].toordinal() if row[8] else NOT_STATED for row in rows),
        ends=_numbers(row[9].toordinal() if row[9] else NOT_STATED for row in rows),
        words=Postings(folded.get(row[1], "") for row in rows),
    )


def _levels(row: tuple[Any, ...]) -> list[str]:
    """The scheme's own level and the package, where they are stated."""
    package = f"EAL{row[6]}{'+' if row[7] else ''}" if row[6] else ""
    return list(dict.fromkeys(filter(None, (row[5], package)))) or [UNKNOWN]


def _numbers(found: Iterable[int]) -> Codes:
    return np.fromiter(found, dtype=np.intp)
