"""What the index would be while somebody slides: cells that the same measures open are one atom, so little is left to add up."""

from collections.abc import Callable, Sequence

import numpy as np

from entente.engine.access.nouns import Bools
from entente.engine.fragmentation.index import WEIGHTS, Weights
from entente.engine.fragmentation.nouns import World
from entente.engine.fragmentation.parts import foreign

MOST_MEASURES = 62


class WhatIf:
    """A world and up to 62 measures, each with the cells [c, m] that it opens; a choice is a number whose bit k stands for measure k.

    `acc` is exact for every choice and costs a few microseconds. F_cost and F_het are worked out by `further(choice)` when a choice
    is met first, and remembered.
    """

    def __init__(
        self, world: World, opens: Sequence[Bools], further: Callable[[int], tuple[float, float]], weights: Weights = WEIGHTS
    ) -> None:
        if len(opens) > MOST_MEASURES:
            raise ValueError(f"At most {MOST_MEASURES} measures can be slid together.")
        weight, cells = foreign(world), world.access
        self._of = float((weight * (cells.opened | cells.shut)).sum())
        self._patterns, self._gains = _atoms(weight, cells.shut, opens)
        self._lost = float((weight * cells.shut).sum())
        self._further, self._known, self._shares = further, dict[int, float](), weights.shares

    def acc(self, choice: int) -> float:
        """F_acc with these measures; 0 where nothing can be lost."""
        if self._of <= 0:
            return 0.0
        gained = float(self._gains.dot(self._patterns & choice != 0))
        return max(0.0, (self._lost - gained) / self._of)

    def index(self, choice: int) -> float:
        """F with these measures."""
        rest = self._known.get(choice)
        if rest is None:
            cost, het = self._further(choice)
            rest = self._known[choice] = self._shares[1] * cost + self._shares[2] * het
        return self._shares[0] * self.acc(choice) + rest


def _atoms(weight: np.ndarray, shut: Bools, opens: Sequence[Bools]) -> tuple[np.ndarray, np.ndarray]:
    """(which measures open it, what it counts) by atom; cells that no measure opens are in none."""
    pattern = np.zeros(weight.shape, np.int64)
    for place, opened in enumerate(opens):
        pattern |= np.where(opened & shut, np.int64(1) << place, 0)
    patterns, atom = np.unique(pattern, return_inverse=True)
    gains = np.bincount(atom.reshape(-1), weight.reshape(-1), minlength=len(patterns))
    return patterns[patterns > 0], gains[patterns > 0]
