"""F_cost: what certificates cost as they are, against the cheapest set that opens every market where one is required."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from entente.engine.access.nouns import UNKNOWN, Bools, Floats, Ints
from entente.engine.fragmentation.cover import Cover, cheapest
from entente.engine.fragmentation.nouns import Part, World


@dataclass(frozen=True)
class Shelf:
    """What products of one kind may take: options as bits over the different ways [m] in which a market is opened."""

    offers: tuple[int, ...]
    way: Ints
    bits: tuple[int, ...]


@dataclass(frozen=True)
class Need:
    """One question for the cheapest set, shared by the classes that ask it."""

    shelf: Shelf
    wanted: int

    def answered(self, cost_of_offer: Floats) -> Cover:
        """Offers of which no cost is known are left out; `chosen` names offers of the world."""
        costed = [place for place, offer in enumerate(self.shelf.offers) if not np.isnan(cost_of_offer[offer])]
        bits = [self.shelf.bits[place] for place in costed]
        found = cheapest(bits, [float(cost_of_offer[self.shelf.offers[place]]) for place in costed], self.wanted)
        return Cover(found.cost, tuple(self.shelf.offers[costed[place]] for place in found.chosen), found.left)


@dataclass(frozen=True)
class Bill:
    """By class [c]: K_one, K_tot (nan where a cost is missing) and the offers taken on top of what is held."""

    one: Floats
    total: Floats
    taken: tuple[tuple[int, ...], ...]

    @property
    def is_costed(self) -> Bools:
        return ~np.isnan(self.total)


class Plan:
    """The needs of a world, found once; prices may then change, as when costs are drawn."""

    def __init__(self, world: World, inside: Bools | None = None) -> None:
        self.world = world
        self.inside = world.everywhere if inside is None else inside
        self._shelves: dict[bytes, Shelf] = world.kept  # the same whichever markets count

    @cached_property
    def wanted(self) -> Bools:
        """[c, m]: required, known, and not open with what the class holds."""
        found = self.world.access
        asked: Bools = found.shut & (self.world.markets.is_required & self.inside)
        return asked

    @cached_property
    def needs(self) -> list[Need]:
        """By class; classes that may take the same and want the same ask one question."""
        asked: dict[tuple[bytes, bytes], Need] = {}
        allowed, wanted = self.world.may_take, np.packbits(self.wanted, axis=1)
        keys = [(allowed[c].tobytes(), wanted[c].tobytes()) for c in range(len(self.world.classes))]
        return [asked.get(key) or asked.setdefault(key, self._need(c, key[0])) for c, key in enumerate(keys)]

    def bill(self, cost: Floats) -> Bill:
        """cost [l]: of a certificate at each level."""
        one, of_offer = _at(cost, self.world.classes.level), _at(cost, self.world.offers.level)
        known: dict[tuple[int, int], Cover] = {}
        for need in self.needs:
            if (id(need.shelf), need.wanted) not in known:
                known[id(need.shelf), need.wanted] = need.answered(of_offer)
        covers = [known[id(need.shelf), need.wanted] for need in self.needs]
        further = np.array([np.nan if cover.left else cover.cost for cover in covers])
        return Bill(one, one + further, tuple(cover.chosen for cover in covers))

    @cached_property
    def closed(self) -> Bools:
        """[m]: required, and no certificate that exists or can be had opens it."""
        opened = self.world.access.opened.any(0) | self.world.offered.opened.any(0)
        found: Bools = self.world.markets.is_required & self.inside & ~opened
        return found

    def _need(self, c: int, allowed: bytes) -> Need:
        shelf = self._shelves.get(allowed) or self._shelves.setdefault(allowed, _shelf(self.world, self.world.may_take[c]))
        ways = {*shelf.way[self.wanted[c]].tolist()} - {UNKNOWN}
        return Need(shelf, sum(1 << way for way in ways))


def _shelf(world: World, allowed: Bools) -> Shelf:
    """Required markets that the same offers open are one way; a market that none of them opens has none, and leaves K_tot."""
    offers = np.flatnonzero(allowed)
    opened = world.offered.opened[offers]
    way = np.full(len(world.markets), UNKNOWN)
    asked = np.flatnonzero(opened.any(0) & world.markets.is_required)
    first: dict[bytes, int] = {}
    for m, column in zip(asked.tolist(), np.packbits(opened[:, asked], axis=0).T, strict=True):
        way[m] = first.setdefault(column.tobytes(), len(first))
    ways = np.unpackbits(np.array([np.frombuffer(name, np.uint8) for name in first]), axis=1)[:, : len(offers)] if first else None
    return Shelf(tuple(offers.tolist()), way, _bits(ways, len(offers)))


def _bits(ways: np.ndarray | None, offers: int) -> tuple[int, ...]:
    """By offer the ways [way, offer] that it opens, the first in the lowest bit."""
    if ways is None:
        return (0,) * offers
    packed = np.packbits(ways.T, axis=1, bitorder="little")
    return tuple(int.from_bytes(row.tobytes(), "little") for row in packed)


def _at(cost: Floats, level: np.ndarray) -> Floats:
    found: Floats = np.where(level == UNKNOWN, np.nan, cost[level])
    return found


def f_cost(world: World, bill: Bill) -> Part:
    """1 - sum w K_one / sum w K_tot over the classes whose costs are known; 0 where nothing has to be paid.

    An unknown market, shut or open, leaves K_tot as it is: the interval has no width, or all of it where no cost is known.
    """
    weight = world.classes.weight
    costed = np.where(bill.is_costed, weight, 0)
    known = float(costed.sum() / weight.sum()) if weight.sum() > 0 else 0.0
    if known == 0:
        return Part(None, 0.0, 1.0, 0.0)
    value = saved_share(costed, bill)
    return Part(value, value, value, known)


def saved_share(weight: Floats, bill: Bill) -> float:
    """What one certificate for all would save of what all markets cost."""
    one, total = float((weight * np.nan_to_num(bill.one)).sum()), float((weight * np.nan_to_num(bill.total)).sum())
    return min(1.0, max(0.0, 1 - one / total)) if total > 0 else 0.0
