"""Euros as the engine writes them: exact Decimals, rounded only where a figure leaves the house."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
FACTOR = Decimal("0.0001")


def to_cents(amount: Decimal) -> Decimal:
    """The amount in euros with two decimals; half a cent goes up, as in bookkeeping."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def amount_text(amount: Decimal | None) -> str | None:
    """Euros as a string with two decimals for JSON; None stays None, for "not known" is not 0."""
    return None if amount is None else str(to_cents(amount))


def factor_text(factor: Decimal | None) -> str | None:
    """A factor or share as a string with four decimals for JSON; None stays None."""
    return None if factor is None else str(factor.quantize(FACTOR, rounding=ROUND_HALF_UP))
