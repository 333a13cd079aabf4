"""From text to blocks, by a CommonMark parser without the rules that surprise people who only meant to type."""

from collections.abc import Iterable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from entente.documents.text.blocks import Block, Kind, Line, Row, Span, settled

# A line of dashes under a sentence is no heading, four spaces are no code, "[1]: x" does not vanish, "&amp;" stays as typed.
_SURPRISING = ["lheading", "code", "reference", "html_block", "html_inline", "entity", "image"]
_ALONE = {"table_open", "fence", "hr"}
_ITEMS = {"bullet_list_open": Kind.BULLET, "ordered_list_open": Kind.NUMBERED}
SCHEMES = ("http://", "https://", "mailto:")


def read(text: str) -> tuple[Block, ...]:
    """Every text reads: what means nothing is a paragraph of what it says."""
    return tuple(_Reader().blocks(_parser().parse(text)))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(_SURPRISING)


class _Reader:
    """Walks the parser's tokens and remembers in which list and quote it stands."""

    def __init__(self) -> None:
        self.lists: list[tuple[Kind, int]] = []  # of each open list: its kind, and the number of its next item
        self.marker: tuple[Kind, int] | None = None  # of an item whose first line is still to come
        self.quotes = 0

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "inline":
                yield from self._inline(token, tokens[place - 1])
            elif token.type in _ALONE:
                yield from self._empty_item()
                end = _end(tokens, place)
                yield self._alone(tokens[place : end + 1])
                place = end
            else:
                yield from self._entered(token)
            place += 1

    def _inline(self, token: Token, opening: Token) -> Iterator[Block]:
        spans = line(token.children or ())
        if not spans:
            return
        if opening.type == "heading_open" and not self.lists:
            yield Block(Kind.HEADING, spans, level=int(opening.tag[1]))
        elif self.marker:
            yield self._item(spans)
        else:
            yield Block(Kind.QUOTE if self.quotes and not self.lists else Kind.PARAGRAPH, spans, level=len(self.lists))

    def _alone(self, tokens: list[Token]) -> Block:
        first, level = tokens[0], len(self.lists)
        if first.type == "table_open":
            return Block(Kind.TABLE, level=level, rows=_rows(tokens))
        if first.type == "fence":
            return Block(Kind.VERBATIM, _verbatim(first.content), level=level)
        return Block(Kind.RULE, level=level)

    def _entered(self, token: Token) -> Iterator[Block]:
        if token.type in _ITEMS:
            yield from self._empty_item()
            self.lists.append((_ITEMS[token.type], int(token.attrs.get("start", 1))))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
        elif token.type == "list_item_open":
            self.marker = kind, number = self.lists[-1]
            self.lists[-1] = kind, number + 1
        elif token.type == "list_item_close":
            yield from self._empty_item()
        elif token.type in {"blockquote_open", "blockquote_close"}:
            self.quotes += token.nesting

    def _empty_item(self) -> Iterator[Block]:
        if self.marker:
            yield self._item(())

    def _item(self, spans: Line) -> Block:
        kind, number = self.marker or (Kind.BULLET, 0)
        self.marker = None
        return Block(kind, spans, level=len(self.lists), number=number if kind is Kind.NUMBERED else 0)


def _verbatim(content: str) -> Line:
    text = "\n".join(line.rstrip() for line in content.split("\n")).strip("\n")
    return (Span(text),) if text else ()


def _end(tokens: list[Token], place: int) -> int:
    """Where what begins here ends."""
    if tokens[place].type != "table_open":
        return place
    return next(at for at in range(place, len(tokens)) if tokens[at].type == "table_close")


def line(tokens: Iterable[Token]) -> Line:
    """The spans of a line."""
    spans: list[Span] = []
    bold = italic = 0
    link = ""
    for token in tokens:
        bold += token.nesting if token.tag == "strong" else 0
        italic += token.nesting if token.tag == "em" else 0
        if token.tag == "a":
            link = _safe(str(token.attrs.get("href", ""))) if token.nesting > 0 else ""
        if text := _text(token):
            spans.append(Span(text, bold > 0, italic > 0, token.type == "code_inline", link))
    return settled(spans)


def _text(token: Token) -> str:
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content


def _safe(address: str) -> str:
    """An address that a reader may be sent to; anything else is only its words."""
    return address if address.lower().startswith(SCHEMES) else ""


def _rows(tokens: list[Token]) -> tuple[Row, ...]:
    rows: list[list[Line]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(line(token.children or ()))
    return tuple(tuple(row) for row in rows)
