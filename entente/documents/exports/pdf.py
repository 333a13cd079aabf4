"""A text as PDF/UA-1 and PDF/A-2a: tagged, with the fonts that come with typst, dated as its version is."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from entente.documents.exports.paper import Paper
from entente.documents.text import Kind, Leaf, List, Node, Span, grow
from entente.documents.text.blocks import Line

TEMPLATE = Path(__file__).with_name("paper.typ")
PACKAGE = Path(__file__).parents[2]  # templates of other rooms draw with `nodes.typ`
MISSING = "\N{WHITE SQUARE}"
MOST_TRIES = 8
_UNSHOWN = re.compile(r'the text `"(.+)"` could not be displayed|contains the codepoint `"\\u\{([0-9a-f]+)\}"`', re.DOTALL)
# Scripts and pictures that none of the fonts has, and what is no sign at all; the rest is tried.
_WITHOUT = re.compile("[\u2e80-\ud7af\ud800-\uf8ff\ufe00-\ufe0f\ufff0-\uffff\U00010000-\U0010ffff]")
_GREEK_AND_CYRILLIC = "\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff"
_BEYOND_EUROPE = re.compile(f"[^\n\x20-\x7e\xa0-\u036f{_GREEK_AND_CYRILLIC}\u2010-\u2026\u20ac\u2122]")


def pdf(paper: Paper, template: Path = TEMPLATE, more: Mapping[str, str] | None = None) -> bytes:
    """Signs that the fonts do not have are squares, and the last page says so. `more` is what another template prints besides."""
    missing: set[str] = set()
    for _ in range(MOST_TRIES):
        try:
            return _made(paper, _Shown(_WITHOUT, frozenset(missing)), template, more or {})
        except typst.TypstError as problem:
            found = _UNSHOWN.search(str(problem))
            if found is None:
                raise
            missing.update(found[1] or chr(int(found[2], 16)))
    return _made(paper, _Shown(_BEYOND_EUROPE, frozenset(missing)), template, more or {})


def _made(paper: Paper, said: "_Shown", template: Path, more: Mapping[str, str]) -> bytes:
    values = {
        **{name: said.text(words) for name, words in more.items()},
        "title": said.text(paper.title),
        "label": str(paper.marking),
        "colour": f"#{paper.colour}",
        "facts": said.text(paper.facts),
        "language": paper.language,
        "day": [paper.at.year, paper.at.month, paper.at.day],
        "nodes": [said.node(node) for node in grow(paper.blocks)],
        "hint": "",
    }
    values["hint"] = paper.hint if said.squares else ""
    inputs = {"paper": json.dumps(values)}
    return typst.compile(template, root=PACKAGE, format="pdf", ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"])


class _Shown:
    """The text as the template reads it, with squares for what cannot be shown."""

    def __init__(self, without: re.Pattern[str], missing: frozenset[str]) -> None:
        self.without = without
        self.missing = str.maketrans(dict.fromkeys(missing, MISSING))
        self.squares = False

    def text(self, text: str) -> str:
        shown = self.without.sub(MISSING, text).translate(self.missing)
        self.squares = self.squares or shown != text
        return shown

    def node(self, node: Node) -> dict[str, Any]:
        if isinstance(node, List):
            items = [{"spans": self.line(item.block.spans), "inner": [self.node(inner) for inner in item.inner]} for item in node.items]
            return {"kind": "list" if node.kind is Kind.BULLET else "enum", "start": node.start, "items": items}
        return self._leaf(node)

    def _leaf(self, leaf: Leaf) -> dict[str, Any]:
        block = leaf.block
        rows = [[self.line(cell) for cell in row] for row in block.rows]
        return {"kind": block.kind.value, "level": block.level, "spans": self.line(block.spans), "rows": rows}

    def line(self, spans: Line) -> list[dict[str, Any]]:
        return [self._span(span) for span in spans]

    def _span(self, span: Span) -> dict[str, Any]:
        hand = {"bold": span.bold, "italic": span.italic, "verbatim": span.verbatim, "link": span.link}
        return {"text": self.text(span.text), **hand}
