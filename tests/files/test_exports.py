"""Tables going out never run in somebody else's spreadsheet."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from entente.files.exports import csv_lines, xlsx

ROW = [
    "=1+1",
    "+32 2 123",
    "-5",
    "@home",
    "plain",
    "'=x",
    None,
    Decimal("2.50"),
    3,
    date(2018, 9, 30),
    datetime(2018, 9, 30, 12, tzinfo=UTC),
]


def test_csv_escapes_formulas_and_keeps_numbers() -> None:
    written = "".join(csv_lines(["a", "=b"], [ROW]))

    assert written == ("\N{BYTE ORDER MARK}a,'=b\r\n'=1+1,'+32 2 123,-5,'@home,plain,''=x,,2.50,3,2018-09-30,2018-09-30T12:00:00+00:00\r\n")


def test_a_workbook_holds_no_formula_and_real_numbers_and_days() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(["a"], [ROW]))).active
    assert sheet is not None

    cells = next(iter(sheet.iter_rows(min_row=2)))

    assert not any(cell.data_type == "f" for cell in cells)
    assert [cell.value for cell in cells][:6] == ["'=1+1", "'+32 2 123", "-5", "'@home", "plain", "''=x"]
    assert cells[7].value == 2.5
    assert cells[9].value == datetime(2018, 9, 30)  # noqa: DTZ001 -- a spreadsheet's day has no zone


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb"])
def test_signs_that_a_workbook_cannot_hold_are_left_out(text: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx([text], []))).active
    assert sheet is not None
    assert sheet["A1"].value == "ab"
