"""The whole budget curve in one sweep: for each budget the best choice found and a proven bound, both never falling.

One dual point bounds every budget by a line, so each bound found serves all; a choice for a smaller budget serves every larger one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from entente.engine.measures.answers import answer
from entente.engine.measures.branch import is_few, proven
from entente.engine.measures.greedy import begun, filled
from entente.engine.measures.merging import merged
from entente.engine.measures.nouns import Answer, Instance
from entente.engine.measures.relaxation import Line, Relaxation
from entente.engine.measures.search import searched
from entente.engine.measures.selection import Problem, Selection

STEPS = 60  # of the bound, at each budget
ATTEMPTS = 40  # of the search, at each budget


@dataclass(frozen=True)
class Point:
    """One budget of the curve, in the unit of the costs."""

    budget: float
    answer: Answer


def curve(instance: Instance, budgets: Sequence[float], attempts: int = ATTEMPTS) -> Iterator[list[Point]]:
    """The curve so far, after each budget from the smallest to the largest; its bounds get smaller as further lines are found."""
    small = merged(instance)
    relaxation, lines, found = Relaxation(small), [], []
    before: Selection | None = None
    for budget in sorted(set(budgets)):
        before, is_proven = _best(small, budget, before, attempts)
        lines += _lines(relaxation, budget, before.value)
        found.append((budget, before, is_proven))
        yield [Point(each, _answer(instance, each, best, lines, proven)) for each, best, proven in found]


def spaced(instance: Instance, points: int = 24) -> list[float]:
    """Budgets from the cheapest measure to all of them, closer together where they are small."""
    costs = instance.costs[instance.costs > 0]
    if len(costs) < 2:
        return [float(cost) for cost in costs] or [0.0]
    return [*map(float, np.geomspace(costs.min(), costs.sum(), points)[:-1]), float(costs.sum())]


def _best(small: Instance, budget: float, before: Selection | None, attempts: int) -> tuple[Selection, bool]:
    """Greedy anew or filled from the choice before, the better of the two, then searched; few measures are proven, which is said."""
    limited = replace(small, limits=np.concatenate([[budget], small.limits[1:]]))
    problem = Problem(limited)
    best = begun(problem)
    if before is not None:
        carried = Selection(problem)
        carried.add(np.flatnonzero(before.chosen).tolist())
        best = max(filled(carried), best, key=lambda one: one.value)
    if is_few(problem):
        *_others, best = proven(best)
        return best, True
    return max(islice(searched(best), attempts), key=lambda one: one.value, default=best), False


def _lines(relaxation: Relaxation, budget: float, known: float) -> list[Line]:
    relaxation.again()
    found = [relaxed.line for relaxed in islice(relaxation.bounds(lambda: known, budget), STEPS)]
    return sorted(found, key=lambda line: line.at(budget))[:2]


def _answer(instance: Instance, budget: float, best: Selection, lines: list[Line], is_proven: bool) -> Answer:
    return answer(instance, best, best.value if is_proven else min(line.at(budget) for line in lines))
