"""The tree rule: a parent is proved by all its children where they exhaust it, and possible by any of them. Nothing passes downwards."""

import numpy as np

from entente.engine.coverage.graph import Bools, Requirements


def proved_by_children(requirements: Requirements, certain: Bools) -> Bools:
    """Parents whose children are all certain and exhaust them, that are not certain already."""
    family = requirements.by_children
    met = np.bincount(requirements.parent[family[certain[family]]], minlength=len(requirements))
    proved: Bools = requirements.exhausted & (requirements.children > 0) & (met == requirements.children) & ~certain
    return proved


def lifted(requirements: Requirements, possible: Bools) -> Bools:
    """Every ancestor of what is possible is possible too."""
    found, frontier = possible.copy(), np.flatnonzero(possible)
    while len(frontier):
        above = requirements.parent[frontier].astype(np.intp)
        above = above[above >= 0]
        frontier = above[~found[above]]
        found[frontier] = True
    return found


def with_below(requirements: Requirements, chosen: Bools) -> Bools:
    """A part as somebody chooses it: a requirement with all that is under it. What is chosen, not what follows."""
    found = chosen.copy()
    while True:
        further = (requirements.parent >= 0) & found[requirements.parent] & ~found
        if not further.any():
            return found
        found |= further
