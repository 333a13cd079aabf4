"""What it takes to sell somewhere: the cheapest set of certificates for some states and sectors."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from entente.engine.access.nouns import Bools
from entente.engine.fragmentation import cheapest
from entente.market.dataset import ClassFact
from entente.market.queries.current import built_on
from entente.market.world import Built, Column


@dataclass(frozen=True, slots=True)
class Taken:
    """A certificate to take, the markets of those asked for that it opens, and its range of costs; None where nobody knows it."""

    scheme: str
    level: str
    opens: list[Column]
    cost: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Selling:
    """`free`: nothing has to be had; `closed`: nothing issued today opens it; `uncosted`: only what nobody knows the cost of does."""

    taken: list[Taken]
    free: list[Column]
    closed: list[Column]
    uncosted: list[Column]
    unknown: list[Column]

    @property
    def cost(self) -> tuple[float, float, float]:
        """Lowest, most likely and highest of all together."""
        low, likely, high = (sum(one.cost[place] for one in self.taken if one.cost) for place in range(3))
        return low, likely, high


def selling(day: date, scope: str, states: Collection[str], sectors: Collection[str]) -> Selling:
    """For something of the scope that has no certificate and is of no stated category: two queries at most."""
    built = built_on(day)
    if scope not in built.scopes.numbers:  # nothing of it is on file, so every market for it is not collected
        built = Built(replace(built.dataset, classes=(*built.dataset.classes, ClassFact(scope, "", None, "", profile="none", weight=0.0))))
    inside = np.array([one[0] in states and one[1] in sectors and one[2] == scope for one in built.columns], bool)
    return _cheapest(built, inside)


def _cheapest(built: Built, inside: Bools) -> Selling:
    world = built.world
    usable = [place for place, offer in enumerate(built.offers) if not (offer.category or offer.domain) and offer.profile == "none"]
    opened = world.offered.opened[usable]
    cost = world.costs.expected[world.offers.level[usable]]
    wanted = np.flatnonzero(inside & world.markets.is_required)
    openable, costed = opened[:, wanted].any(0), opened[~np.isnan(cost)][:, wanted].any(0)
    needed = wanted[costed]
    priced = [place for place in range(len(usable)) if not np.isnan(cost[place])]
    bits = [sum(1 << k for k, m in enumerate(needed) if opened[place, m]) for place in priced]
    found = cheapest(bits, [float(cost[place]) for place in priced], (1 << len(needed)) - 1)
    return Selling(
        taken=[_taken(built, usable[priced[k]], needed) for k in found.chosen],
        free=_columns(built, np.flatnonzero(inside & world.markets.is_collected & ~world.markets.is_required)),
        closed=_columns(built, wanted[~openable]),
        uncosted=_columns(built, wanted[openable & ~costed]),
        unknown=_columns(built, np.flatnonzero(inside & ~world.markets.is_collected)),
    )


def _taken(built: Built, offer: int, needed: np.ndarray) -> Taken:
    level = int(built.world.offers.level[offer])
    costs = built.world.costs
    opens = [int(m) for m in needed if built.world.offered.opened[offer, m]]
    return Taken(
        *built.levels.keys[level], _columns(built, opens), (float(costs.low[level]), float(costs.likely[level]), float(costs.high[level]))
    )


def _columns(built: Built, places: Collection[int] | np.ndarray) -> list[Column]:
    return [built.columns[int(place)] for place in places]
