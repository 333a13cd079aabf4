"""Choosing among today's candidates: the best within a budget and the whole curve, kept by each process until the market changes."""

import time
from typing import Any

from entente.market.queries.measures import FREE, Conditions
from entente.market.queries.what_if import Candidates

POINTS = 16
SECONDS = 1.0  # the longest that one answer searches
MOST_KEPT = 16  # curves, by conditions
_kept: tuple[Candidates, dict[Conditions, list[Any]]] | None = None


def best_for(known: Candidates, budget: float, under: Conditions = FREE) -> Any:
    """An answer of `engine.measures`, in per cent of the access outside home states; places are those of `known.measures`."""
    from entente.engine.measures import answers
    from entente.engine.measures.reading import read

    until, coming = time.monotonic() + SECONDS, answers(read(known.opens.instance(under), budget))
    best = next(coming)
    while time.monotonic() < until and (better := next(coming, None)):
        best = better
    return best


def curve_of(known: Candidates, under: Conditions = FREE) -> list[Any]:
    global _kept
    if _kept is None or _kept[0] is not known:
        _kept = (known, {})
    held = _kept[1]
    if under not in held:
        if len(held) >= MOST_KEPT:
            held.clear()
        held[under] = _curve(known, under)
    return held[under]


def _curve(known: Candidates, under: Conditions) -> list[Any]:
    if not known.measures:
        return []
    from entente.engine.measures.curve import curve, spaced
    from entente.engine.measures.reading import read

    instance = read(known.opens.instance(under), 0.0)
    *_before, whole = curve(instance, [0.0, *spaced(instance, POINTS - 1)])
    return whole
