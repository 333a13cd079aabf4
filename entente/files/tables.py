"""Tables that people bring, read the same way whatever they were saved as."""

from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from entente.files import delimited, grid, workbook
from entente.files.grid import PROBLEM, Line, Row, Table, UnreadableTable

__all__ = ["PROBLEM", "Row", "Table", "UnreadableTable", "read"]

_NOT_TABLES = {
    b"%PDF-": "PDF",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "GZIP",
    b"GIF8": "GIF",
}


def read(source: Path | BinaryIO) -> Table:
    """The table in a CSV or XLSX file, row by row as it is asked for. A row that does not fit its header says so under PROBLEM.

    Raises UnreadableTable here when there is no table, and while reading when the file turns out to be broken further down.
    """
    return grid.table(_lines_of_path(source) if isinstance(source, Path) else _lines(source))


def _lines_of_path(path: Path) -> Iterator[Line]:
    with path.open("rb") as file, closing(_lines(file)) as lines:
        yield from lines


def _lines(file: BinaryIO) -> Generator[Line, None, None]:
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if not start:
        raise UnreadableTable(_("The file is empty. Choose the file again."))
    if kind := next((kind for magic, kind in _NOT_TABLES.items() if start.startswith(magic)), None):
        raise UnreadableTable(_("This is a %(kind)s file, not a table. Save the table as XLSX or CSV.") % {"kind": kind})
    yield from workbook.lines(file) if start.startswith(b"PK\x03\x04") else delimited.lines(file)
