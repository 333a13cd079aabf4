"""The cells of one row by their official names; a missing column reads as empty."""

from collections.abc import Mapping
from decimal import Decimal

from entente.projects.imports import cells as cell


class RowCells:
    def __init__(self, row: Mapping[str, str], decimal_mark: str) -> None:
        self.row, self.decimal_mark = row, decimal_mark

    def raw(self, field: str) -> str:
        return self.row.get(field, "").strip()

    def text(self, field: str, longest: int) -> str:
        return cell.line_of_text(field, self.row.get(field, ""), longest)

    def euros(self, field: str) -> Decimal | None:
        return cell.euros(field, self.raw(field), self.decimal_mark)

    def codes(self, field: str) -> tuple[str, ...]:
        parts = (cell.line_of_text(field, part, 120) for part in self.raw(field).split(";"))
        return tuple(sorted(set(filter(None, parts))))
