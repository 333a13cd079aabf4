"""Raw lines of cells under a header: what every kind of table comes down to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
PROBLEM = ""  # under this name a row carries the sentence that says why it does not fit its header

Line = tuple[int, Sequence[str]]
Row = tuple[int, dict[str, str]]


class UnreadableTable(Exception):
    """The file as a whole cannot be read as a table; the sentence says where and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns as the header names them; rows as (line number, cells by column), read once and only as fast as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def table(lines: Iterator[Line]) -> Table:
    filled = ((number, cells) for number, cells in lines if any(cells))
    number, header = next(filled, (0, ()))
    if not header:
        raise UnreadableTable(_("The file holds no table: its first line must name the columns."))
    return Table(_columns(number, header), _rows(filled, header))


def _columns(number: int, header: Sequence[str]) -> tuple[str, ...]:
    named = [name for name in header if name]
    twice = next((name for name in named if named.count(name) > 1), None) if len(named) <= MOST_COLUMNS else None
    if len(named) > MOST_COLUMNS:
        raise UnreadableTable(_("The header has more than %(most)s columns. Is this the right file?") % {"most": MOST_COLUMNS})
    if twice:
        said = {"line": number, "name": twice}
        raise UnreadableTable(_("Line %(line)s names the column “%(name)s” twice. Give every column a name of its own.") % said)
    return tuple(named)


def _rows(lines: Iterator[Line], header: Sequence[str]) -> Iterator[Row]:
    named = [(place, name) for place, name in enumerate(header) if name]
    for count, (number, cells) in enumerate(lines, start=1):
        if count > MOST_ROWS:
            raise UnreadableTable(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
        yield number, _row(named, cells, len(header))


def _row(named: list[tuple[int, str]], cells: Sequence[str], width: int) -> dict[str, str]:
    if len(cells) == width:
        return {name: cells[place] for place, name in named}
    row = {name: cells[place] if place < len(cells) else "" for place, name in named}
    if len(cells) < width or any(cells[width:]):
        row[PROBLEM] = _("The row has %(cells)s cells where the header has %(width)s.") % {"cells": len(cells), "width": width}
    return row
