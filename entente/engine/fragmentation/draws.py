"""What the index does when costs and weights are not one number: seeded draws, so that anybody draws the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entente.engine.access.nouns import Bools, Floats, Ints
from entente.engine.fragmentation.cost import Plan, saved_share
from entente.engine.fragmentation.index import Index
from entente.engine.fragmentation.nouns import Costs, World

COST_DRAWS, WEIGHT_DRAWS = 200, 1000


@dataclass(frozen=True, slots=True)
class Band:
    """The 5, 50 and 95 % of the draws."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, drawn: Floats) -> "Band":
        low, middle, high = np.quantile(drawn, (0.05, 0.5, 0.95))
        return cls(float(low), float(middle), float(high))


def costs_drawn(world: World, *, seed: int, draws: int = COST_DRAWS, inside: Bools | None = None) -> Floats | None:
    """F_cost [d] when every level's cost is drawn from its triangle; None where no cost is known."""
    plan = Plan(world, inside)
    costed = np.where(plan.bill(world.costs.expected).is_costed, world.classes.weight, 0)
    if costed.sum() == 0:
        return None
    return np.array([saved_share(costed, plan.bill(cost)) for cost in _triangular(world.costs, seed, draws)])


def _triangular(costs: Costs, seed: int, draws: int) -> Floats:
    """[d, l]; levels whose range has no width are that number, unknown ones stay unknown."""
    low, high = costs.low, costs.high
    width = np.where(high > low, high - low, 1)
    peak = np.where(high > low, (costs.likely - low) / width, 0.5)
    at = np.random.default_rng(seed).random((draws, len(low)))
    rising = np.sqrt(at * peak)
    falling = 1 - np.sqrt((1 - at) * (1 - peak))
    found: Floats = low + (high - low) * np.where(at < peak, rising, falling)
    return found


@dataclass(frozen=True, slots=True)
class Stability:
    """A group's place, 1 = most fragmented, with the published weights; between which places 90 % of the draws put it."""

    rank: int
    low: int
    high: int
    same: float  # the share of draws that leave it where it is


def rank_stability(groups: Sequence[Index], *, seed: int, draws: int = WEIGHT_DRAWS) -> list[Stability | None]:
    """Weights drawn uniformly from all that add up to 1. None for a group of which a part is not known: it has no place.

    Only parts that at least one group knows are weighed; ties share the better place.
    """
    values = np.array([[np.nan if part.value is None else part.value for part in one.parts] for one in groups], float).reshape(-1, 3)
    counted = ~np.isnan(values).all(0) if len(values) else np.ones(3, bool)
    ranked = np.flatnonzero(~np.isnan(values[:, counted]).any(1) & counted.any())
    found: list[Stability | None] = [None] * len(groups)
    if not len(ranked):
        return found
    told = values[np.ix_(ranked, counted)]
    published = _ranks(told @ np.array(groups[0].weights.shares)[counted][:, None])[:, 0]
    drawn = _ranks(told @ np.random.default_rng(seed).dirichlet(np.ones(int(counted.sum())), draws).T)
    low, high = np.quantile(drawn, (0.05, 0.95), axis=1, method="nearest")
    for place, group in enumerate(ranked):
        same = float((drawn[place] == published[place]).mean())
        found[group] = Stability(int(published[place]), int(low[place]), int(high[place]), same)
    return found


def _ranks(scores: Floats) -> Ints:
    """[g, d] -> [g, d], 1 for the highest."""
    rounded = np.round(scores, 12)
    found: Ints = 1 + (rounded[None, :, :] > rounded[:, None, :]).sum(1)
    return found
