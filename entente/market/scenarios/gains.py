"""Who gains and who loses: open shares before and after, by group and by the size of who holds the certificates."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from entente.engine.access.nouns import Floats
from entente.market.scenarios.state import State

Keys = Callable[[State], tuple[int, list[str]]]  # the axis of the cells that is grouped, and the name of each place on it


def _of_class(name: str) -> Keys:
    return lambda state: (0, [getattr(one, name) for one in state.built.dataset.classes])


def _of_market(place: int) -> Keys:
    return lambda state: (1, [column[place] for column in state.built.columns])


GROUPS: Mapping[str, Keys] = {
    "home_state": _of_class("home"),
    "market_state": _of_market(0),
    "sector": _of_market(1),
    "category": _of_class("category"),
}


def gains_of(before: State, after: State, of: Keys) -> list[dict[str, Any]]:
    """Open share of what is known, before and after, the largest change first; a group of which nothing is known is left out."""
    one, other = _open(before, of), _open(after, of)
    found = [
        {"of": key, "before": one[key], "after": other[key], "change": other[key] - one[key]} for key in one.keys() & other.keys() if key
    ]
    return sorted(found, key=lambda row: (-abs(row["change"]), row["of"]))


def _open(state: State, of: Keys) -> dict[str, float]:
    axis, keys = of(state)
    access, weights = state.world.access, state.weights
    opened, known = (_summed(weights * which, 1 - axis) for which in (access.opened, access.opened | access.shut))
    names, place = np.unique(np.array(keys, object).astype(str), return_inverse=True)
    sums = [np.bincount(place, column, len(names)) for column in (opened, known)]
    return {str(name): float(sums[0][number] / sums[1][number]) for number, name in enumerate(names) if sums[1][number] > 0}


def _summed(cells: Floats, axis: int) -> Floats:
    found: Floats = cells.sum(axis)
    return found


def sizes_of(before: State, after: State) -> list[dict[str, Any]]:
    names = sorted({name for held in before.baseline.sizes.values() for name in held})
    found = []
    for name in names:
        one, other = (_open_of_size(state, name) for state in (before, after))
        if one is not None and other is not None:
            found.append({"of": name, "before": one, "after": other, "change": other - one})
    return found


def _open_of_size(state: State, name: str) -> float | None:
    weights, access = state.weights * share_of(state, name)[:, None], state.world.access
    known = float((weights * (access.opened | access.shut)).sum())
    return float((weights * access.opened).sum()) / known if known else None


def share_of(state: State, name: str) -> Floats:
    """[c]: the share of each class that organisations of a size hold, as far as known."""
    sizes, facts = state.baseline.sizes, state.baseline.dataset.classes
    of_place = np.array([sizes.get(place, {}).get(name, 0.0) / fact.weight if fact.weight else 0.0 for place, fact in enumerate(facts)])
    found: Floats = of_place[state.places] if len(facts) else np.zeros(0)
    return found
