"""Every catalogue onto every other: how much each proves, certainly and at most as far as mapped."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from entente.engine.coverage.closure import Closure
from entente.engine.coverage.graph import Requirements


@dataclass(frozen=True)
class Matrix:
    """[source, target]: assessable requirements of the target that holding all of the source proves, certainly and at most."""

    certain: NDArray[np.int64]
    possible: NDArray[np.int64]
    total: NDArray[np.int64]


@dataclass(frozen=True)
class Ground:
    """What the matrix needs of a closure whatever is asked, made once with it."""

    seeds: csr_array  # [class, catalogue]: the catalogue has a requirement in the class
    own: csr_array  # [assessable requirement, class]: it is in the class
    reached: csr_array  # [assessable requirement, class]: it or something below it is in the class
    counted: csr_array  # [catalogue, assessable requirement]
    families: csr_array  # [parent that its children exhaust, class]: how many of them are in the class
    parents: csr_array  # [class, such a parent]: the parent's own class
    sizes: NDArray[np.int32]  # how many children each has
    total: NDArray[np.int64]


def matrix(closure: Closure, ground: Ground) -> Matrix:
    """All sources at once, as sparse products; equal to `cover` with everything of each source held (a law in the tests)."""
    certain = _proved(closure, ground)
    possible = ground.reached @ (closure.overlaps @ certain)
    return Matrix(_counted(ground, ground.own @ certain), _counted(ground, possible), ground.total)


def grounded(requirements: Requirements, closure: Closure) -> Ground:
    """Only what rows and the tree reach; everything else is proved by its own catalogue alone."""
    count, catalogues, classes = len(requirements), requirements.catalogues, closure.classes
    named = np.flatnonzero(closure.class_of >= 0)
    above, below = _ancestry(requirements, named)
    reached = _of(above, closure.class_of[below], (count, classes))
    chosen = np.flatnonzero(requirements.assessable & (np.diff(reached.indptr) > 0))
    own = _of(named, closure.class_of[named], (count, classes))
    parents = np.flatnonzero(requirements.exhausted & (requirements.children > 0))
    place = np.full(count, -1)
    place[parents] = np.arange(len(parents))
    family = requirements.by_children
    counts = np.ones(len(family), np.int32), (place[requirements.parent[family]], closure.class_of[family])
    return Ground(
        seeds=_of(closure.class_of[named], requirements.catalogue[named], (classes, catalogues)),
        own=own[chosen],
        reached=reached[chosen],
        counted=_of(requirements.catalogue[chosen], np.arange(len(chosen)), (catalogues, len(chosen))).astype(np.int32),
        families=csr_array(counts, shape=(len(parents), classes)),
        parents=_of(closure.class_of[parents], np.arange(len(parents)), (classes, len(parents))),
        sizes=requirements.children[parents],
        total=np.bincount(requirements.catalogue[requirements.assessable], minlength=catalogues),
    )


def _proved(closure: Closure, ground: Ground) -> csr_array:
    """[class, catalogue]: containment and the tree by turns, as in `cover.proved`."""
    smaller = closure.contains.T.tocsr()
    certain = smaller @ ground.seeds
    while len(ground.sizes):
        met = (ground.families @ certain.astype(np.int32)).tocoo()
        whole = met.data == ground.sizes[met.row]
        parents = _of(met.row[whole], met.col[whole], met.shape)
        further = (smaller @ (certain + ground.parents @ parents)).tocsr()
        if further.nnz == certain.nnz:
            break
        certain = further
    return certain


def _counted(ground: Ground, found: csr_array) -> NDArray[np.int64]:
    """[source, target]; a catalogue proves all of itself."""
    counts: NDArray[np.int64] = (ground.counted @ found.astype(np.int32)).toarray().T.astype(np.int64)
    np.fill_diagonal(counts, ground.total)
    return counts


def _ancestry(requirements: Requirements, named: NDArray[np.intp]) -> tuple[NDArray[Any], NDArray[Any]]:
    """(requirement, itself or something named below it)."""
    above, below = [named], [named]
    while len(named):
        parent = requirements.parent[above[-1]].astype(np.intp)
        named = below[-1][parent >= 0]
        above.append(parent[parent >= 0])
        below.append(named)
    return np.concatenate(above), np.concatenate(below)


def _of(row: NDArray[Any], column: NDArray[Any], shape: tuple[int, ...]) -> csr_array:
    return csr_array((np.ones(len(row), bool), (row, column)), shape=shape)
