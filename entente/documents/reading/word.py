"""A Word file as a text of ours: styles become headings, lists and tables; insertions count as made, deletions as gone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from entente.documents.reading.found import Found, Unread, cut
from entente.documents.reading.grid import rows_of, table_of
from entente.documents.reading.numbering import Numbering
from entente.documents.reading.runs import THROUGH, Runs, is_fallback
from entente.documents.reading.styles import Styles
from entente.documents.text import Block, Kind, Span, written
from entente.documents.text.blocks import Line, settled, words

MOST_UNPACKED = 200 * 1024 * 1024
MOST_OF_ONE_PART = 30 * 1024 * 1024


def read(file: BinaryIO) -> Found:
    try:
        if _is_too_long(file):
            return Found(unread=Unread.TOO_LONG)
        word = _Word(docx.Document(file))
        return cut(written(word.blocks()), word.runs.left_out)
    except Exception:  # python-docx raises whatever a damaged part makes it trip over
        return Found(unread=Unread.DAMAGED)


def _is_too_long(file: BinaryIO) -> bool:
    with ZipFile(file) as archive:
        sizes = [part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    file.seek(0)
    return sum(sizes) > MOST_UNPACKED or max(sizes, default=0) > MOST_OF_ONE_PART


class _Word:
    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.styles = Styles(document)
        self.numbering = Numbering(document)
        self.runs = Runs(document, self.styles)

    def blocks(self) -> list[Block]:
        found = list(self._within(self.body))
        notes = [Block(Kind.PARAGRAPH, spans) for spans in self.runs.noted()]
        return _nested([*found, Block(Kind.RULE), *notes] if notes else found)

    def _within(self, parent: Any) -> Iterator[Block]:
        for child in parent.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in THROUGH or (child.tag == qn("w:sdt") and not _is_contents(child)):
                yield from self._within(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        spans = self.runs.line(paragraph)
        if spans and not self.styles.is_contents(paragraph):
            yield self._block(paragraph, spans)
        for box in paragraph.iter(qn("w:txbxContent")):
            if not is_fallback(box):
                yield from self._within(box)

    def _block(self, paragraph: Any, spans: Line) -> Block:
        level, place = self.styles.heading(paragraph), self.numbering.place(paragraph, self.styles)
        labelled = settled((Span(f"{place.label} " if place else ""), *spans))
        if level:
            return Block(Kind.HEADING, settled(replace(span, bold=False) for span in labelled), level=level)
        if place and place.is_bullet:
            return Block(Kind.BULLET, spans, level=place.level)
        if place and place.is_simple:
            return Block(Kind.NUMBERED, spans, level=place.level, number=place.number)
        if self.styles.is_verbatim(paragraph):
            return Block(Kind.VERBATIM, (Span(words(self.runs.spans(paragraph))),))
        return Block(Kind.QUOTE if self.styles.quotes(paragraph) else Kind.PARAGRAPH, labelled)

    def _table(self, table: Any) -> Iterator[Block]:
        rows = rows_of(table)
        if max(map(len, rows), default=0) == 1:  # a frame around paragraphs
            for row in rows:
                yield from self._within(row[0])
        elif read := table_of(rows, self.runs):
            yield Block(Kind.TABLE, rows=read)


def _is_contents(block: Any) -> bool:
    """A table of contents, which is made anew from the headings."""
    return any("contents" in gallery.get(qn("w:val"), "").lower() for gallery in block.iter(qn("w:docPartGallery")))


def _nested(blocks: list[Block]) -> list[Block]:
    """Items stand at most one level below the item before them, as a text can say it."""
    depth = 0
    nested = []
    for block in blocks:
        depth = min(block.level, depth + 1) if block.kind in {Kind.BULLET, Kind.NUMBERED} else 0
        nested.append(replace(block, level=depth) if depth else block)
    return nested
