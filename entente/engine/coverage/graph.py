"""Requirements and mapping rows as columns of numbers, in step with each other."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entente.engine.coverage.relations import Relation

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Requirements:
    """`parent` is -1 at the top; `exhausted` where the catalogue says that a requirement's children are all there is to it."""

    catalogue: Ints
    parent: Ints
    assessable: Bools
    exhausted: Bools
    weight: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.catalogue)

    @classmethod
    def of(cls, catalogue: Any, parent: Any, *, assessable: Any = None, exhausted: Any = None, weight: Any = None) -> "Requirements":
        count = len(catalogue)
        return cls(
            np.asarray(catalogue, np.int32),
            np.asarray(parent, np.int32),
            np.ones(count, bool) if assessable is None else np.asarray(assessable, bool),
            np.zeros(count, bool) if exhausted is None else np.asarray(exhausted, bool),
            np.ones(count) if weight is None else np.asarray(weight, float),
        )

    @cached_property
    def children(self) -> Ints:
        """How many each has."""
        return np.bincount(self.parent[self.parent >= 0], minlength=len(self)).astype(np.int32)

    @cached_property
    def by_children(self) -> Ints:
        """Those that all their children together prove: the members of exhausted families, as children."""
        below = np.flatnonzero(self.parent >= 0)
        return below[self.exhausted[self.parent[below]]].astype(np.int32)

    @property
    def catalogues(self) -> int:
        return int(self.catalogue.max(initial=-1)) + 1


@dataclass(frozen=True)
class Rows:
    """`share`: at least this much of the target is met by the source, said by a reviewer; 0 where nobody said so."""

    source: Ints
    target: Ints
    relation: NDArray[np.int8]
    share: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    def __len__(self) -> int:
        return len(self.source)

    @classmethod
    def of(cls, source: Any, target: Any, relation: Any, share: Any = None) -> "Rows":
        columns = np.asarray(source, np.int32), np.asarray(target, np.int32), np.asarray(relation, np.int8)
        return cls(*columns, np.zeros(len(columns[0])) if share is None else np.asarray(share, float))

    def where(self, *relations: Relation) -> NDArray[np.intp]:
        """The numbers of the rows that say one of these."""
        return np.flatnonzero(np.isin(self.relation, relations))

    @cached_property
    def containments(self) -> tuple[Ints, Ints, Ints]:
        """(larger, smaller, row): whoever meets the larger meets the smaller. An equality goes both ways."""
        down, up = self.where(Relation.EQUAL, Relation.SUPERSET), self.where(Relation.EQUAL, Relation.SUBSET)
        larger = np.concatenate([self.source[down], self.target[up]])
        smaller = np.concatenate([self.target[down], self.source[up]])
        return larger, smaller, np.concatenate([down, up]).astype(np.int32)

    @cached_property
    def overlaps(self) -> tuple[Ints, Ints, Ints]:
        """(one, other, row), each row both ways."""
        found = self.where(Relation.INTERSECTS)
        one, other = self.source[found], self.target[found]
        return np.concatenate([one, other]), np.concatenate([other, one]), np.concatenate([found, found]).astype(np.int32)
