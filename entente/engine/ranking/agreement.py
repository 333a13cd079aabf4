"""How much those who were asked agree, and what a ranking hangs on."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from scipy.stats import rankdata

from entente.engine.ranking.bradley_terry import fit, ranks, refit
from entente.engine.ranking.comparisons import Counted, Floats


def kendalls_w(scores: Floats) -> float | None:
    """Of [rater, topic]: 0 no agreement, 1 complete; ties corrected. None for fewer than two, or when nobody tells any apart.

    Source: M. G. Kendall and B. Babington Smith, *The problem of m rankings* (Annals of Mathematical Statistics 10, 1939).
    """
    raters, topics = scores.shape
    if raters < 2 or topics < 2:
        return None
    places = rankdata(scores, axis=1)
    spread = ((places.sum(axis=0) - raters * (topics + 1) / 2) ** 2).sum()
    ties = sum(float((count**3 - count).sum()) for row in places for count in [np.unique(row, return_counts=True)[1]])
    most = raters**2 * (topics**3 - topics) - raters * ties
    return float(12 * spread / most) if most > 1e-9 else None


def split_half(said: Counted, *, splits: int = 100, seed: int = 0) -> float | None:
    """How alike the rankings of two random halves of the organisations are (Spearman), on average. None for fewer than two."""
    units = len(said.units)
    if units < 2 or len(said.topics) < 2:
        return None
    dice = np.random.default_rng(seed)
    whole = fit(said.whole)
    halves: Floats = np.array([dice.permutation(units) < units // 2 for _split in range(splits)], np.float64)
    parts = (halves, 1 - halves)
    one, other = (rankdata(refit(said.weighted(part), whole).round(7), axis=1) for part in parts)
    one, other = (part - part.mean(axis=1, keepdims=True) for part in (one, other))
    return float(((one * other).sum(axis=1) / np.sqrt((one**2).sum(axis=1) * (other**2).sum(axis=1)).clip(1e-12)).mean())


def without_each_category(said: Counted) -> Mapping[str, NDArray[np.int64]]:
    """The ranks, in the order of the topics, when one category had not been asked; for every category that is not alone."""
    names = sorted(set(said.categories))
    return {name: ranks(fit(said.weighted(np.where(said.in_category(name), 0.0, 1.0)))) for name in names if len(names) > 1}


def stays_on_top(scores: Floats, k: int, *, draws: int = 1000, seed: int = 0) -> Floats:
    """Of [topic, criterion]: in which share of random weights of the criteria each topic is among the best k.

    Weights are drawn evenly from all that add up to 1 (Dirichlet's distribution with ones); topics that share a place share it whole.
    """
    weights = np.random.default_rng(seed).dirichlet(np.ones(scores.shape[1]), size=draws)
    return np.asarray((ranks(weights @ scores.T, tied_within=1e-12) <= k).mean(axis=0))


def islands(said: Counted) -> int:
    """Into how many parts the topics fall that nobody has compared with each other; 1 where all hang together."""
    whole = said.whole
    return int(connected_components(whole + whole.T, directed=False)[0])
