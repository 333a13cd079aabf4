"""CSV from anywhere: any common encoding and delimiter, quoted text over several lines, and a clear word when the file was cut off."""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from entente.files.cells import plain
from entente.files.encoding import encoding_of
from entente.files.grid import Line, UnreadableTable

_DELIMITERS = ";,\t|"
_ONE_COLUMN = "\x1f"  # occurs nowhere: control signs are taken out
_END, _END_OF_LINE_MISSING = "\x04\x04", "\x04\x05"  # a last line of our own: it stands alone unless a quote is still open
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def lines(file: BinaryIO) -> Iterator[Line]:
    """(line number on which the row begins, its cells), without the spaces around them."""
    text = io.TextIOWrapper(file, encoding=encoding_of(file), newline="")
    try:
        yield from _whole(_records(text))
    except UnicodeError:
        raise UnreadableTable(_("The file is not text that can be read. Save it as CSV in UTF-8, or as XLSX.")) from None
    finally:
        text.detach()


def _records(text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    """Every record as the csv module reads it, and ours at the end."""
    start = text.read(65536)
    text.seek(0)
    separator = _SEPARATOR_LINE.fullmatch(start.partition("\n")[0])
    skipped = len([text.readline()]) if separator else 0
    reader = csv.reader(_ended(text), delimiter=separator[1] if separator else _delimiter(start))
    begins = skipped + 1
    try:
        for cells in reader:
            yield begins, cells
            begins = skipped + reader.line_num + 1
    except csv.Error:
        said = _("Line %(line)s holds a cell that is too long to be one. Is a closing quote missing there?") % {"line": begins}
        raise UnreadableTable(said) from None


def _ended(text: io.TextIOWrapper) -> Iterator[str]:
    line = "\n"
    for line in text:
        yield _CONTROLS.sub("", line) if _CONTROLS.search(line) else line
    yield _END if line.endswith(("\n", "\r")) else _END_OF_LINE_MISSING


def _whole(records: Iterator[tuple[int, list[str]]]) -> Iterator[Line]:
    """The records before ours; refused when the file stops inside a quoted cell, or in a last line that is shorter than the first."""
    (line, held), width = next(records), 0
    for following, cells in records:
        width = width or len(held)
        if cells == [_END_OF_LINE_MISSING] and len(held) < width:
            raise UnreadableTable(_cut_off(line))
        yield line, [plain(cell) for cell in held]
        line, held = following, cells
    if held not in ([_END], [_END_OF_LINE_MISSING]):
        raise UnreadableTable(_cut_off(line))


def _cut_off(line: int) -> str:
    said = _("The file ends in the middle of the row that begins on line %(line)s: it was cut off. Export or download it again.")
    return said % {"line": line}


def _delimiter(start: str) -> str:
    """What separates the names in the header, quoted names apart."""
    header = re.sub(r'"[^"]*"', "", start).lstrip("\r\n ").partition("\n")[0]
    return max(_DELIMITERS, key=header.count) if any(sign in header for sign in _DELIMITERS) else _ONE_COLUMN
