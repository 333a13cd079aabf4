"""Swap search: take a measure out or put one in, fill again, keep what is better; then shake the choice and go on.

It never ends by itself; whoever asks decides when to stop. The same seed gives the same search.
"""

from collections.abc import Iterator

import numpy as np

from entente.engine.measures.greedy import filled
from entente.engine.measures.nouns import EPSILON, Bools
from entente.engine.measures.selection import Selection

SHAKEN = 0.15  # the share of a choice that a shake takes out
BEND = 0.3  # standard deviation of the logarithm by which a shake bends the order


def searched(best: Selection, seed: int = 0) -> Iterator[Selection]:
    """The best choice known, after each attempt; passes of swaps as long as they help, then shakes."""
    dice = np.random.default_rng(seed)
    while True:
        before = best.value
        for better in _swapped(best):
            best = better
            yield best
        while best.value <= before * (1 + EPSILON):
            shaken = _shaken(best, dice)
            best = shaken if _is_better(shaken, best) else best
            yield best


def _swapped(best: Selection) -> Iterator[Selection]:
    """Each chosen measure out, then each other in, once."""
    for one in np.flatnonzero(best.chosen).tolist():
        if best.chosen[one]:
            best = _better(best, _without(best, one))
            yield best
    for one in np.flatnonzero(~best.chosen & (best.gains > EPSILON)).tolist():
        if not best.chosen[one]:
            best = _better(best, _forced(best, one))
            yield best


def _better(best: Selection, other: Selection | None) -> Selection:
    return other if other is not None and _is_better(other, best) else best


def _is_better(other: Selection, best: Selection) -> bool:
    return other.value > best.value * (1 + EPSILON) and other.problem.instance.allows(other.chosen)


def _without(best: Selection, one: int) -> Selection:
    other = best.copy()
    other.drop(other.with_dependents(one))
    return filled(other, _only(other, one))


def _forced(best: Selection, one: int) -> Selection | None:
    """The measure in, and out what adds least for what it takes until everything fits again."""
    other = best.copy()
    bundle = other.missing(one)
    kept = {*bundle, *other.problem.before.get(one, ())}
    other.add(bundle)
    while (other.slack < -EPSILON * (1 + np.abs(other.problem.instance.limits))).any():
        leaving = [each for each in np.flatnonzero(other.chosen).tolist() if kept.isdisjoint(other.with_dependents(each))]
        if not leaving:
            return None
        other.drop(other.with_dependents(min(leaving, key=lambda each: _loss(other, each) / other.problem.dearness[each])))
    return filled(other)


def _loss(selection: Selection, one: int) -> float:
    cells = selection.problem.cells(one)
    return float(selection.problem.instance.weights[cells[selection.times[cells] == 1]].sum())


def _shaken(best: Selection, dice: np.random.Generator) -> Selection:
    other = best.copy()
    chosen = np.flatnonzero(other.chosen)
    for one in dice.permutation(chosen)[: max(1, round(len(chosen) * SHAKEN))].tolist():
        if other.chosen[one]:
            other.drop(other.with_dependents(one))
    return filled(other, scale=np.exp(dice.normal(0, BEND, len(other.chosen))))


def _only(selection: Selection, one: int) -> Bools:
    barred = np.zeros(len(selection.chosen), bool)
    barred[one] = True
    return barred
