"""Factors: private euros summed down the grades, and how many of them stand beside each euro of the Union.

Source: docs/method/leverage.md. Cumulative by grade: certified = A + P, documented = + B, declared = + C, all = + D.
Where the EU's money is an interval, a factor is one too; where it is 0 or not known, there is no factor.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from entente.engine.funding import EuMoney
from entente.engine.ledger import Counted, Grade


class Level(StrEnum):
    """How far down the grades a sum reaches."""

    CERTIFIED = "certified"
    DOCUMENTED = "documented"
    DECLARED = "declared"
    ALL = "all"


GRADES = {
    Level.CERTIFIED: (Grade.A, Grade.P),
    Level.DOCUMENTED: (Grade.A, Grade.P, Grade.B),
    Level.DECLARED: (Grade.A, Grade.P, Grade.B, Grade.C),
    Level.ALL: tuple(Grade),
}


@dataclass(frozen=True, slots=True)
class Factor:
    """Euros per EU euro, from `low` to `high`; `high` is None when the EU's money may be as little as nothing."""

    low: Decimal
    high: Decimal | None

    @property
    def is_point(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Private:
    """Accepted private euros by grade, and summed down the grades."""

    by_grade: Mapping[Grade, Decimal]

    def at(self, level: Level) -> Decimal:
        return sum((self.by_grade[grade] for grade in GRADES[level]), start=Decimal(0))


def by_grade(counted: Iterable[Counted]) -> Private:
    """Accepted euros by grade; a grade without lines is 0, for the ledger is complete about what was accepted."""
    sums = dict.fromkeys(Grade, Decimal(0))
    for line in counted:
        sums[line.contribution.grade] += line.amount
    return Private(sums)


def per_euro(private: Decimal, eu: EuMoney) -> Factor | None:
    """Private euros per EU euro: the least with the most EU money, the most with the least; None when the EU's money is 0 or unknown."""
    if eu.low is None or not eu.high:
        return None
    return Factor(private / eu.high, private / eu.low if eu.low else None)


def total_per_euro(private: Decimal, eu: EuMoney) -> Factor | None:
    """Euros of both sides per EU euro: one more than the private factor, end by end."""
    factor = per_euro(private, eu)
    return None if factor is None else Factor(factor.low + 1, None if factor.high is None else factor.high + 1)
