"""The nouns of disclosure control: lines, who is known to exist, tables, published cells, releases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Table = tuple[str, ...]
"""A table is named by its dimensions, `("year", "grade")`; `()` is the grand total."""
Key = tuple[str, ...]
"""A cell's values, one for each dimension of its table; `()` for the grand total."""
Address = tuple[Table, Key]
TOTAL: Address = ((), ())


@dataclass(frozen=True, slots=True)
class Line:
    """An accepted amount in euros (never below zero), paid by `contributor` (the ultimate parent), at its place in every dimension.

    `is_public`: anybody can read this very line elsewhere, such as in a public grant record.
    """

    contributor: str
    amount: Decimal
    at: Mapping[str, str]
    is_public: bool = False

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"A line of EUR {self.amount} by {self.contributor}: disclosure control takes no amounts below zero.")


@dataclass(frozen=True, slots=True)
class Unit:
    """What anybody can read in the directory: this contributor has an organisation here, such as {"country": "FR", "class": "SME"}."""

    contributor: str
    at: Mapping[str, str]


class Why(StrEnum):
    """Why a cell is not published; the caller translates `sentence`."""

    FEW = "few"
    DOMINANCE = "dominance"
    DIFFERENCE = "difference"
    COMPLEMENT = "complement"
    WITHHELD = "withheld"

    @property
    def sentence(self) -> str:
        return SENTENCES[self]


SENTENCES = {
    Why.FEW: "Fewer than three contributors stand behind it.",
    Why.DOMINANCE: "One contributor pays more than 80 % of it.",
    Why.DIFFERENCE: "The difference to an earlier release would rest on fewer than three contributors, or on one above 80 %.",
    Why.COMPLEMENT: "With it, a cell that may not be shown could be worked out.",
    Why.WITHHELD: "No part of this release can be shown without giving somebody's amount away; the release before stays in force.",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A published amount in euros, or None with the reason; `public` is the part that anybody can read elsewhere."""

    amount: Decimal | None
    why: Why | None = None
    public: Decimal = Decimal(0)

    @property
    def is_published(self) -> bool:
        return self.amount is not None


Tables = Mapping[Table, Mapping[Key, Cell]]


def is_withheld(tables: Tables) -> bool:
    """Whether not even the grand total may be shown: then only cells of public lines are, and the release before should stay in force.

    The total's own cell says why: few, dominance or difference by itself, withheld where other cells could not be guarded beside it.
    """
    return not tables[TOTAL[0]][TOTAL[1]].is_published


@dataclass(frozen=True, slots=True)
class Release:
    """What was published, with the lines it was made of (kept inside, never shown)."""

    lines: tuple[Line, ...]
    tables: Tables


@dataclass(frozen=True, slots=True)
class Rule:
    """A published cell rests on `contributors` or more, none above `share` of it; nobody bounds a suppressed one tighter than `width`."""

    contributors: int = 3
    share: Decimal = Decimal("0.80")
    width: Decimal = Decimal("0.50")


@dataclass(frozen=True, slots=True)
class Structure:
    """The public frame that an attacker knows; the more it says, the stronger the attacker that the tables are proof against.

    `units`: the contributors that could have a line, with where they stand (leave out members that the contract does not count).
    `values`: by dimension, values that could occur though no line has them yet. `always_public`: by dimension, values under which every
    line is public, such as {"grade": ("P",)}: nobody suspects secret euros there.
    """

    units: tuple[Unit, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    always_public: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
