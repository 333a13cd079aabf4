"""Tables going out: CSV in lines, XLSX as bytes; text is never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl

from entente.files.cells import safe

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A line a row, in UTF-8 with the mark by which spreadsheet programs know it; numbers with a point, dates as YYYY-MM-DD."""
    yield "\N{BYTE ORDER MARK}"
    yield _line(columns)
    yield from map(_line, rows)


def xlsx(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with numbers as numbers and days as days."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([_value(cell) for cell in columns])
    for row in rows:
        sheet.append([_value(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _line(row: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_written(cell) for cell in row])
    return out.getvalue()


def _written(cell: Any) -> str:
    value = _value(cell)
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _value(cell: Any) -> str | int | float | Decimal | date | bool | None:
    if cell is None or isinstance(cell, bool | int | float | Decimal):
        return cell
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    return cell if isinstance(cell, date) else safe(_UNPRINTABLE.sub("", str(cell)))
