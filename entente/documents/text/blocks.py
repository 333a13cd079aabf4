"""What a text is made of: blocks one after the other, each small enough to be quoted, compared and commented on by itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

_SPACES = re.compile(r"[ \t\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")  # a space that must not break stays


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"
    VERBATIM = "verbatim"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line in one hand; a line break is a newline in it."""

    text: str
    bold: bool = False
    italic: bool = False
    verbatim: bool = False
    link: str = ""


Line = tuple[Span, ...]
Row = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`level`: a heading's rank, or how deep in lists a block stands; `number`: a numbered item's own. A table's first row heads it."""

    kind: Kind
    spans: Line = ()
    level: int = 0
    number: int = 0
    rows: tuple[Row, ...] = ()


def plain(block: Block) -> str:
    """The words alone: what is searched, compared and counted."""
    if block.kind is Kind.TABLE:
        return "\n".join("\t".join(words(cell) for cell in row) for row in block.rows)
    return words(block.spans)


def words(line: Iterable[Span]) -> str:
    return "".join(span.text for span in line)


def settled(spans: Iterable[Span]) -> Line:
    """The same words with single spaces, none around a line, those at the edge of a styled stretch outside it; neighbours joined."""
    parts = list(spans)
    if len(parts) == 1 and parts[0] == Span(parts[0].text):
        text = single_spaced(parts[0].text)
        return (Span(text),) if text else ()
    signs = _spaced([(sign, replace(part, text="")) for part in parts for sign in part.text])
    outside = [(sign, _hand(signs, place) if sign in " \n" else hand) for place, (sign, hand) in enumerate(signs)]
    runs = groupby(outside, key=lambda pair: pair[1])
    return tuple(replace(hand, text="".join(sign for sign, _ in run)) for hand, run in runs)


def single_spaced(text: str) -> str:
    return "\n".join(filter(None, (" ".join(_SPACES.split(line)).strip() for line in text.split("\n"))))


def _spaced(signs: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    kept: list[tuple[str, Span]] = []
    for sign, hand in signs:
        blank = "\n" if sign == "\n" else " " if _SPACES.fullmatch(sign) else ""
        if blank == "\n" and kept and kept[-1][0] == " ":
            kept.pop()
        if not blank or (kept and kept[-1][0] not in " \n"):
            kept.append((blank or sign, hand))
    while kept and kept[-1][0] in " \n":
        kept.pop()
    return kept


def _hand(signs: list[tuple[str, Span]], place: int) -> Span:
    """Of a space: that of the words around it where both sides agree, else none."""
    before, after = signs[place - 1][1], signs[place + 1][1]
    return before if before == after else Span("")
