"""What a held set proves of every requirement: certainly, perhaps, certainly nothing, or not known."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entente.engine.coverage.closure import Closure
from entente.engine.coverage.graph import Bools, Requirements, Rows
from entente.engine.coverage.relations import Relation
from entente.engine.coverage.tree import lifted, proved_by_children


class Standing(IntEnum):
    CERTAIN = 0
    REVIEW = 1
    GAP = 2
    NOT_MAPPED = 3


@dataclass(frozen=True)
class Coverage:
    """For each requirement a lower and an upper value, and where it stands."""

    lower: NDArray[np.float64]
    upper: Bools
    standing: NDArray[np.int8]

    def counts(self, chosen: Bools) -> dict[str, int]:
        """They add up to the number chosen."""
        found = np.bincount(self.standing[chosen], minlength=len(Standing))
        return {standing.name.lower(): int(found[standing]) for standing in Standing}

    def interval(self, chosen: Bools, weight: NDArray[Any]) -> tuple[float, float]:
        """The weight that is met at least, and at most as far as mapped."""
        return float(self.lower[chosen] @ weight[chosen]), float(self.upper[chosen] @ weight[chosen])


def cover(requirements: Requirements, rows: Rows, closure: Closure, held: Bools, complete: Collection[tuple[int, int]] = ()) -> Coverage:
    """`complete`: pairs of catalogues between which every overlap is said to be listed."""
    certain = proved(requirements, closure, held)
    classes = closure.classes_of(certain)
    possible = lifted(requirements, certain | closure.spread(closure.overlaps @ classes))
    lower = np.where(certain, 1.0, _shares(rows, closure, classes))
    excluded = ~possible & (_said_unrelated(rows, closure, held) | _mapped_whole(requirements, held, complete))
    standing = np.select([certain, possible, excluded], [Standing.CERTAIN, Standing.REVIEW, Standing.GAP], Standing.NOT_MAPPED)
    return Coverage(lower, possible, standing.astype(np.int8))


def proved(requirements: Requirements, closure: Closure, held: Bools) -> Bools:
    """Containment and the tree by turns, until neither adds anything: a parent its children prove proves what it contains."""
    certain = held.copy()
    while True:
        certain |= closure.spread(closure.contains.T @ closure.classes_of(certain))
        further = proved_by_children(requirements, certain)
        if not further.any():
            return certain
        certain |= further


def _shares(rows: Rows, closure: Closure, classes: Bools) -> NDArray[np.float64]:
    """The greatest share that anybody declared of what is proved; equal requirements have equal shares."""
    best = np.zeros(closure.classes + 1)
    said = np.flatnonzero(rows.share > 0)
    said = said[classes[closure.class_of[rows.source[said]]]]
    np.maximum.at(best, closure.class_of[rows.target[said]], rows.share[said])
    best[-1] = 0
    shares: NDArray[np.float64] = best[closure.class_of]
    return shares


def _said_unrelated(rows: Rows, closure: Closure, held: Bools) -> Bools:
    """Somebody compared it with what is held, and found nothing in common."""
    said, classes = rows.where(Relation.NOT_RELATED), closure.classes_of(held)
    source, target = closure.class_of[rows.source[said]], closure.class_of[rows.target[said]]
    found = np.zeros(closure.classes, bool)
    found[target[classes[source]]] = True
    found[source[classes[target]]] = True
    return closure.spread(found)


def _mapped_whole(requirements: Requirements, held: Bools, complete: Collection[tuple[int, int]]) -> Bools:
    """In a catalogue that is mapped completely to every catalogue of which something is held."""
    whole = np.zeros((requirements.catalogues,) * 2, bool)
    for one, other in complete:
        whole[one, other] = whole[other, one] = True
    sources = np.unique(requirements.catalogue[held])
    everywhere: Bools = whole[sources].all(axis=0) if len(sources) else np.zeros(len(whole), bool)  # type: ignore[assignment]
    mapped: Bools = everywhere[requirements.catalogue]
    return mapped
