"""A Word table as rows of lines, with as many cells in each; merged cells say what they say once."""

from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from entente.documents.reading.runs import Runs
from entente.documents.text import Span
from entente.documents.text.blocks import Line, Row, settled

WIDEST = 60


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of each row of this table, not of one within it."""
    own = [row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl")), None) is table and not _is_deleted(row)]
    return [list(row.iterchildren(qn("w:tc"), qn("w:sdt")))[:WIDEST] for row in own]


def table_of(rows: list[list[Any]], runs: Runs) -> tuple[Row, ...]:
    """Nothing for a table without words. That the head of a table is bold goes without saying."""
    read = [[line for cell in row for line in _cell(cell, runs)] for row in rows]
    width = max(map(len, read), default=0)
    if not any(line for row in read for line in row):
        return ()
    read[0] = [settled(replace(span, bold=False) for span in line) for line in read[0]]
    return tuple((*row, *[()] * (width - len(row))) for row in read)


def _cell(cell: Any, runs: Runs) -> list[Line]:
    """Its paragraphs in one line, and an empty cell for each further column it covers."""
    properties = cell.find(qn("w:tcPr"))
    merged, wide = (properties.find(qn(name)) if properties is not None else None for name in ("w:vMerge", "w:gridSpan"))
    goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
    lines = [] if goes_on else list(filter(None, (runs.line(paragraph) for paragraph in cell.iter(qn("w:p")))))
    joined = settled(span for place, line in enumerate(lines) for span in ((Span(" / "), *line) if place else line))
    covered = wide.get(qn("w:val"), "1") if wide is not None else "1"
    return [joined] + [()] * (min(int(covered), WIDEST) - 1 if covered.isdigit() else 0)


def _is_deleted(row: Any) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
