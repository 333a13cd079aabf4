"""Which layout a file has, and its rows: each with its line, what it is called in the report, and how it is taken."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from entente.certification.imports.certificate_facts import CertificateFacts
from entente.files import tables
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import CannotRead

CC, EUCC, CSV, REFERENCES = LAYOUTS = ("cc", "eucc", "csv", "references")


@dataclass(frozen=True, slots=True)
class Given:
    """One row: `take` gives its facts, None where it belongs to a certificate of another row, or raises Unfit."""

    line: int
    key: str
    take: Callable[[], CertificateFacts | None]


class Register(Protocol):
    """A file that was read to its end once, so that nothing is written of one that was cut off."""

    @property
    def rows(self) -> int: ...

    @property
    def maintenances(self) -> int: ...

    def read(self) -> Iterator[Given]: ...


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]
    problem: str = ""


def rows(file: File, known: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[Row]:
    """Cells under the layout's own names of the columns, whatever case the file writes them in."""
    try:
        table = tables.read(file.path)
        own = {name.casefold(): name for name in known}
        names = {name: own[name.casefold()] for name in table.columns if name.casefold() in own}
        if missing := [name for name in needed if name not in names.values()]:
            raise CannotRead(file.name, _("the header has no column %(column)s.") % {"column": missing[0]}, line=1)
        for line, cells in table.rows:
            yield Row(line, {names[name]: cell for name, cell in cells.items() if name in names}, cells.get(tables.PROBLEM, ""))
    except tables.UnreadableTable as why:
        raise CannotRead(file.name, str(why)) from why


def layout_of(file: File) -> str:
    """By its first sign and its header."""
    with file.path.open("rb") as opened:
        start = opened.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")):
        return EUCC
    try:
        columns = {name.casefold() for name in tables.read(file.path).columns}
    except tables.UnreadableTable as why:
        raise CannotRead(file.name, str(why)) from why
    if {"manufacturer", "scheme", "certification date"} <= columns:
        return CC
    if {"cert_id", "refs"} <= columns:
        return REFERENCES
    if {"scheme", "name"} <= columns:
        return CSV
    said = _("its header is none that is known: the Common Criteria portal's, the template's, or that of a list of references.")
    raise CannotRead(file.name, said, line=1)
