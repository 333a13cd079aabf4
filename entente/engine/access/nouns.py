"""Classes of certificates and markets as columns of numbers. What the numbers stand for is known above."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
UNKNOWN = -1


class Mode(IntEnum):
    """What a market asks of what is sold there. Not collected is not "nothing"."""

    NOT_COLLECTED = 0
    NOTHING_ASKED = 1
    VOLUNTARY = 2
    PROCUREMENT = 3
    MANDATORY = 4


@dataclass(frozen=True)
class Classes:
    """One row a class, [c]. -1 where a source does not state it; `weight` in certificates or any other measure of them."""

    scope: Ints
    level: Ints
    home: Ints
    category: Ints
    eal: Ints
    ava_van: Ints
    domain: Ints
    profile: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.level)

    @classmethod
    def of(cls, level: Sequence[int] | Ints, home: Sequence[int] | Ints, **told: Any) -> Self:
        """Scope 0 and weight 1 where they are not told; everything else is not stated then."""
        count = len(level)
        columns = {name: np.full(count, UNKNOWN) for name in ("category", "eal", "ava_van", "domain", "profile")}
        columns |= {"scope": np.zeros(count, int), "weight": np.ones(count)} | told
        columns |= {"level": np.asarray(level), "home": np.asarray(home)}
        return cls(**{name: np.asarray(value, float if name == "weight" else np.int64) for name, value in columns.items()})

    def chosen(self, which: Any) -> Self:
        return replace(self, **{each.name: getattr(self, each.name)[which] for each in fields(self)})


@dataclass(frozen=True)
class Markets:
    """One column a market by scope, [m]: what a sector of a state asks of products is not what it asks of cloud services.

    `accepted` [l, m]: the levels that are enough. `size`: the market's share, in any unit that is the same for all.
    """

    state: Ints
    sector: Ints
    scope: Ints
    size: Floats
    mode: Ints
    accepted: Bools

    def __len__(self) -> int:
        return len(self.state)

    @classmethod
    def of(cls, state: Any, mode: Any, accepted: Any, **told: Any) -> Self:
        """Sector and scope 0 and size 1 where they are not told."""
        count = len(state)
        zeros = np.zeros(count, np.int64)
        columns = {name: np.asarray(told.get(name, zeros), np.int64) for name in ("sector", "scope")}
        size = np.asarray(told.get("size", np.ones(count)), float)
        columns |= {"state": np.asarray(state, np.int64), "mode": np.asarray(mode, np.int64)}
        return cls(size=size, accepted=np.asarray(accepted, bool), **columns)

    @property
    def levels(self) -> int:
        return len(self.accepted)

    @property
    def is_collected(self) -> Bools:
        found: Bools = self.mode != Mode.NOT_COLLECTED
        return found

    @property
    def is_required(self) -> Bools:
        """By law or by who buys: where selling without is not possible."""
        found: Bools = self.mode >= Mode.PROCUREMENT
        return found

    def chosen(self, which: Any) -> Self:
        columns = {each.name: getattr(self, each.name) for each in fields(self)}
        return replace(self, **{name: value[:, which] if name == "accepted" else value[which] for name, value in columns.items()})
