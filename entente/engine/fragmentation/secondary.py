"""Figures beside the index that need no weights between parts."""

from dataclasses import dataclass

import numpy as np

from entente.engine.access import Mode
from entente.engine.access.nouns import Floats, Ints
from entente.engine.fragmentation.nouns import World


@dataclass(frozen=True, slots=True)
class Secondary:
    """`schemes`: how many equally used schemes would be as concentrated (1 / sum of squared shares).

    `reach`: the deciles 1 to 9 of the share of the known market that a certificate opens, weighed by certificates; the fifth is
    the median. `isolated`: states where something is asked and no certificate from elsewhere opens anything.
    """

    schemes: float | None
    reach: tuple[float, ...] | None
    isolated: tuple[int, ...]


def secondary(world: World, scheme_of_level: Ints) -> Secondary:
    return Secondary(_effective(world, scheme_of_level), _deciles(world), _isolated(world))


def reach(world: World) -> Floats:
    """[c]: the share of what is known of the market that a class opens, at home and abroad; nan where nothing is known."""
    found, size = world.access, world.markets.size
    opened, known = (found.opened * size).sum(1), ((found.opened | found.shut) * size).sum(1)
    return np.where(known > 0, opened / np.where(known > 0, known, 1), np.nan)


def _effective(world: World, scheme_of_level: Ints) -> float | None:
    stated = world.classes.level >= 0
    used = np.bincount(scheme_of_level[world.classes.level[stated]], world.classes.weight[stated])
    return float(used.sum() ** 2 / (used**2).sum()) if used.sum() > 0 else None


def _deciles(world: World) -> tuple[float, ...] | None:
    reached, weight = reach(world), world.classes.weight
    told = ~np.isnan(reached) & (weight > 0)
    if not told.any():
        return None
    order = np.argsort(reached[told], kind="stable")
    ordered, below = reached[told][order], np.cumsum(weight[told][order])
    places = np.searchsorted(below, np.arange(1, 10) / 10 * below[-1] - 1e-9)
    return tuple(float(ordered[place]) for place in places)


def _isolated(world: World) -> tuple[int, ...]:
    markets, cells = world.markets, world.access
    foreign = (world.classes.weight > 0)[:, None] & ~world.is_home & cells.in_scope
    asks = (markets.mode >= Mode.VOLUNTARY) & np.any(foreign, axis=0)
    entered = np.any(foreign & (cells.opened | cells.unknown), axis=0)
    states = np.unique(markets.state[asks])
    return tuple(int(state) for state in states if not np.any(entered & asks & (markets.state == state)))
