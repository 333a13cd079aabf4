"""Why one release differs from another: by part, and by what went in."""

from dataclasses import dataclass, replace

from entente.engine.fragmentation import Index, measure
from entente.market.dataset import Dataset
from entente.market.figures import Parameters
from entente.market.world import Built

STEPS = ("classes", "markets", "levels", "requirement_weights", "acceptances", "rules", "costs")


@dataclass(frozen=True, slots=True)
class Step:
    """What changing one input after those before it does to each figure; None where it is not known before or after."""

    changed: str
    index: float | None
    acc: float | None
    cost: float | None
    het: float | None

    @property
    def is_nothing(self) -> bool:
        return not any((self.index, self.acc, self.cost, self.het))


def explained(before: Dataset, after: Dataset, was: Parameters, now: Parameters) -> list[Step]:
    """One input after the other is exchanged, in the order of STEPS, the weights last: the steps add up to the difference."""
    current, found = before, []
    index = measure(Built(current).world, was.weights)
    for name in STEPS:
        if getattr(current, name) == getattr(after, name):
            continue
        current = replace(current, **{name: getattr(after, name)})
        found.append(_step(name, index, index := measure(Built(current).world, was.weights)))
    if was.weights != now.weights:
        found.append(_step("weights", index, measure(Built(current).world, now.weights)))
    return found


def _step(name: str, before: Index, after: Index) -> Step:
    parts = (_moved(one.value, other.value) for one, other in zip(before.parts, after.parts, strict=True))
    return Step(name, _moved(before.value, after.value), *parts)


def _moved(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
