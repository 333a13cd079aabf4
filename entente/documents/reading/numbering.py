"""The numbers that Word computes and does not write down: "Article 3", "2.1", "(b)"."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from entente.documents.reading.styles import Styles

_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a list: from level 1; `is_simple` when its number is only "3." or "3)"."""

    level: int
    number: int
    label: str
    is_bullet: bool
    is_simple: bool


class Numbering:
    def __init__(self, document: Any) -> None:
        part = next((related.target_part for related in document.part.rels.values() if related.reltype.endswith("/numbering")), None)
        root = part.element if part is not None and hasattr(part, "element") else None
        self.abstract = {one.get(qn("w:abstractNumId")): one for one in _children(root, "w:abstractNum")}
        self.numbers = {one.get(qn("w:numId")): one for one in _children(root, "w:num")}
        self.counted: dict[str, dict[int, int]] = defaultdict(dict)

    def place(self, paragraph: Any, styles: Styles) -> Place | None:
        """Counts the paragraph; None for one that is in no list. Called once for each, in order."""
        number, level = _asked(paragraph, styles)
        if number not in self.numbers or not 0 <= level <= 8:
            return None
        rules = self._rules(number, level)
        form = _value(rules, "w:numFmt") or "decimal"
        if form == "none":
            return None
        if form == "bullet":
            return Place(level + 1, 0, "", True, False)
        count = self._count(number, level)
        text = _value(rules, "w:lvlText")
        label = re.sub(r"%([1-9])", lambda found: self._written(number, int(found[1]) - 1), text)
        simple = form == "decimal" and text in {f"%{level + 1}.", f"%{level + 1})", f"%{level + 1}"}
        return Place(level + 1, count, label.strip(), False, simple)

    def _rules(self, number: str, level: int) -> Any:
        one = self.numbers[number]
        form = self.abstract.get(_value(one, "w:abstractNumId"))
        owners = [owner for owner in (_find(one, "w:lvlOverride", level), form) if owner is not None]
        return next((rules for owner in owners if (rules := _find(owner, "w:lvl", level)) is not None), None)

    def _count(self, number: str, level: int) -> int:
        """Lists that share their form go on counting, unless one says where it begins."""
        counted = self.counted[self._series(number)]
        override = _find(self.numbers[number], "w:lvlOverride", level)
        start = _value(override, "w:startOverride") or _value(self._rules(number, level), "w:start") or "1"
        counted[level] = counted[level] + 1 if level in counted else int(start) if start.isdigit() else 1
        for deeper in [below for below in counted if below > level]:
            del counted[deeper]
        return counted[level]

    def _series(self, number: str) -> str:
        is_own = self.numbers[number].find(qn("w:lvlOverride")) is not None
        return f"own {number}" if is_own else f"form {_value(self.numbers[number], 'w:abstractNumId')}"

    def _written(self, number: str, level: int) -> str:
        count = self.counted[self._series(number)].get(level, 1)
        return _in_form(count, _value(self._rules(number, level), "w:numFmt"))


def _asked(paragraph: Any, styles: Styles) -> tuple[str, int]:
    """The list and level that the paragraph, else its style, asks for; numId 0 takes a list away."""
    number = level = ""
    for properties in styles.properties(paragraph):
        asked = properties.find(qn("w:numPr"))
        if asked is not None:
            number, level = number or _value(asked, "w:numId"), level or _value(asked, "w:ilvl")
    return number, int(level) if level.isdigit() else 0


def _in_form(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for sign, value in _ROMAN.items():
        written += sign * (count // value)
        count %= value
    return written


def _children(root: Any, name: str) -> list[Any]:
    return [] if root is None else list(root.iterchildren(qn(name)))


def _find(owner: Any, name: str, level: int) -> Any:
    return next((one for one in _children(owner, name) if one.get(qn("w:ilvl")) == str(level)), None)


def _value(owner: Any, name: str) -> str:
    found = owner.find(qn(name)) if owner is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""
