"""A text as HTML of our own making: every word escaped, every paragraph with its number as an anchor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from entente.documents.text import Block, Heading, Kind, Leaf, List, Node, Span, grow, levelled, outline
from entente.documents.text.blocks import Line, words

_ADDRESS = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'])")
_LINK = '<a href="{}" rel="nofollow noopener noreferrer">{}</a>'


@dataclass(frozen=True, slots=True)
class Drawn:
    """The HTML of a text, and the headings it can be entered by: (anchor, level, words)."""

    html: SafeString
    entries: list[tuple[str, int, str]]


def drawn(blocks: Sequence[Block], keys: Sequence[int] = ()) -> Drawn:
    """`keys` are the paragraphs' numbers in their document; without them the places in this version serve as anchors."""
    anchors = [f"p{key}" for key in keys] if keys else [f"b{place}" for place in range(1, len(blocks) + 1)]
    html = format_html_join("\n", "{}", ((_node(node, anchors),) for node in grow(list(levelled(blocks)))))
    return Drawn(html, [_entry(heading, anchors) for heading in outline(blocks)])


def _entry(heading: Heading, anchors: Sequence[str]) -> tuple[str, int, str]:
    return anchors[heading.place], heading.level, heading.words


def _node(node: Node, anchors: Sequence[str]) -> SafeString:
    return _list(node, anchors) if isinstance(node, List) else _leaf(node, anchors[node.place])


def _list(node: List, anchors: Sequence[str]) -> SafeString:
    items = format_html_join(
        "",
        '<li id="{}">{}{}</li>',
        ((anchors[item.place], line(item.block.spans), _inner(item.inner, anchors)) for item in node.items),
    )
    return format_html("<ul>{}</ul>", items) if node.kind is Kind.BULLET else format_html('<ol start="{}">{}</ol>', node.start, items)


def _inner(nodes: Sequence[Node], anchors: Sequence[str]) -> SafeString:
    return format_html_join("", "{}", ((_node(node, anchors),) for node in nodes))


def _leaf(leaf: Leaf, anchor: str) -> SafeString:
    block = leaf.block
    match block.kind:
        case Kind.HEADING:
            rank = min(block.level + 1, 6)
            return format_html('<h{} id="{}">{}</h{}>', rank, anchor, line(block.spans), rank)
        case Kind.TABLE:
            return _table(block, anchor)
        case Kind.RULE:
            return format_html('<hr id="{}">', anchor)
        case Kind.VERBATIM:
            return format_html('<pre id="{}" class="scroll" tabindex="0">{}</pre>', anchor, words(block.spans))
        case Kind.QUOTE:
            return format_html('<blockquote id="{}"><p>{}</p></blockquote>', anchor, line(block.spans))
        case _:
            return format_html('<p id="{}">{}</p>', anchor, line(block.spans))


def _table(block: Block, anchor: str) -> SafeString:
    head, *rows = block.rows
    heads = format_html_join("", '<th scope="col">{}</th>', ((line(cell),) for cell in head))
    body = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in rows))
    table = format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", heads, body)
    return format_html('<div id="{}" class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', anchor, _("Table"), table)


def _cells(row: Sequence[Line]) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((line(cell),) for cell in row))


def line(spans: Line) -> SafeString:
    return format_html_join("", "{}", ((_span(span),) for span in spans))


def _span(span: Span) -> SafeString:
    html = _broken(span.text if span.link or span.verbatim else _linked(span.text))
    for tag, is_on in (("code", span.verbatim), ("em", span.italic), ("strong", span.bold)):
        html = format_html("<{}>{}</{}>", mark_safe(tag), html, mark_safe(tag)) if is_on else html  # noqa: S308 -- one of three words of our own
    return format_html(_LINK, span.link, html) if span.link else html


def _linked(text: str) -> SafeString:
    """Addresses that were typed as they are lead where they say."""
    parts = _ADDRESS.split(text)
    return format_html_join("", "{}", ((format_html(_LINK, part, part) if place % 2 else part,) for place, part in enumerate(parts)))


def _broken(text: str) -> SafeString:
    return mark_safe(str(conditional_escape(text)).replace("\n", "<br>"))  # noqa: S308 -- escaped on this line
