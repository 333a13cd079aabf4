"""An attacker written apart from the engine: one unknown for every contributor, place, year, activity and grade, nothing grouped.

It sees what anybody sees (every table of both releases, the directory, public lines) and one contributor's own lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from entente.engine.disclosure import Address, Line, Structure, Tables

DIMENSIONS = ("country", "class", "year", "activity", "grade")
Slot = tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """One release in the attacker's hands: the tables, and the attacker's own lines at the time."""

    tables: Tables
    own: tuple[Line, ...]


class LoneAttacker:
    def __init__(self, name: str | None, structure: Structure, seen: Sequence[Seen], *, only_grows: bool) -> None:
        self.name, self.seen = name, seen
        self.slots = slots_of(structure)
        self.unit = 1 + max(float(cell.amount or 0) for view in seen for cells in view.tables.values() for cell in cells.values()) / 1e6
        told = [self._told(at) for at in range(len(seen))]
        self.rows = csr_matrix(np.vstack([rows for rows, _ in told]))
        self.sums = np.concatenate([sums for _, sums in told])
        count = len(self.slots)
        self.falls = csr_matrix(np.hstack([np.eye(count), -np.eye(count)])) if only_grows and len(seen) == 2 else None
        self.bounds = [bound for at in range(len(seen)) for bound in self._bounds(at)]

    def width(self, address: Address, at: int = 0, *, since: int | None = None) -> float:
        """How far apart the most and the least are that the cell (or its change since another release) can be, in euros."""
        goal = self._goal(address, at) - (self._goal(address, since) if since is not None else 0)
        least, most = self._extreme(goal), -self._extreme(-goal)
        return (most - least) * self.unit

    def _extreme(self, goal: np.ndarray) -> float:
        limit = None if self.falls is None else np.zeros(len(self.slots))
        found = linprog(goal, A_ub=self.falls, b_ub=limit, A_eq=self.rows, b_eq=self.sums, bounds=self.bounds, method="highs")
        assert found.status in (0, 3), found.message
        return float("-inf") if found.status == 3 else float(found.fun)

    def _told(self, at: int) -> tuple[np.ndarray, np.ndarray]:
        shown = [((table, key), cell) for table, cells in self.seen[at].tables.items() for key, cell in cells.items() if cell.is_published]
        rows = [np.zeros(len(self.slots) * len(self.seen)), *(self._goal(address, at) for address, _ in shown)]
        return np.array(rows), np.array([0.0, *(float(cell.amount - cell.public) / self.unit for _, cell in shown)])

    def _goal(self, address: Address, at: int) -> np.ndarray:
        here = np.array([falls_into(dict(zip(DIMENSIONS, slot[1:], strict=True)), address) for slot in self.slots], dtype=float)
        parts = [np.zeros(len(self.slots)) for _ in self.seen]
        parts[at] = here
        return np.concatenate(parts)

    def _bounds(self, at: int) -> list[tuple[float, float | None]]:
        own: dict[Slot, float] = {}
        for line in self.seen[at].own:
            slot = (line.contributor, *(line.at[dimension] for dimension in DIMENSIONS))
            own[slot] = own.get(slot, 0.0) + float(line.amount) / self.unit
        return [(own.get(slot, 0.0),) * 2 if slot[0] == self.name else (0.0, None) for slot in self.slots]


def slots_of(structure: Structure) -> list[Slot]:
    """Every place where a euro that is not public could stand."""
    free = [[v for v in structure.values[d] if v not in structure.always_public.get(d, ())] for d in DIMENSIONS[2:]]
    places = sorted({(unit.contributor, unit.at["country"], unit.at["class"]) for unit in structure.units})
    return [(*place, *rest) for place in places for rest in product(*free)]


def falls_into(at: dict[str, str], address: Address) -> bool:
    return all(at[dimension] == value for dimension, value in zip(*address, strict=True))
