"""A world on one day: who holds what, who asks what, what counts as what, what it costs, what is required."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from entente.engine.access import Access, Classes, Markets, Rules, access, composed
from entente.engine.access.nouns import Bools, Floats


@dataclass(frozen=True)
class Costs:
    """Triangular ranges by level [l], in one currency; nan where nobody knows. Never a point."""

    low: Floats
    likely: Floats
    high: Floats

    @property
    def expected(self) -> Floats:
        """The mean of a triangular distribution."""
        found: Floats = (self.low + self.likely + self.high) / 3
        return found

    @classmethod
    def unknown(cls, levels: int) -> "Costs":
        return cls(*(np.full(levels, np.nan) for _ in range(3)))


@dataclass(frozen=True)
class World:
    """`offers`: what can be had today, as classes without weight; `requires` [m, q] with `requirement_weight` [q].

    `is_required_known` [m]: somebody collected what is required there. Columns of `requires` are classes of requirements.
    """

    classes: Classes
    markets: Markets
    rules: Rules
    offers: Classes
    costs: Costs
    requires: Bools
    requirement_weight: Floats
    is_required_known: Bools

    @cached_property
    def chains(self) -> Rules:
        return composed(self.rules)

    @cached_property
    def access(self) -> Access:
        return access(self.classes, self.markets, self.chains)

    @cached_property
    def offered(self) -> Access:
        return access(self.offers, self.markets, self.chains)

    @cached_property
    def is_home(self) -> Bools:
        """[c, m]"""
        found: Bools = self.classes.home[:, None] == self.markets.state[None, :]
        return found

    @cached_property
    def may_take(self) -> Bools:
        """[c, o]: a product takes what is made for its scope, category, technical domain and kind of profile."""
        found = np.ones((len(self.classes), len(self.offers)), bool)
        for name in ("scope", "category", "domain", "profile"):
            found &= getattr(self.classes, name)[:, None] == getattr(self.offers, name)[None, :]
        return found

    @cached_property
    def kept(self) -> dict[bytes, Any]:
        """What is worked out of this world once, by whoever needs it."""
        return {}

    @property
    def everywhere(self) -> Bools:
        return np.ones(len(self.markets), bool)


@dataclass(frozen=True, slots=True)
class Part:
    """`value` over what is known, None where nothing is; between `low` and `high` whatever the unknown may be.

    `known`: the share of all cells, pairs or certificates that the value rests on.
    """

    value: float | None
    low: float
    high: float
    known: float

    @classmethod
    def of(cls, lost: float, of: float, unknown: float) -> "Part":
        """Lost and unknown amounts; `of` is everything known. Rounding never leaves [0, 1]."""
        everything = of + unknown
        if everything <= 0:
            return cls(None, 0.0, 1.0, 0.0)
        value = _inside(lost / of) if of > 0 else None
        return cls(value, _inside(lost / everything), _inside((lost + unknown) / everything), _inside(of / everything))


def _inside(share: float) -> float:
    return min(1.0, max(0.0, float(share)))
