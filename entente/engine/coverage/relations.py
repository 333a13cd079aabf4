"""How a source requirement stands to a target: "source is <relation> of target"."""

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Relation(IntEnum):
    EQUAL = 0
    SUPERSET = 1
    SUBSET = 2
    INTERSECTS = 3
    NOT_RELATED = 4

    @property
    def turned(self) -> "Relation":
        """The same said of the target."""
        return {Relation.SUPERSET: Relation.SUBSET, Relation.SUBSET: Relation.SUPERSET}.get(self, self)


def read_cautiously(relation: NDArray[Any], reviewed: NDArray[np.bool_]) -> NDArray[Any]:
    """A superset or subset that nobody has reviewed says only that the two intersect."""
    one_way = (relation == Relation.SUPERSET) | (relation == Relation.SUBSET)
    return np.where(one_way & ~reviewed, np.int8(Relation.INTERSECTS), relation)
