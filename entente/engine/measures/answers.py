"""Answers that get better: the first at once, then a smaller bound or a better choice each time, until nothing better can exist.

The engine knows no clock: whoever asks stops when time is up, and has an answer with its bound at any moment.
"""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from entente.engine.measures.branch import is_few, proven
from entente.engine.measures.greedy import begun
from entente.engine.measures.merging import merged
from entente.engine.measures.nouns import EPSILON, Answer, Instance
from entente.engine.measures.relaxation import Relaxation
from entente.engine.measures.search import searched
from entente.engine.measures.selection import Problem, Selection

FIRST = 12  # steps of the bound before the first answer
ATTEMPTS = 2  # of the search, for each step of the bound
PATIENCE = 400  # attempts without a better choice, once the bound has settled


def answers(instance: Instance, seed: int = 0) -> Iterator[Answer]:
    """Value never falls, bound never rises, value <= bound. Ends when proven, or when neither has moved for long."""
    problem = Problem(merged(instance))
    known = [begun(problem)]
    bounds = Relaxation(problem.instance).bounds(lambda: known[0].value)
    bound = min(relaxed.bound for relaxed in islice(bounds, FIRST))
    yield answer(instance, known[0], bound)
    if is_few(problem):
        yield from _all(instance, known[0], bound)
        return
    search, quiet, has_settled = searched(known[0], seed), 0, False
    while quiet < PATIENCE or not has_settled:
        relaxed = next(bounds, None)
        has_settled = relaxed is None
        bound = bound if relaxed is None else min(bound, relaxed.bound)
        for _attempt in range(ATTEMPTS):
            found = next(search)
            quiet = 0 if found.value > known[0].value else quiet + 1
            known[0] = found
        yield (said := answer(instance, known[0], bound))
        if said.is_proven:
            return


def _all(instance: Instance, best: Selection, bound: float) -> Iterator[Answer]:
    known = best
    for best in proven(known):
        if best is not known:
            known = best
            yield answer(instance, known, bound)
    yield answer(instance, known, known.value)


def answer(instance: Instance, best: Selection, bound: float) -> Answer:
    chosen = tuple(np.flatnonzero(best.chosen).tolist())
    value = instance.value(best.chosen)
    bound = max(bound, value)
    return Answer(chosen, value, bound, float(instance.costs @ best.chosen), bound <= value * (1 + EPSILON))
