"""XLSX from strangers: the first sheet, cells as text, nothing computed, no more unpacked than fits."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import count
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

import defusedxml.ElementTree  # type: ignore[import-untyped]
import openpyxl.reader.strings
import openpyxl.worksheet._reader
from django.utils.translation import gettext as _

from entente.files.cells import plain
from entente.files.grid import MOST_COLUMNS, MOST_ROWS, Line, UnreadableTable

MOST_UNPACKED = 256 * 1024 * 1024
MOST_PARTS = 5000
BESIDE = 10  # columns to the right of the header that are looked at, to say that something stands there

for _reading in (openpyxl.reader.strings, openpyxl.worksheet._reader):  # these two read with a parser that expands entities
    _reading.iterparse = defusedxml.ElementTree.iterparse  # type: ignore[attr-defined]


def lines(file: BinaryIO) -> Iterator[Line]:
    """(row number, cells as text) of the first sheet; formulas by the value that was saved with them."""
    _refuse_what_does_not_fit(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        yield from _sheet(book.worksheets[0])
    except UnreadableTable:
        raise
    except Exception as problem:  # openpyxl raises whatever a damaged part makes it trip over
        raise UnreadableTable(
            _("This workbook is damaged. Open it in a spreadsheet program and save it again as XLSX, or as CSV.")
        ) from problem


def _refuse_what_does_not_fit(file: BinaryIO) -> None:
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as problem:
        raise UnreadableTable(_("This workbook was cut off or is damaged. Export or download it again.")) from problem
    if any(part.filename == "content.xml" for part in parts):
        raise UnreadableTable(_("This is an OpenDocument file. Save it as XLSX or CSV."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableTable(
            _("This workbook unpacks to more than %(most)s MB. Split it, or save it as CSV.") % {"most": MOST_UNPACKED // 1024**2}
        )


def _sheet(sheet: Any) -> Iterator[Line]:
    sheet.reset_dimensions()
    width = 0
    for number, values in zip(count(1), sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + BESIDE), strict=False):
        _refuse_row(number)
        if width := len(_line(values)):
            break
    for number, values in zip(count(1), sheet.iter_rows(values_only=True, max_col=width + BESIDE), strict=False):
        _refuse_row(number)
        line = _line(values)
        yield number, line + [""] * (width - len(line))


def _refuse_row(number: int) -> None:
    if number > MOST_ROWS:
        raise UnreadableTable(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})


def _line(values: tuple[Any, ...]) -> list[str]:
    """The cells up to the last that holds something."""
    line = [_text(value) for value in values]
    while line and not line[-1]:
        line.pop()
    return line


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else plain(str(value))
