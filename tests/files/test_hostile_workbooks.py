"""Workbooks made to hurt: refused in words, quickly, in little memory."""

import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from entente.files import tables, workbook
from entente.files.tables import UnreadableTable

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'

STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>'
STRINGS_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS_TYPE = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS_KIND}"/>'
PARTS = {
    "xl/worksheets/sheet1.xml": "sheet",
    "xl/sharedStrings.xml": "strings",
    "xl/theme/theme1.xml": "theme",
    "[Content_Types].xml": "types",
}
SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'


def with_parts(**texts: str) -> io.BytesIO:
    """A good workbook with some of its parts replaced, or added."""
    book = openpyxl.Workbook()
    book.active.append(["name"])
    whole = io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as old:
        parts = {PARTS.get(name, name): old.read(name).decode() for name in old.namelist()}
    parts["types"] = parts["types"].replace("</Types>", STRINGS_TYPE + "</Types>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in {**parts, **texts}.items():
            new.writestr(next((path for path, short in PARTS.items() if short == name), name), text)
    return out


def refused(file: io.BytesIO) -> str:
    with pytest.raises(UnreadableTable) as refusal:
        list(tables.read(file).rows)
    return str(refusal.value)


def test_shared_strings_are_read_where_they_are_harmless() -> None:
    file = with_parts(sheet=SHEET.format(SHARED), strings=STRINGS.format("name"))

    assert list(tables.read(file).rows) == [(2, {"name": "1"})]


def test_entities_are_not_expanded_in_shared_strings() -> None:
    assert "damaged" in refused(with_parts(sheet=SHEET.format(SHARED), strings=BOMB + STRINGS.format("&b;")))


def test_entities_are_not_expanded_in_a_sheet() -> None:
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'

    assert "damaged" in refused(with_parts(sheet=BOMB + SHEET.format(text), strings=STRINGS.format("")))


def test_a_row_a_billion_lines_down_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10_000)
    far = SHARED + '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'

    assert "more than 10000 rows" in refused(with_parts(sheet=SHEET.format(far), strings=STRINGS.format("name")))


def test_cells_far_to_the_right_take_no_memory() -> None:
    far = SHARED + "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="ZZZ{row}"><v>1</v></c></row>' for row in range(3, 500))
    file = with_parts(sheet=SHEET.format(far), strings=STRINGS.format("name"))
    tracemalloc.start()

    assert len(list(tables.read(file).rows)) == 498
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1024 * 1024)

    assert "unpacks to more than 1 MB" in refused(with_parts(theme="x" * 2_000_000, strings=STRINGS.format("")))


def test_an_opendocument_file_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")

    assert "OpenDocument" in refused(out)
