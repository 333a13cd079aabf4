"""Which certificates the reports of others name: one row a certificate, its references as a set of numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entente.certification.imports import certificate_cells as cell
from entente.certification.imports.certificate_layouts import Row, rows
from entente.engine.certificate_numbers import canonical
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import Unfit

COLUMNS = ("cert_id", "scheme", "refs")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
MOST = 400  # references of one report


@dataclass(frozen=True, slots=True)
class References:
    """One certificate and the numbers that its report names."""

    number: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceList:
    file: File
    rows: int

    def read(self) -> Iterator[Row]:
        yield from rows(self.file, COLUMNS, ("cert_id", "refs"))


def reference_list(file: File) -> ReferenceList:
    return ReferenceList(file, sum(1 for _row in rows(file, COLUMNS, ("cert_id", "refs"))))


def taken(row: Row) -> References:
    if row.problem:
        raise Unfit("", row.problem)
    number = cell.text("cert_id", row.cells.get("cert_id", ""), 80)
    if not canonical(number):
        raise Unfit("cert_id", _("it is empty; a row needs the number of its certificate."))
    return References(number, _numbers(row.cells.get("refs", ""), canonical(number)))


def _numbers(raw: str, own: str) -> tuple[str, ...]:
    """`{'A', 'B'}`, `set()`, or numbers between semicolons; itself and repeats are left out."""
    found = [one or other for one, other in _QUOTED.findall(raw)]
    listed = found if found or raw.strip() in {"", "set()", "{}", "[]"} else raw.split(";")
    if len(listed) > MOST:
        raise Unfit("refs", _("it names more than %(most)s certificates.") % {"most": MOST})
    plain = (cell.text("refs", one, 80) for one in listed)
    by_key = {key: number for number in plain if (key := canonical(number)) and key != own}
    return tuple(by_key.values())
