"""The closure: which requirements contain which (C), and which certainly have something in common (P = C (I + Id) C')."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array
from scipy.sparse.csgraph import connected_components

from entente.engine.coverage.graph import Bools, Ints, Requirements, Rows


@dataclass(frozen=True)
class Closure:
    """Over classes of equal requirements. What neither a row nor the tree rule concerns has no class (-1): it stands for itself alone."""

    class_of: Ints
    contains: csr_array  # [q, r]: meeting q meets r
    overlaps: csr_array  # [q, r]: q and r have something in common, for certain

    @property
    def classes(self) -> int:
        return int(self.contains.shape[0])

    def classes_of(self, held: Bools) -> Bools:
        found = np.zeros(self.classes, bool)
        numbers = self.class_of[held]
        found[numbers[numbers >= 0]] = True
        return found

    def spread(self, classes: Bools) -> Bools:
        """The requirements in these classes."""
        return np.append(classes, False)[self.class_of]

    def stored(self) -> dict[str, NDArray[Any]]:
        """As columns that a file keeps."""
        parts = {"contains": self.contains, "overlaps": self.overlaps}
        columns = {f"{name}_{part}": getattr(matrix, part) for name, matrix in parts.items() for part in ("indptr", "indices")}
        return {"class_of": self.class_of, **{name: column.astype(np.int32) for name, column in columns.items()}}

    @classmethod
    def read(cls, stored: Mapping[str, NDArray[Any]]) -> "Closure":
        contains, overlaps = (_matrix(stored[f"{name}_indptr"], stored[f"{name}_indices"]) for name in ("contains", "overlaps"))
        return cls(stored["class_of"], contains, overlaps)


def closed(requirements: Requirements, rows: Rows) -> Closure:
    """Equal requirements are merged first: the rest is small."""
    larger, smaller, _row = rows.containments
    one, other, _row = rows.overlaps
    named = requirements.exhausted.copy()
    for column in (rows.source, rows.target, requirements.by_children):
        named[column] = True
    place = np.cumsum(named, dtype=np.int32) - 1
    count = int(named.sum())
    edges = _edges(place[larger], place[smaller], count)
    classes, label = connected_components(edges, directed=True, connection="strong")
    contains = _transitive(_edges(label[place[larger]], label[place[smaller]], classes))
    together = _edges(label[place[one]], label[place[other]], classes)
    class_of = np.full(len(requirements), -1, np.int32)
    class_of[named] = label
    return Closure(class_of, contains, _bool(contains @ (together @ contains.T.tocsr())))


def _transitive(edges: csr_array) -> csr_array:
    """Squared until nothing is added: as many products as the longest chain has doublings."""
    while True:
        further = _bool(edges @ edges)
        if further.nnz == edges.nnz:
            return edges
        edges = further


def _edges(start: NDArray[Any], end: NDArray[Any], count: int) -> csr_array:
    """Reflexive: everything contains, and meets, itself."""
    found = csr_array((np.ones(len(start), bool), (start, end)), shape=(count, count))
    return _bool(found + eye_array(count, dtype=bool, format="csr"))


def _bool(matrix: csr_array) -> csr_array:
    matrix = matrix.tocsr()
    matrix.sum_duplicates()
    return matrix.astype(bool, copy=False)


def _matrix(indptr: NDArray[Any], indices: NDArray[Any]) -> csr_array:
    count = len(indptr) - 1
    return csr_array((np.ones(len(indices), bool), indices, indptr), shape=(count, count))
