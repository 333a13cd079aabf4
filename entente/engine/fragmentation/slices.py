"""The index by sector, state or scope: only their markets count."""

from typing import Literal

import numpy as np

from entente.engine.fragmentation.index import WEIGHTS, Index, Weights, measure
from entente.engine.fragmentation.nouns import World


def by_group(world: World, by: Literal["sector", "state", "scope"], weights: Weights = WEIGHTS) -> dict[int, Index]:
    """By the group's own number. The access of a state is what certificates from elsewhere open in it."""
    of = getattr(world.markets, by)
    return {int(group): measure(world, weights, of == group) for group in np.unique(of)}
