"""Which figure is asked, which part of the ledger it speaks of, and what stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from entente.agreement.queries.lines import Line
from entente.engine.factors import GRADES, Level


class Measure(StrEnum):
    """Every figure of the contract that can be asked why."""

    EU = "eu"
    BEFORE = "before"
    PRIVATE = "private"
    PER_EU_EURO = "per_eu_euro"
    TOTAL_PER_EU_EURO = "total_per_eu_euro"
    LEFT_OUT = "left_out"
    ANSWERED = "answered"
    EXPECTED = "expected_by_now"


OF_PROJECTS = {Measure.EU, Measure.BEFORE}


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the ledger a figure speaks of; what is empty does not narrow it."""

    year: int | None = None
    until: int | None = None
    grade: str = ""
    level: str = ""
    activity: str = ""
    country: str = ""
    category: str = ""
    reason: str = ""

    def holds(self, line: Line) -> bool:
        said = line.contribution
        return all(
            (
                self.year in (None, said.year),
                self.until is None or said.year <= self.until,
                self.grade in ("", said.grade),
                not self.level or said.grade in GRADES[Level(self.level)],
                self.activity in ("", said.activity),
                self.country in ("", said.country),
                self.category in ("", line.category),
            )
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One line, project or organisation behind a figure; `low` and `high` differ only where an amount is an interval."""

    label: str
    detail: str
    low: Decimal | None
    high: Decimal | None
    reason: str = ""
    line: int | None = None
    project: str = ""
    organisation: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """What is counted adds up to `low` .. `high`; what is left out says why."""

    counted: tuple[Item, ...]
    left_out: tuple[Item, ...]

    @property
    def low(self) -> Decimal | None:
        return _sum(item.low for item in self.counted)

    @property
    def high(self) -> Decimal | None:
        return _sum(item.high for item in self.counted)

    @property
    def groups(self) -> list[tuple[str, int, Decimal | None, Decimal | None]]:
        """What is counted, by grade or by how an amount is known: lines, and from .. to."""
        names = sorted({item.group for item in self.counted} - {""})
        parts = {name: [item for item in self.counted if item.group == name] for name in names}
        return [(name, len(items), _sum(item.low for item in items), _sum(item.high for item in items)) for name, items in parts.items()]


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, start=Decimal(0)) if known else None
