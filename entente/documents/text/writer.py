"""From blocks to text that reads back as the same words: how a Word file becomes a text that can be edited here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from entente.documents.text.blocks import Block, Kind, Line, Row, Span, words
from entente.documents.text.reader import read

_INLINE = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|:?[-=]+:?\s*$|~{3,}|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_RULES = re.compile(r"^([-_*])(\s*\1){2,}\s*$", re.MULTILINE)
_ITEMS = {Kind.BULLET, Kind.NUMBERED}


@dataclass(slots=True)
class _List:
    """A list that is open at some depth while its items are written."""

    marker: str
    number: int
    closing: str


def written(blocks: Iterable[Block]) -> str:
    """A text of these blocks; numbers of items begin anew where they do."""
    out: list[str] = []
    lists: list[_List] = []
    before: Block | None = None
    for block in blocks:
        begins = _entered(lists, block)
        indent = sum(len(above.marker) for above in (lists[:-1] if block.kind in _ITEMS else lists))
        marker = lists[-1].marker if block.kind in _ITEMS else ""
        out.append(_between(before, block, begins) + _indented(_content(block), marker, indent))
        before = block
    return "".join(out)


def _entered(lists: list[_List], block: Block) -> bool:
    """Opens and closes lists up to where a block stands; whether it begins one. Lists side by side differ in the sign after the number."""
    del lists[block.level if block.kind is not Kind.HEADING else 0 :]
    if block.kind not in _ITEMS:
        return False
    last = lists.pop() if len(lists) == block.level else None
    if block.kind is Kind.BULLET:
        lists.append(_List("- ", 0, ""))
        return last is None or last.closing != ""
    follows = last is not None and last.closing != "" and last.number + 1 == block.number
    closing = last.closing if last and follows else ")" if last and last.closing == "." else "."
    lists.append(_List(f"{block.number}{closing} ", block.number, closing))
    return not follows


def escaped(words: str) -> str:
    """Words as they are typed so that none of their signs means anything."""
    text = _INLINE.sub(r"\\\1", words)
    text = _RULES.sub(lambda found: f"\\{found[0]}", text)
    return _AT_START.sub(_escape_start, text).replace("|", "\\|")


def _escape_start(found: re.Match[str]) -> str:
    start = found[1]
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def _between(before: Block | None, block: Block, begins: bool) -> str:
    """Items of a list stand close where that reads as a list; what belongs to an empty item has to stand close."""
    if before is None:
        return ""
    if before.kind not in _ITEMS or (block.kind not in _ITEMS and before.spans):
        return "\n\n"
    if not before.spans and block.level >= before.level:
        return "\n"
    reads_on = block.kind is Kind.BULLET or block.number == 1 or not begins
    return "\n" if block.kind in _ITEMS and block.spans and reads_on else "\n\n"


def _indented(content: str, marker: str, indent: int) -> str:
    first, *rest = content.split("\n")
    hanging = " " * (indent + len(marker))
    return "\n".join([f"{' ' * indent}{marker}{first}".rstrip(), *(f"{hanging}{more}".rstrip() for more in rest)])


def _content(block: Block) -> str:
    match block.kind:
        case Kind.HEADING:
            return f"{'#' * block.level} {_one_line(block.spans)}"
        case Kind.QUOTE:
            return "\n".join(f"> {one}" for one in _line(block.spans).split("\n"))
        case Kind.VERBATIM:
            return _fenced(words(block.spans))
        case Kind.TABLE:
            return _table(block.rows)
        case Kind.RULE:
            return "***"
        case _:
            return _line(block.spans)


def _one_line(spans: Line) -> str:
    text = _line(spans).replace("\n", " ")
    return re.sub(r"(#+)$", r"\\\1", text)


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}" if text else f"{fence}\n{fence}"


def _table(rows: tuple[Row, ...]) -> str:
    width = max(len(row) for row in rows)
    lines = [_row(row, width) for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _row(row: Row, width: int) -> str:
    cells = [" ".join(_line(cell).split("\n")) for cell in row] + [""] * (width - len(row))
    return f"| {' | '.join(cells)} |"


def _line(spans: Line) -> str:
    """With its hands where they read back as such, else the words alone: no sign may ever be lost or added."""
    styled = "".join(map(_span, spans))
    text = words(spans)
    if all(span == Span(span.text) for span in spans) or "".join(words(block.spans) for block in read(styled)) == text:
        return styled
    return escaped(text)


def _span(span: Span) -> str:
    is_plain = "\n" not in span.text and "`" not in span.text
    text = f"`{span.text}`" if span.verbatim and is_plain else escaped(span.text)
    hand = "*" * (2 * span.bold + span.italic)
    text = f"{hand}{text}{hand}"
    return f"[{text}]({span.link})" if span.link else text
