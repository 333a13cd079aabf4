"""Ranks from scores by criteria: the weighted mean of what each organisation gave, and how sure each rank is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ENDS = (0.025, 0.975)
TIED = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """A topic's weighted mean from 0 to 1 (NaN where nobody scored it), its rank (1 best, ties share the lower), and its 95 % band."""

    score: float
    rank: int
    low: int
    high: int


def by_unit(scores: Floats, weights: Floats) -> Floats:
    """Of scores[unit, topic, criterion]: the weighted mean each unit gives a topic; NaN unless it scored every criterion."""
    return np.asarray(scores @ (weights / weights.sum()))


def scored(scores: Floats, weights: Floats, *, of_unit: Floats | None = None, replicates: int = 1000, seed: int = 0) -> tuple[Scored, ...]:
    """In the order of the topics. `of_unit` weighs the units (balance between categories). Units are drawn again for the bands."""
    given, units = by_unit(scores, weights), len(scores)
    share = np.ones(units) if of_unit is None else of_unit
    means = _means(given, share[None])[0]
    drawn = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), size=replicates)
    places = _ranks(_means(given, drawn * share))
    low, high = np.quantile(places, ENDS, axis=0, method="inverted_cdf")
    ranks = _ranks(means[None])[0]
    return tuple(Scored(float(mean), int(rank), int(a), int(b)) for mean, rank, a, b in zip(means, ranks, low, high, strict=True))


def _means(given: Floats, shares: Floats) -> Floats:
    """[replicate, topic]: over the units that scored the topic."""
    held = ~np.isnan(given)
    total = shares @ held
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(total > 0, (shares @ np.where(held, given, 0.0)) / total, np.nan))


def _ranks(means: Floats) -> NDArray[np.int64]:
    """What nobody scored stands behind all the rest."""
    known = np.where(np.isnan(means), -1.0, means)
    return np.asarray((known[:, None, :] > known[:, :, None] + TIED).sum(axis=2) + 1)
