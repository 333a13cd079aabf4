"""How sure a rank is: the ranks that come out when other organisations, as like these as these are to each other, had been asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entente.engine.ranking.bradley_terry import fit, ranks, refit
from entente.engine.ranking.comparisons import Counted, Floats

REPLICATES = 1000
ENDS = (0.025, 0.975)
CELLS = 4_000_000  # numbers that are held at once


@dataclass(frozen=True, slots=True)
class Ranked:
    """A topic's score (0 on average), its rank (1 best, ties share the lower number), and the band its rank lies in with 95 %."""

    topic: str
    score: float
    rank: int
    low: int
    high: int


def ranking(said: Counted, *, replicates: int = REPLICATES, seed: int = 0, balanced: bool = False) -> tuple[Ranked, ...]:
    """Best first, then by name. `balanced`: every category says as much as every other. The same seed gives the same bands.

    The bootstrap draws whole organisations, since what one organisation says hangs together: drawing single answers would make bands
    too narrow.
    """
    weights = said.balance if balanced else np.ones(len(said.units))
    scores = fit(said.weighted(weights))
    places = ranks(scores)
    low, high = _band(said, weights, scores, replicates, seed) if replicates else (places, places)
    rows = [
        Ranked(topic, round(float(score), 6), int(place), int(least), int(most))
        for topic, score, place, least, most in zip(said.topics, scores, places, low, high, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (row.rank, row.topic)))


def _band(said: Counted, weights: Floats, scores: Floats, replicates: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    drawn = [ranks(refit(said.weighted(part * weights), scores)) for part in _draws(said, replicates, seed)]
    low, high = np.quantile(np.concatenate(drawn), ENDS, axis=0, method="inverted_cdf")
    return low, high


def _draws(said: Counted, replicates: int, seed: int) -> Iterator[Floats]:
    """How often each unit is drawn, replicate by replicate, in parts that fit into memory."""
    dice, units = np.random.default_rng(seed), len(said.units)
    drawn = dice.multinomial(units, np.full(units, 1 / units), size=replicates).astype(float)
    size = max(1, CELLS // len(said.topics) ** 2)
    for start in range(0, replicates, size):
        yield drawn[start : start + size]
