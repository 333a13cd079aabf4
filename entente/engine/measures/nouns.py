"""What is chosen from, and what an answer says.

A cell is one class of certificates in one market, its weight the access that opening it brings. A measure opens cells and uses resources.
All conditions are rows `rows @ x <= limits` over the choice x in {0, 1}^measures: first the resources (the budget is row 0, then one a
year of capacity), then exclusivity (x_a + x_b <= 1), then precedence (x_after - x_before <= 0).
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
EPSILON = 1e-9


@dataclass(frozen=True)
class Instance:
    """`opens`: measures x cells, scipy CSR of ones. `party`: of each cell. `losses`: measures x parties, access lost."""

    weights: Floats
    opens: Any
    rows: Floats
    limits: Floats
    resources: int = 1
    requires: tuple[tuple[int, int], ...] = ()  # (after, before)
    party: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    losses: Floats = field(default_factory=lambda: np.zeros((0, 0)))

    @property
    def measures(self) -> int:
        return int(self.opens.shape[0])

    @property
    def costs(self) -> Floats:
        found: Floats = self.rows[0]
        return found

    @property
    def budget(self) -> float:
        return float(self.limits[0])

    @property
    def has_parties(self) -> bool:
        return self.losses.size > 0

    def value(self, chosen: Bools) -> float:
        """Weight of the cells that at least one chosen measure opens."""
        return float(self.weights[self.covered(chosen)].sum())

    def covered(self, chosen: Bools) -> Bools:
        found: Bools = self.opens.T @ chosen.astype(np.float64) > 0
        return found

    def allows(self, chosen: Bools) -> bool:
        """Whether every condition holds, no party losing more access than it gains."""
        if (self.rows @ chosen > self.limits + EPSILON * (1 + np.abs(self.limits))).any():
            return False
        return not self.has_parties or bool((self.gained(chosen) + EPSILON >= chosen @ self.losses).all())

    def gained(self, chosen: Bools) -> Floats:
        """Access that each party gains."""
        covered = self.covered(chosen)
        return np.bincount(self.party[covered], self.weights[covered], self.losses.shape[1]).astype(np.float64)


@dataclass(frozen=True)
class Answer:
    """A choice with the proven upper bound of what any choice can reach. Never one without the other."""

    chosen: tuple[int, ...]
    value: float
    bound: float
    cost: float
    is_proven: bool = False  # nothing better exists

    @property
    def gap(self) -> float:
        """(bound - value) / bound; 0 where nothing can be opened."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0
