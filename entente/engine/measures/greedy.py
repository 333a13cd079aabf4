"""Filling a choice: always the measure that adds most for the share of the resources it takes, with what has to come before it.

Source: Nemhauser, Wolsey and Fisher 1978; Khuller, Moss and Naor 1999 for the budget (the best single measure is compared as well).
All gains are kept exact while cells open, so that no gain has to be looked up again: the work of a whole run is one look at every entry.
"""

from collections.abc import Iterator

import numpy as np

from entente.engine.measures.nouns import EPSILON, Bools, Floats
from entente.engine.measures.selection import Problem, Selection


def filled(selection: Selection, barred: Bools | None = None, scale: Floats | None = None) -> Selection:
    """The selection itself, filled until nothing that fits adds anything. `scale` bends the order, for a search that tries another way."""
    for _step in steps(selection, barred, scale):
        pass
    return selection


def steps(selection: Selection, barred: Bools | None = None, scale: Floats | None = None) -> Iterator[list[int]]:
    """One bundle after the other: a measure, and what has to come before it."""
    while bundle := _best(selection, barred, scale):
        selection.add(bundle)
        yield bundle


def begun(problem: Problem) -> Selection:
    """The better of the greedy choice and the best measure alone, filled."""
    greedy = filled(Selection(problem))
    alone = _alone(problem)
    return alone if alone.value > greedy.value else greedy


def _alone(problem: Problem) -> Selection:
    empty = Selection(problem)
    bundles = sorted((empty.missing(one) for one in np.flatnonzero(empty.gains > 0).tolist()), key=empty.adds, reverse=True)
    for bundle in bundles:
        if is_allowed(empty, bundle):
            empty.add(bundle)
            break
    return filled(empty)


def _best(selection: Selection, barred: Bools | None, scale: Floats | None) -> list[int]:
    problem = selection.problem
    ratio = selection.gains / problem.dearness if scale is None else selection.gains * scale / problem.dearness
    open_to = ~selection.chosen if barred is None else ~selection.chosen & ~barred
    waiting = np.array([open_to[one] and any(not selection.chosen[b] for b in needed) for one, needed in problem.before.items()], bool)
    bundled = np.array(list(problem.before), np.int64)[waiting].tolist() if len(waiting) else []
    plain = open_to & selection.fits() & (selection.gains > EPSILON)
    if not problem.instance.has_parties and not bundled:
        return [int(np.where(plain, ratio, -1.0).argmax())] if plain.any() else []
    offers = [(float(ratio[one]), [one]) for one in np.flatnonzero(plain).tolist()]
    offers += [_offer(selection, bundle) for one in bundled if _is_open(bundle := selection.missing(one), barred)]
    for worth, bundle in sorted(offers, key=lambda offer: -offer[0]):
        if worth > EPSILON and is_allowed(selection, bundle):
            return bundle
    return []


def _offer(selection: Selection, bundle: list[int]) -> tuple[float, list[int]]:
    return selection.adds(bundle) / float(selection.problem.dearness[bundle].sum()), bundle


def _is_open(bundle: list[int], barred: Bools | None) -> bool:
    return barred is None or not barred[bundle].any()


def is_allowed(selection: Selection, bundle: list[int]) -> bool:
    chosen = selection.chosen.copy()
    chosen[bundle] = True
    return selection.problem.instance.allows(chosen)
