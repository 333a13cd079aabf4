"""Own share: what a participant pays of its own part of a project, derived from the grant's record instead of asked.

Source: docs/method/leverage.md: total cost minus EU contribution, only where both are stated, spread over the
project's months, one line a year. Project totals are never divided among partners.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from entente.engine.money import to_cents


class Underivable(StrEnum):
    """Why no own share can be derived; the caller translates, `sentence` is the plain English."""

    COST_NOT_STATED = "cost_not_stated"
    EU_NOT_STATED = "eu_not_stated"
    NEGATIVE = "negative"
    NO_DATES = "no_dates"
    DATES_OUT_OF_ORDER = "dates_out_of_order"

    @property
    def sentence(self) -> str:
        return SENTENCES[self]


SENTENCES = {
    Underivable.COST_NOT_STATED: "The record does not state the participant's total cost.",
    Underivable.EU_NOT_STATED: "The record does not state the participant's EU contribution.",
    Underivable.NEGATIVE: "The EU contribution is above the participant's total cost, or an amount is below zero: check the record.",
    Underivable.NO_DATES: "The project's first or last day is not known, so the share cannot be spread over years.",
    Underivable.DATES_OUT_OF_ORDER: "The project ends before it begins: check the record.",
}


@dataclass(frozen=True, slots=True)
class Participation:
    """One participant's part in one project; amounts in euros, None where the record is silent."""

    key: str
    total_cost: Decimal | None
    eu_contribution: Decimal | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class YearShare:
    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class OwnShare:
    """The own share in euros with its years, or the reason why it is "not derivable" (then amount is None, never 0)."""

    key: str
    amount: Decimal | None
    years: tuple[YearShare, ...]
    reason: Underivable | None


def derive(participation: Participation) -> OwnShare:
    """Total cost minus EU contribution by year; the years add up to the whole to the cent."""
    amount, days = _own_amount(participation), _days(participation)
    if isinstance(amount, Underivable):
        return OwnShare(participation.key, None, (), amount)
    if isinstance(days, Underivable):
        return OwnShare(participation.key, None, (), days)
    return OwnShare(participation.key, amount, spread(amount, *days), None)


def _own_amount(given: Participation) -> Decimal | Underivable:
    if given.total_cost is None:
        return Underivable.COST_NOT_STATED
    if given.eu_contribution is None:
        return Underivable.EU_NOT_STATED
    return given.total_cost - given.eu_contribution if 0 <= given.eu_contribution <= given.total_cost else Underivable.NEGATIVE


def _days(given: Participation) -> tuple[date, date] | Underivable:
    if given.starts_on is None or given.ends_on is None:
        return Underivable.NO_DATES
    return Underivable.DATES_OUT_OF_ORDER if given.ends_on < given.starts_on else (given.starts_on, given.ends_on)


def spread(amount: Decimal, first: date, last: date) -> tuple[YearShare, ...]:
    """Equal parts for every calendar month touched, summed by year; each year ends on the rounded running total, so nothing is lost."""
    months = Counter(index // 12 for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month))
    shares, passed, given = [], 0, Decimal(0)
    for year, count in sorted(months.items()):
        passed += count
        until = to_cents(amount * passed / months.total()) if passed < months.total() else amount
        shares.append(YearShare(year, until - given))
        given = until
    return tuple(shares)
