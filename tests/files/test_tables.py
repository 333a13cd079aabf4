"""Tables from anywhere are read alike."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from entente.files import grid, tables
from entente.files.tables import PROBLEM, Row, UnreadableTable

TEXT = "Name;Stadt\r\nTélécom Łódź;Genève\r\nStraße;Zürich\r\n"
ROWS = [(2, {"Name": "Télécom Łódź", "Stadt": "Genève"}), (3, {"Name": "Straße", "Stadt": "Zürich"})]


def rows(content: bytes | str) -> list[Row]:
    return list(tables.read(io.BytesIO(content.encode() if isinstance(content, str) else content)).rows)


def workbook(*lines: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_encoding_is_read(encoding: str) -> None:
    assert rows(TEXT.encode(encoding)) == ROWS


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_encodings_are_read(encoding: str) -> None:
    assert rows(TEXT.replace("Ł", "L").replace("ź", "z").encode(encoding))[0][1]["Stadt"] == "Genève"


def test_windows_quotes_and_euro_signs_survive() -> None:
    assert rows("a;b\n“€”;–\n".encode("cp1252")) == [(2, {"a": "“€”", "b": "–"})]


def test_latin_1_is_the_last_resort() -> None:
    assert rows(b"a;b\n\x81\xe9;x\n") == [(2, {"a": "\x81é", "b": "x"})]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_headers(delimiter: str) -> None:
    other = ";" if delimiter == "," else ","

    assert rows(f'a{delimiter}b{delimiter}c\n1{other}5{delimiter}"x{delimiter}y"{delimiter}3\n') == [
        (2, {"a": f"1{other}5", "b": f"x{delimiter}y", "c": "3"})
    ]


def test_delimiters_inside_quoted_names_do_not_count() -> None:
    assert rows('"a, b, c, d";e\n1;2\n') == [(2, {"a, b, c, d": "1", "e": "2"})]


def test_a_line_that_names_the_separator_is_obeyed() -> None:
    assert rows("sep=|\na;b|c\n1|2\n") == [(3, {"a;b": "1", "c": "2"})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quoted_text_over_several_lines_keeps_the_line_it_begins_on(end: str) -> None:
    read = rows(end.join(["a;b", '1;"first', 'second ""quoted"""', "3;4", ""]))

    assert [(line, cells["a"]) for line, cells in read] == [(2, "1"), (4, "3")]
    assert read[0][1]["b"].splitlines() == ["first", 'second "quoted"']


def test_empty_lines_and_spaces_around_cells_are_left_out() -> None:
    assert rows("\n a ; b \n\n 1 ; 2 \n;;\n  \n3;4\n") == [(4, {"a": "1", "b": "2"}), (7, {"a": "3", "b": "4"})]


def test_a_column_without_a_name_is_left_out() -> None:
    assert rows("a;;b\n1;2;3\n") == [(2, {"a": "1", "b": "3"})]


@pytest.mark.parametrize(("line", "cells"), [("1", {"a": "1", "b": ""}), ("1;2;3", {"a": "1", "b": "2"})])
def test_a_row_that_does_not_fit_says_so_and_the_others_are_read(line: str, cells: dict[str, str]) -> None:
    (_, first), second = rows(f"a;b\n{line}\n5;6\n")

    assert {name: first[name] for name in cells} == cells
    assert f"{len(line.split(';'))} cells where the header has 2" in first[PROBLEM]
    assert second == (3, {"a": "5", "b": "6"})


def test_empty_cells_beyond_the_header_are_no_problem() -> None:
    assert rows("a;b\n1;2;;\n") == [(2, {"a": "1", "b": "2"})]


@pytest.mark.parametrize("content", ['a;b\n1;2\n3;"and then', "a;b\n1;2\n3"], ids=["in a quote", "in a row"])
def test_a_file_that_was_cut_off_is_refused_with_its_line(content: str) -> None:
    reading = tables.read(io.BytesIO(content.encode())).rows
    assert next(reading) == (2, {"a": "1", "b": "2"})

    with pytest.raises(UnreadableTable, match="begins on line 3: it was cut off"):
        next(reading)


def test_a_whole_last_row_needs_no_end_of_line() -> None:
    assert rows("a;b\n1;2") == [(2, {"a": "1", "b": "2"})]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n  \n", "no table"),
        (b"\xef\xbb\xbf", "no table"),
        (b"a;b;a\n", "Line 1 names the column “a” twice"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a XLS file"),
        (b"PK\x03\x04 cut", "cut off or is damaged"),
        (b"\xff\xfea\x00;\x00b", "not text|no table|cut off"),
        (b"a;b\n" + b'"' + b"x" * 200_000 + b'";1\n', "Line 2 holds a cell that is too long"),
        (b";".join([b"c%d" % number for number in range(600)]), "more than 500 columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTable, match=reason):
        rows(content)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 3)

    with pytest.raises(UnreadableTable, match="more than 3 rows"):
        rows("a\n1\n2\n3\n4\n")


def test_rows_are_read_only_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text("a;b\n" + "1;2\n" * 200_000 + '3;"')

    table = tables.read(path)

    assert table.columns == ("a", "b")
    assert next(table.rows) == (2, {"a": "1", "b": "2"})


def test_control_signs_are_left_out() -> None:
    assert rows("a;b\nx\x00y\x1b;2\n") == [(2, {"a": "xy", "b": "2"})]


def test_a_workbook_is_read_as_text() -> None:
    content = workbook(
        ["a", "b", "c", "d", "e"],
        [" x ", 5, 2.5, date(2018, 9, 30), True],
        [None] * 5,
        ["y", 5.0, None, datetime(2018, 9, 30, 14, 5), 1e20],  # noqa: DTZ001 -- a spreadsheet's instants have no zone
    )

    assert rows(content) == [
        (2, {"a": "x", "b": "5", "c": "2.5", "d": "2018-09-30", "e": "true"}),
        (4, {"a": "y", "b": "5", "c": "", "d": "2018-09-30T14:05:00", "e": "1e+20"}),
    ]


def test_a_formula_is_never_computed() -> None:
    assert rows(workbook(["a", "b"], ["x", '=HYPERLINK("http://example.org")'])) == [(2, {"a": "x", "b": ""})]


def test_a_workbooks_header_may_stand_further_down() -> None:
    assert rows(workbook([], [], ["a", "b"], [1, 2])) == [(4, {"a": "1", "b": "2"})]


def test_a_cell_beside_a_workbooks_header_is_a_problem_of_its_row() -> None:
    assert "3 cells where the header has 2" in rows(workbook(["a", "b"], [1, 2, 3]))[0][1][PROBLEM]


def test_a_workbook_that_was_cut_off_is_refused() -> None:
    with pytest.raises(UnreadableTable, match="cut off or is damaged"):
        rows(workbook(["a"], [1])[:-200])
