"""What a Word file's styles say of a paragraph or a run: its own formatting, else its style's, else that of the style below."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_OFF = {"0", "false", "off", "none"}
_HANDS = {"strong": ("w:b",), "emphasis": ("w:i",), "intense emphasis": ("w:b", "w:i")}


class Styles:
    def __init__(self, document: Any) -> None:
        self.by_id = {style.get(qn("w:styleId")): style for style in document.styles.element.iterchildren(qn("w:style"))}

    def heading(self, paragraph: Any) -> int:
        """1 to 6; 0 for what is none. Word names its own styles in English in the file, whatever its language."""
        for style in self.chain(paragraph):
            name = _name(style)
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return min(max(int(name[8:]), 1), 6)
        outline = self.said(paragraph, "w:outlineLvl")
        level = int(outline) + 1 if outline.isdigit() else 10
        return level if level <= 6 else 0

    def is_contents(self, paragraph: Any) -> bool:
        return any(_name(style).startswith("toc ") for style in self.chain(paragraph))

    def quotes(self, paragraph: Any) -> bool:
        return any("quote" in _name(style) for style in self.chain(paragraph))

    def is_verbatim(self, paragraph: Any) -> bool:
        return any(_name(style) in {"macro", "html preformatted"} for style in self.chain(paragraph))

    def said(self, paragraph: Any, name: str) -> str:
        """A value of the paragraph's properties."""
        for properties in self.properties(paragraph):
            if (found := properties.find(qn(name))) is not None:
                return str(found.get(qn("w:val"), ""))
        return ""

    def properties(self, paragraph: Any) -> Iterator[Any]:
        for owner in (paragraph, *self.chain(paragraph)):
            if (properties := owner.find(qn("w:pPr"))) is not None:
                yield properties

    def chain(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's style and those it is based on; a circle of styles ends."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        yield from self._based(named.get(qn("w:val")) if named is not None else None)

    def _based(self, name: str | None) -> Iterator[Any]:
        met: set[str] = set()
        while name is not None and name in self.by_id and name not in met:
            met.add(name)
            style = self.by_id[name]
            yield style
            based = style.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else None

    def hands(self, run: Any) -> tuple[bool, bool]:
        """Bold, italic: as the run itself or its character style says."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return False, False
        named = properties.find(qn("w:rStyle"))
        style = next(self._based(named.get(qn("w:val")) if named is not None else None), None)
        by_style = _HANDS.get(_name(style), ()) if style is not None else ()
        bold, italic = (_is_on(properties.find(qn(name)), name in by_style) for name in ("w:b", "w:i"))
        return bold, italic

    def is_hidden(self, run: Any) -> bool:
        properties = run.find(qn("w:rPr"))
        return properties is not None and _is_on(properties.find(qn("w:vanish")), False)


def _name(style: Any) -> str:
    named = style.find(qn("w:name"))
    return str(named.get(qn("w:val"), "")).lower() if named is not None else ""


def _is_on(element: Any, otherwise: bool) -> bool:
    return otherwise if element is None else str(element.get(qn("w:val"), "1")).lower() not in _OFF
