"""Bradley and Terry's model: each topic has a strength, and is preferred to another in proportion to the two.

Fitted by minorisation and maximisation (D. R. Hunter, *MM algorithms for generalized Bradley-Terry models*, Annals of Statistics 32, 2004).
Every topic also wins and loses `PRIOR` comparisons against an imagined topic of middling strength: so a topic that always wins stays
finite, topics that were never compared stand at comparable places, and one more comparison A > B never lowers A against anybody.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PRIOR = 0.5
CLOSE = 1e-9
MOST_STEPS, MOST_NEWTON_STEPS = 20_000, 60


def fit(wins: Floats, *, prior: float = PRIOR) -> Floats:
    """Scores (logarithms of strengths, 0 on average) from wins[topic, other]."""
    pairs, won = wins + wins.T, wins.sum(axis=1) + prior
    strength = np.ones(len(wins))
    for _step in range(MOST_STEPS):
        better = won / ((pairs / (strength[:, None] + strength)).sum(axis=1) + 2 * prior / (strength + 1))
        moved = np.abs(np.log(better / strength)).max()
        strength = better
        if moved < CLOSE:
            break
    scores = np.log(strength)
    return np.asarray(scores - scores.mean())


def refit(wins: Floats, start: Floats, *, prior: float = PRIOR) -> Floats:
    """The same scores for many tables wins[table, topic, other] that resemble one whose scores are known.

    The same maximum, by Newton's steps from there: a handful instead of hundreds. A step is held to 1, since far off it may lead astray.
    """
    pairs, won = wins + wins.swapaxes(1, 2), wins.sum(axis=2) + prior
    scores = np.broadcast_to(start, won.shape).copy()
    for _step in range(MOST_NEWTON_STEPS):
        moved = _newton(pairs, won, scores, prior)
        largest = np.abs(moved).max(axis=1, keepdims=True)
        scores += moved / largest.clip(1)
        if largest.max(initial=0) < CLOSE:
            break
    return np.asarray(scores - scores.mean(axis=1, keepdims=True))


def _newton(pairs: Floats, won: Floats, scores: Floats, prior: float) -> Floats:
    """The step at each table; the imagined topic has the score 0 and makes every table's system solvable."""
    strength = np.exp(scores)
    share = strength[:, :, None] / (strength[:, :, None] + strength[:, None, :])
    against = strength / (strength + 1)
    slope = won - (pairs * share).sum(axis=2) - 2 * prior * against
    bend = pairs * share * (share - 1)
    places = np.arange(scores.shape[1])
    bend[:, places, places] = 0
    bend[:, places, places] = 2 * prior * against * (1 - against) - bend.sum(axis=2)
    return np.asarray(np.linalg.solve(bend, slope[:, :, None])[:, :, 0])


def ranks(scores: Floats, *, tied_within: float = 1e-7) -> NDArray[np.int64]:
    """1 for the best; topics whose scores differ by less than that share the lower number."""
    better = scores[..., None, :] > scores[..., :, None] + tied_within
    return np.asarray(better.sum(axis=-1) + 1)
