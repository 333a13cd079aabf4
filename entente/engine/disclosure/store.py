"""How a release is kept: frozen as plain JSON, and read back as it was."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from entente.engine.disclosure.nouns import Cell, Key, Line, Release, Table, Tables, Why

Json = dict[str, Any]


def tables_json(tables: Tables) -> list[Json]:
    """[{"table": ["year", "grade"], "cells": [{"key", "amount", "why", "public"}]}], sorted; this part may be shown to anybody."""
    return [
        {"table": list(table), "cells": [_cell_json(key, cells[key]) for key in sorted(cells)]} for table, cells in sorted(tables.items())
    ]


def tables_from(kept: Sequence[Mapping[str, Any]]) -> dict[Table, dict[Key, Cell]]:
    """The tables again; raises KeyError, ValueError or decimal.InvalidOperation where the text was not written by `tables_json`."""
    return {tuple(part["table"]): {tuple(cell["key"]): _cell_from(cell) for cell in part["cells"]} for part in kept}


def release_json(release: Release) -> Json:
    """{"tables", "lines"}: the lines are what nobody outside may see; the next release needs them to judge differences."""
    return {"tables": tables_json(release.tables), "lines": [_line_json(line) for line in release.lines]}


def release_from(kept: Mapping[str, Any]) -> Release:
    return Release(tuple(_line_from(line) for line in kept["lines"]), tables_from(kept["tables"]))


def amounts(tables: Tables) -> dict[str, dict[str, Decimal | None]]:
    """Published amounts by readable names ("year, grade" and "2018, A"; the grand total is "total"), for `releases.differences`."""
    return {_name(table): {_name(key): cell.amount for key, cell in cells.items()} for table, cells in tables.items()}


def _name(parts: Sequence[str]) -> str:
    return ", ".join(parts) or "total"


def _cell_json(key: Key, cell: Cell) -> Json:
    amount = None if cell.amount is None else str(cell.amount)
    return {"key": list(key), "amount": amount, "why": cell.why and cell.why.value, "public": str(cell.public)}


def _cell_from(kept: Mapping[str, Any]) -> Cell:
    amount = None if kept["amount"] is None else Decimal(kept["amount"])
    return Cell(amount, kept["why"] and Why(kept["why"]), Decimal(kept["public"]))


def _line_json(line: Line) -> Json:
    return {"contributor": line.contributor, "amount": str(line.amount), "at": dict(line.at), "is_public": line.is_public}


def _line_from(kept: Mapping[str, Any]) -> Line:
    return Line(kept["contributor"], Decimal(kept["amount"]), dict(kept["at"]), kept["is_public"])
