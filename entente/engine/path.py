"""Path: how much of the contract's amount is expected by a day, so that "behind" and "ahead" mean something.

Source: docs/method/leverage.md (straight path by days, first day 0, last day the whole amount).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from entente.engine.money import to_cents


class Shape(StrEnum):
    """STRAIGHT: share = t. S_CURVE: share = 3 t^2 - 2 t^3 (slow start, slow end, half at half time); t = days passed / days in all."""

    STRAIGHT = "straight"
    S_CURVE = "s_curve"


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract's frame: first and last day, the EU's amount, the factor expected of the private side, the amount of both sides."""

    first_day: date
    last_day: date
    eu_amount: Decimal
    factor: Decimal
    amount: Decimal

    def __post_init__(self) -> None:
        if self.last_day <= self.first_day:
            raise ValueError("The contract's last day must come after its first.")


def share(contract: Contract, day: date, shape: Shape = Shape.STRAIGHT) -> Fraction:
    """The share of the way expected by the day, exact, from 0 (first day or earlier) to 1 (last day or later)."""
    days = Fraction((day - contract.first_day).days, (contract.last_day - contract.first_day).days)
    t = min(max(days, Fraction(0)), Fraction(1))
    return t if shape is Shape.STRAIGHT else 3 * t**2 - 2 * t**3


def expected(contract: Contract, day: date, shape: Shape = Shape.STRAIGHT, of: Decimal | None = None) -> Decimal:
    """Euros expected by the day, to the cent, of the contract's amount or of another (`of`, such as the private part alone)."""
    part = share(contract, day, shape)
    return to_cents((contract.amount if of is None else of) * part.numerator / part.denominator)
