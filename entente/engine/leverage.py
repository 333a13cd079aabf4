"""Leverage: how much private investment each euro of the Union has drawn in, by how well it is shown, on a day.

Source: docs/method/leverage.md and docs/adr/0005-releases.md.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from entente.engine.factors import Factor, Level, Private, by_grade, per_euro, total_per_euro
from entente.engine.funding import EuMoney, sum_up
from entente.engine.ledger import LeftOut, Reckoning
from entente.engine.path import Contract, expected
from entente.engine.yearly import FundedProject, Year, by_year


@dataclass(frozen=True, slots=True)
class Omission:
    reason: LeftOut
    lines: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of the members that were asked have answered."""

    answered: int
    asked: int

    @property
    def share(self) -> Decimal | None:
        return Decimal(self.answered) / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Leverage:
    as_of: date
    known_by: date
    contract: Contract
    eu: EuMoney
    private: Private
    expected_by_now: Decimal
    answered: Answered
    years: tuple[Year, ...]
    left_out: tuple[Omission, ...]

    def per_eu_euro(self, level: Level) -> Factor | None:
        return per_euro(self.private.at(level), self.eu)

    def total_per_eu_euro(self, level: Level) -> Factor | None:
        return total_per_euro(self.private.at(level), self.eu)


def measure(
    projects: Iterable[FundedProject],
    reckoning: Reckoning,
    contract: Contract,
    answered: Answered,
    *,
    as_of: date,
    known_by: date | None = None,
) -> Leverage:
    """The whole answer on a day. Projects that count only from a later day are passed over; the reckoning is of the same day."""
    begun = tuple(project for project in projects if project.counts_from <= as_of)
    return Leverage(
        as_of=as_of,
        known_by=known_by or as_of,
        contract=contract,
        eu=sum_up(project.funding for project in begun),
        private=by_grade(reckoning.counted),
        expected_by_now=expected(contract, as_of),
        answered=answered,
        years=by_year(begun, reckoning.counted, contract, as_of),
        left_out=omissions(reckoning),
    )


def omissions(reckoning: Reckoning) -> tuple[Omission, ...]:
    """What was left out, by reason in the reasons' own order: how many lines, and the euros at stake."""
    found: dict[LeftOut, list[Decimal]] = defaultdict(list)
    for line in reckoning.left_out:
        found[line.reason].append(line.amount)
    return tuple(Omission(reason, len(found[reason]), sum(found[reason], start=Decimal(0))) for reason in LeftOut if reason in found)
