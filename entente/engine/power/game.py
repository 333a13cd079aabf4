"""A weighted vote: who has how many votes, and how many carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from entente.engine.rules import HALF, Threshold


@dataclass(frozen=True, slots=True)
class Game:
    """`weights` as whole numbers without a common factor, `needed`: the least sum that carries. Weights of nothing have no power."""

    weights: tuple[int, ...]
    needed: int

    @property
    def total(self) -> int:
        return sum(self.weights)

    @property
    def can_be_blocked(self) -> int:
        """The least sum whose absence keeps the rest from carrying."""
        return self.total - self.needed + 1


def game(weights: Sequence[Fraction | int], needs: Threshold = HALF) -> Game:
    """Raises ValueError where nobody has a vote, a weight is negative, or nothing at all would carry."""
    exact = [Fraction(weight) for weight in weights]
    if not exact or min(exact) < 0 or not any(exact):
        raise ValueError("Weights are at least 0, and one of them is more.")
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    common = gcd(*whole)
    weights_ = tuple(weight // common for weight in whole)
    share = needs.share * sum(weights_)
    needed = int(share) + 1 if needs.is_strict else -int(-share // 1)
    if not 1 <= needed <= sum(weights_):
        raise ValueError("With this quota nothing, or everything, would carry.")
    return Game(weights_, needed)
