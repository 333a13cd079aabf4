"""Banzhaf's power: in how many coalitions of the others a voter decides. Exact, by generating functions, for hundreds of weights.

The coefficients of the product of (1 + x^w) count the coalitions of each sum; they are packed into one whole number (x = 2^bits), so that a
factor is one shift and one addition. Taking a voter out of the product needs no division: of the running sums C,
those without w are C(s) - C(s - w) + C(s - 2w) - ...
"""

from fractions import Fraction
from itertools import accumulate

from entente.engine.power.game import Game


def banzhaf(game: Game) -> tuple[Fraction, ...]:
    """Shares of all decisive places, in the order of the weights; they add up to 1."""
    decisive = swings(game)
    total = sum(decisive)
    return tuple(Fraction(count, total) for count in decisive)


def absolute(game: Game) -> tuple[Fraction, ...]:
    """The probability that a voter decides when all others vote either way with equal chance."""
    return tuple(Fraction(count, 2 ** (len(game.weights) - 1)) for count in swings(game))


def swings(game: Game) -> tuple[int, ...]:
    """In how many coalitions of the others each voter turns losing into winning."""
    up_to = list(accumulate(coalitions(game)))
    by_weight = {weight: _swings(up_to, weight, game.needed) for weight in set(game.weights)}
    return tuple(by_weight[weight] for weight in game.weights)


def coalitions(game: Game) -> list[int]:
    """How many coalitions have each sum below the quota."""
    size = (len(game.weights) + 8) // 8  # bytes that hold 2^n
    packed, mask = 1, (1 << (8 * size * game.needed)) - 1
    for weight in game.weights:
        packed = (packed + (packed << (8 * size * weight))) & mask
    kept = packed.to_bytes(size * game.needed, "little")
    return [int.from_bytes(kept[start : start + size], "little") for start in range(0, len(kept), size)]


def _swings(up_to: list[int], weight: int, needed: int) -> int:
    """Coalitions without the voter whose sum lies in [needed - weight, needed): without it = with everybody, taken in turns."""
    if not weight:
        return 0
    return _without(up_to, weight, needed - 1) - _without(up_to, weight, needed - 1 - weight)


def _without(up_to: list[int], weight: int, sum_: int) -> int:
    """Coalitions without a voter of this weight whose sum is at most `sum_`."""
    return sum(up_to[place] if turn % 2 == 0 else -up_to[place] for turn, place in enumerate(range(sum_, -1, -weight)))
