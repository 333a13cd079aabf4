"""Cells that the same measures open are one cell; cells that no measure opens are none."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from entente.engine.measures.nouns import Instance, Ints


def merged(instance: Instance) -> Instance:
    """The same instance over fewer cells: weights added, cells of different parties kept apart. Every choice keeps its value."""
    labels = _refined(instance)
    _values, first, where = np.unique(labels, return_index=True, return_inverse=True)
    weights = np.bincount(where, instance.weights, len(first)).astype(np.float64)
    opens = instance.opens[:, first].tocsr()
    kept = np.flatnonzero((np.diff(opens.tocsc().indptr) > 0) & (weights > 0))
    party = instance.party[first][kept] if instance.has_parties else instance.party
    return replace(instance, weights=weights[kept], opens=_sorted(opens[:, kept]), party=party)


def _refined(instance: Instance) -> Ints:
    """Partition refinement: each measure splits every class of cells into those that it opens and the rest. Exact, unlike hashing."""
    labels = instance.party.copy() if instance.has_parties else np.zeros(len(instance.weights), np.int64)
    free = int(labels.max(initial=0)) + 1
    for start, end in pairwise(instance.opens.indptr):
        cells = instance.opens.indices[start:end]
        old, where = np.unique(labels[cells], return_inverse=True)
        labels[cells] = free + where
        free += len(old)
    return labels


def _sorted(matrix: Any) -> Any:
    found = matrix.tocsr()
    found.sort_indices()
    return found
