"""The cheapest set of options that together hold everything wanted: weighted set cover, exactly, on sets written as bits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_


@dataclass(frozen=True, slots=True)
class Cover:
    """`left`: what no option holds. `chosen`: places of the options, ascending."""

    cost: float
    chosen: tuple[int, ...]
    left: int = 0


NOTHING = Cover(0.0, ())


def cheapest(options: Sequence[int], costs: Sequence[float], wanted: int) -> Cover:
    """Exact: what is dominated goes first, then depth first with a price bound and each rest solved once.

    options: the wanted things that each holds, as bits; costs: at least 0, in step. Exponential at worst, in the number of
    different wanted things; markets that the same options open are one thing to the caller (`cost.py`).
    """
    left = wanted & ~reduce(or_, options, 0)
    useful = _undominated([(bits & wanted, cost, place) for place, (bits, cost) in enumerate(zip(options, costs, strict=True))])
    found = _Search(useful).best(wanted & ~left, float("inf")) or (float("inf"), ())  # what is not left has an option
    return Cover(found[0], tuple(sorted(found[1])), left)


Option = tuple[int, float, int]
Found = tuple[float, tuple[int, ...]]


def _undominated(options: list[Option]) -> list[Option]:
    """An option goes when another holds as much for no more; of equals the first stays."""
    kept: list[Option] = []
    for one in sorted(options, key=lambda option: (option[1], -option[0].bit_count(), option[2])):
        if one[0] and not any(one[0] & ~other[0] == 0 for other in kept):
            kept.append(one)
    return kept


class _Search:
    def __init__(self, options: list[Option]) -> None:
        self.options = options
        self.solved: dict[int, Found] = {0: (0.0, ())}
        self.holders: dict[int, list[Option]] = {}
        for option in options:
            for bit in _bits(option[0]):
                self.holders.setdefault(bit, []).append(option)

    def best(self, rest: int, most: float) -> Found | None:
        """The cheapest cover of the rest, None where it costs `most` or more."""
        if rest in self.solved:
            found = self.solved[rest]
            return found if found[0] < most else None
        if self._bound(rest) >= most:
            return None
        best: Found | None = None
        for bits, cost, place in self._branches(rest):
            limit = best[0] if best else most
            if cost < limit and (further := self.best(rest & ~bits, limit - cost)):
                best = (cost + further[0], (*further[1], place))
        if best is not None:
            self.solved[rest] = best
        return best

    def _branches(self, rest: int) -> list[Option]:
        """By the wanted thing that the fewest options hold; what holds much for its cost first."""
        holders = min((self.holders[bit] for bit in _bits(rest)), key=len)
        return sorted(holders, key=lambda option: option[1] / (option[0] & rest).bit_count())

    def _bound(self, rest: int) -> float:
        """Each wanted thing pays its share of the best-priced option: no cover costs less than all shares together."""
        price = {place: cost / (bits & rest).bit_count() for bits, cost, place in self.options if bits & rest}
        return sum(min(price[place] for _bits_of, _cost, place in self.holders[bit]) for bit in _bits(rest)) * (1 - 1e-12)


def _bits(of: int) -> list[int]:
    found = []
    while of:
        lowest = of & -of
        found.append(lowest)
        of ^= lowest
    return found
