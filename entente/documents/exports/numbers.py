"""Lists in a Word file: one form for dots and one for numbers, and a series of its own for each list that begins."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from entente.documents.text import Block, Kind

DEPTH = 9


class Numbers:
    def __init__(self, document: Any) -> None:
        self.part = document.part.numbering_part.element
        self.dots = self._series(self._form("bullet", "•"))
        self.counting = self._form("decimal", "%{level}.")
        self.open: dict[int, tuple[int, int]] = {}  # of each depth: its series, and the number it has reached

    def number(self, paragraph: Any, block: Block) -> None:
        asked = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        asked.get_or_add_ilvl().val = min(block.level, DEPTH) - 1
        asked.get_or_add_numId().val = self.dots if block.kind is Kind.BULLET else self._counted(block)

    def passed(self, block: Block) -> None:
        """What follows a block at its depth ends the lists below it, and of another kind beside it."""
        depth = 0 if block.kind is Kind.HEADING else block.level
        ends = depth if block.kind in {Kind.NUMBERED} or block.kind not in {Kind.BULLET} else depth - 1
        self.open = {level: held for level, held in self.open.items() if level <= ends}

    def _counted(self, block: Block) -> int:
        series, reached = self.open.get(block.level, (0, 0))
        if not series or block.number != reached + 1:
            series = self._series(self.counting, level=block.level, start=block.number)
        self.open[block.level] = series, block.number
        return series

    def _form(self, form: str, text: str) -> int:
        name = max((int(one.get(qn("w:abstractNumId"))) for one in self.part.iterchildren(qn("w:abstractNum"))), default=0) + 1
        abstract = element("w:abstractNum", abstractNumId=str(name))
        abstract.append(element("w:multiLevelType", val="multilevel"))
        for level in range(DEPTH):
            abstract.append(_level(level, form, text.replace("{level}", str(level + 1))))
        self.part.insert(0, abstract)
        return name

    def _series(self, form: int, *, level: int = 0, start: int = 0) -> int:
        name = max((int(one.get(qn("w:numId"))) for one in self.part.iterchildren(qn("w:num"))), default=0) + 1
        series = element("w:num", numId=str(name))
        series.append(element("w:abstractNumId", val=str(form)))
        if level:
            override = element("w:lvlOverride", ilvl=str(min(level, DEPTH) - 1))
            override.append(element("w:startOverride", val=str(start)))
            series.append(override)
        self.part.append(series)
        return name


def _level(level: int, form: str, text: str) -> Any:
    rules = element("w:lvl", ilvl=str(level))
    said = {"w:start": "1", "w:numFmt": form, "w:lvlText": text, "w:lvlJc": "left"}
    rules.extend(element(name, val=value) for name, value in said.items())
    placed = OxmlElement("w:pPr")
    placed.append(element("w:ind", left=str(360 * (level + 1)), hanging="360"))
    rules.append(placed)
    return rules


def element(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
