"""Year by year: what each year brought, what stood by its end, and what the path expected by then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from entente.engine.factors import Private, by_grade
from entente.engine.funding import EuMoney, Funding, sum_up
from entente.engine.ledger import Counted
from entente.engine.path import Contract, expected


@dataclass(frozen=True, slots=True)
class FundedProject:
    """A project in scope with its EU money and the day it counts from (its signature, else its start)."""

    key: str
    counts_from: date
    funding: Funding


@dataclass(frozen=True, slots=True)
class Year:
    """What a year itself brought, what stood by its end, and what the straight path expected by then (or by `as_of`)."""

    year: int
    eu: EuMoney
    private: Private
    private_so_far: Private
    eu_so_far: EuMoney
    expected: Decimal


def by_year(projects: Iterable[FundedProject], counted: Iterable[Counted], contract: Contract, as_of: date) -> tuple[Year, ...]:
    """From the earliest year with anything (or the contract's first) to the year of `as_of`, without gaps."""
    all_projects, lines = tuple(projects), tuple(counted)
    spoken = {contract.first_day.year, *(p.counts_from.year for p in all_projects), *(c.contribution.year for c in lines)}
    return tuple(_year(year, all_projects, lines, contract, as_of) for year in range(min(spoken), as_of.year + 1))


def _year(year: int, projects: tuple[FundedProject, ...], lines: tuple[Counted, ...], contract: Contract, as_of: date) -> Year:
    return Year(
        year=year,
        eu=sum_up(p.funding for p in projects if p.counts_from.year == year),
        private=by_grade(line for line in lines if line.contribution.year == year),
        private_so_far=by_grade(line for line in lines if line.contribution.year <= year),
        eu_so_far=sum_up(p.funding for p in projects if p.counts_from.year <= year),
        expected=expected(contract, min(date(year, 12, 31), as_of)),
    )
