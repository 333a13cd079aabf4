"""Whatever bytes come, a table is read or refused in words; what is written is read again as it was."""

import io
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.files import tables
from entente.files.cells import plain, safe
from entente.files.exports import csv_lines, xlsx
from entente.files.tables import UnreadableTable

names = st.lists(
    st.text(string.ascii_letters + "éŁß =+-@'", min_size=1, max_size=8).map(str.strip).filter(bool), min_size=1, max_size=5, unique=True
)
printable = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ;,\t\"'=+-@\n"), max_size=20).map(str.strip)
pieces = st.sampled_from(
    [b"PK\x03\x04", b'"', b";", b",", b"\n", b"\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"name;city", b"sep=;", b"\xc3", b"\x81"]
)


WHOLE = xlsx(["name", "city"], [["a", "b"], ["c", 5]])


def read_or_refused(content: bytes) -> str:
    """What the refusal says, when it was refused."""
    try:
        for line, cells in tables.read(io.BytesIO(content)).rows:
            assert line > 1
            assert all(isinstance(cell, str) for cell in cells.values())
            assert "\x00" not in "".join(cells.values())
    except UnreadableTable as refusal:
        return str(refusal)
    return "read"


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_rows_or_a_refusal(content: bytes) -> None:
    assert read_or_refused(content)


@given(st.lists(pieces | st.binary(max_size=4), max_size=30).map(b"".join))
def test_bytes_that_look_like_tables_are_rows_or_a_refusal(content: bytes) -> None:
    assert read_or_refused(content)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**16), st.binary(max_size=8))
def test_a_damaged_workbook_is_rows_or_a_refusal(place: int, patch: bytes) -> None:
    place %= len(WHOLE)

    assert read_or_refused(WHOLE[:place] + patch + WHOLE[place + len(patch) :])
    assert read_or_refused(WHOLE[:place])


def rows_of(columns: list[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(printable, min_size=len(columns), max_size=len(columns)).filter(any), max_size=3)


@settings(max_examples=50, deadline=None)
@given(st.data(), names)
def test_what_is_written_as_csv_is_read_again(data: st.DataObject, columns: list[str]) -> None:
    rows = data.draw(rows_of(columns))
    written = "".join(csv_lines(columns, rows)).encode()

    table = tables.read(io.BytesIO(written))

    assert list(table.columns) == columns
    assert [[cells[name] for name in columns] for _, cells in table.rows] == rows


@settings(max_examples=25, deadline=None)
@given(st.data(), names)
def test_what_is_written_as_a_workbook_is_read_again(data: st.DataObject, columns: list[str]) -> None:
    rows = data.draw(rows_of(columns))

    table = tables.read(io.BytesIO(xlsx(columns, rows)))

    assert list(table.columns) == columns
    assert [[cells[name] for name in columns] for _, cells in table.rows] == rows


@given(st.text())
def test_no_text_goes_out_as_a_formula(text: str) -> None:
    out = safe(text)

    assert not out.startswith(("=", "@", "\t", "\r")) or out == ""
    assert not out.startswith(("+", "-")) or out[1:].replace(".", "").replace(",", "").isdigit()


@given(st.text())
def test_reading_takes_back_what_writing_added(text: str) -> None:
    assert plain(safe(text)) == text.strip()
