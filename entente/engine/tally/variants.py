"""The two variants of the single transferable vote: what the quota is, who has reached it, and what a passed-on ballot is worth.

Scottish: the Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52. Exact: fractions throughout.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

DECIMALS = 10**5

Value = Fraction


@dataclass(frozen=True, slots=True)
class Variant:
    """`quota(total, seats)`, `reaches(votes, quota)`, `passed_on(value, surplus, votes)`: the new value of a ballot worth `value`."""

    quota: Callable[[Fraction, int], Fraction]
    reaches: Callable[[Fraction, Fraction], bool]
    passed_on: Callable[[Value, Fraction, Fraction], Value]
    whole_ballots: bool


def _droop(total: Fraction, seats: int) -> Fraction:
    """Rule 46: the division without its decimals, increased by one."""
    return Fraction(total // (seats + 1) + 1)


def _truncated(value: Value, surplus: Fraction, votes: Fraction) -> Value:
    """Rule 48 (3): five decimal places, any remainder ignored."""
    return Fraction(surplus * value * DECIMALS // votes, DECIMALS)


SCOTTISH = Variant(_droop, lambda votes, quota: votes >= quota, _truncated, whole_ballots=True)
EXACT = Variant(
    lambda total, seats: total / (seats + 1),
    lambda votes, quota: votes > quota,
    lambda value, surplus, votes: value * (surplus / votes),
    whole_ballots=False,
)
