"""Lists of certificates as files: a line each, under the columns of our template and a few more."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from entente.certification.models import Certificate
from entente.certification.queries.certificates import Line, lines, rows_of

AT_ONCE = 500
COLUMNS = (
    *("scheme", "number", "name", "holder", "holder_country", "country", "category", "level", "assurance", "protection_profiles"),
    *("issued_on", "valid_until", "status", "eal", "ava_van", "body", "laboratory", "address", "report_address", "target_address"),
    *("origin", "id"),
)


def rows(ids: Iterable[int], day: date) -> Iterator[list[Any]]:
    """In the order of the ids, a few hundred at a time; the status is that of the day."""
    wanted = list(ids)
    for start in range(0, len(wanted), AT_ONCE):
        yield from map(_row, lines(rows_of(wanted[start : start + AT_ONCE]), day))


def _row(line: Line) -> list[Any]:
    one = line.certificate
    holder = (one.holder.name, one.holder.country) if one.holder else ("", "")
    return [
        *(one.scheme.code, one.number, one.name, *holder, one.country_id or "", one.category, one.level, one.assurance),
        *("|".join(one.profiles), one.issued_on, until(one), line.state, one.package, one.ava_van),
        *(one.body, one.laboratory, one.address, one.report_address, one.target_address),
        *("fictional" if one.is_fictional else "public record", one.pk),
    ]


def until(one: Certificate) -> date | None:
    """The last day on which it is valid."""
    return one.ends_on - timedelta(days=1) if one.ends_on else None
