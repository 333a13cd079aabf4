"""Shapley and Shubik's power: in which share of all orders of voters a voter is the one that carries.

Exact where the coalitions of each size and sum can be counted in reasonable time; else by integrating the probability of deciding over
the common chance t of voting for it (Owen's multilinear extension). The integrand is a polynomial of degree n - 1, which Gauss and
Legendre's rule with n/2 places integrates without any error of its own; what remains is the rounding of floating numbers, below 1e-10.
"""

from fractions import Fraction
from math import comb

import numpy as np
from numpy.typing import NDArray

from entente.engine.power.game import Game

EXACT_WORK = 6 * 10**10  # bits that are moved: some seconds
Floats = NDArray[np.float64]


def is_exact(game: Game) -> bool:
    """Whether `shapley` counts exactly."""
    count = len(game.weights)
    return count**3 * game.needed // 2 <= EXACT_WORK


def shapley(game: Game) -> tuple[Fraction, ...]:
    """Shares in the order of the weights; exactly 1 together where `is_exact`, else to ten places."""
    shares = _exact(game) if is_exact(game) else _integrated(game)
    return tuple(shares[weight] for weight in game.weights)


def _exact(game: Game) -> dict[int, Fraction]:
    count, size = len(game.weights), (len(game.weights) + 8) // 8
    by_size = _coalitions(game, size)
    return {weight: _share(by_size, weight, game.needed, count) if weight else Fraction(0) for weight in set(game.weights)}


def _coalitions(game: Game, size: int) -> list[list[int]]:
    """[members][sum]: how many coalitions there are, for sums below the quota."""
    mask = (1 << (8 * size * game.needed)) - 1
    packed = [1] + [0] * len(game.weights)
    for done, weight in enumerate(game.weights, 1):
        for members in range(done, 0, -1):
            packed[members] = (packed[members] + (packed[members - 1] << (8 * size * weight))) & mask
    kept = [one.to_bytes(size * game.needed, "little") for one in packed]
    return [[int.from_bytes(one[start : start + size], "little") for start in range(0, len(one), size)] for one in kept]


def _share(by_size: list[list[int]], weight: int, needed: int, count: int) -> Fraction:
    """Of the coalitions without the voter that it turns, those of `members` weigh 1 / (count * (count - 1 choose members))."""
    without = [0] * needed
    share = Fraction(0)
    for members in range(count):
        shifted = [0] * min(weight, needed) + without[: max(0, needed - weight)]
        without = [all_ - with_ for all_, with_ in zip(by_size[members], shifted, strict=True)]
        share += Fraction(sum(without[max(0, needed - weight) :]), count * comb(count - 1, members))
    return share


def _integrated(game: Game) -> dict[int, Fraction]:
    """The places lie evenly about one half, and a sum at the chance 1 - t is the missing sum at t: half the places are enough."""
    places, parts = np.polynomial.legendre.leggauss(2 * (len(game.weights) // 4 + 1))
    found = dict.fromkeys(set(game.weights), 0.0)
    for place, part in zip(places[places < 0], parts[places < 0], strict=True):
        chance = (1 + place) / 2
        up_to = np.cumsum(_probabilities(game, chance))
        for weight in filter(None, found):
            ends = (game.needed, game.can_be_blocked)
            decides = (_without(up_to, chance, weight, end) - _without(up_to, chance, weight, end - weight) for end in ends)
            found[weight] += part / 2 * sum(decides)
    return {weight: Fraction(share).limit_denominator(10**15) for weight, share in found.items()}


def _probabilities(game: Game, chance: float) -> Floats:
    """How likely each sum is when everybody is for it with that chance."""
    sums, most = np.zeros(game.total + 1), 0
    sums[0] = 1
    for weight in filter(None, game.weights):
        moved = sums[: most + 1] * chance
        sums[: most + 1] *= 1 - chance
        most += weight
        sums[weight : most + 1] += moved
    return sums


def _without(up_to: Floats, chance: float, weight: int, end: int) -> float:
    """How likely the others' sum is below `end`: D(s) = (C(s) - t D(s - w)) / (1 - t) unrolled; t below one half magnifies nothing."""
    below = up_to[end - 1 :: -weight] if end > 0 else up_to[:0]
    return float(below @ (-chance / (1 - chance)) ** np.arange(len(below))) / (1 - chance)
