"""F = 0.5 F_acc + 0.3 F_cost + 0.2 F_het, or other weights that are published beside it."""

from dataclasses import dataclass

import numpy as np

from entente.engine.access.nouns import Bools
from entente.engine.fragmentation.cost import Plan, f_cost
from entente.engine.fragmentation.nouns import Part, World
from entente.engine.fragmentation.parts import f_acc, f_het


class NotWeights(ValueError):
    """Weights are at least 0, and not all of them are 0."""


@dataclass(frozen=True, slots=True)
class Weights:
    acc: float = 0.5
    cost: float = 0.3
    het: float = 0.2

    def __post_init__(self) -> None:
        if min(self.all) < 0 or sum(self.all) <= 0:
            raise NotWeights("Weights are at least 0, and not all of them are 0.")

    @property
    def all(self) -> tuple[float, float, float]:
        return self.acc, self.cost, self.het

    @property
    def shares(self) -> tuple[float, float, float]:
        """Adding up to 1."""
        acc, cost, het = (weight / sum(self.all) for weight in self.all)
        return acc, cost, het


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Index:
    """The parts, always beside their weighted sum; `closed` is the share of required markets that nobody can open."""

    acc: Part
    cost: Part
    het: Part
    weights: Weights
    closed: float

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.acc, self.cost, self.het

    @property
    def value(self) -> float | None:
        """None while a part that counts is not known: an index over two parts would not compare with one over three."""
        counted = [(share, part.value) for share, part in zip(self.weights.shares, self.parts, strict=True) if share > 0]
        known = [(share, value) for share, value in counted if value is not None]
        return _inside(sum(share * value for share, value in known)) if len(known) == len(counted) else None

    @property
    def low(self) -> float:
        return _inside(sum(share * part.low for share, part in zip(self.weights.shares, self.parts, strict=True)))

    @property
    def high(self) -> float:
        return _inside(sum(share * part.high for share, part in zip(self.weights.shares, self.parts, strict=True)))


def measure(world: World, weights: Weights = WEIGHTS, inside: Bools | None = None) -> Index:
    """inside [m]: the markets that count, all by default."""
    plan = Plan(world, inside)
    cost = f_cost(world, plan.bill(world.costs.expected))
    return Index(f_acc(world, inside), cost, f_het(world, inside), weights, _closed(plan))


def _closed(plan: Plan) -> float:
    size = plan.world.markets.size
    asked = plan.world.markets.is_required & plan.inside
    return float((size * plan.closed).sum() / (size * asked).sum()) if (size * asked).sum() > 0 else 0.0


def _inside(share: float) -> float:
    return min(1.0, max(0.0, float(np.float64(share))))
