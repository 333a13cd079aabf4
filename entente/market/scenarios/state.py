"""The market on a day of a scenario."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from entente.engine.access.nouns import Bools, Floats
from entente.engine.fragmentation.cost import Plan
from entente.engine.fragmentation.parts import foreign
from entente.market.scenarios.changes import applied
from entente.market.scenarios.living import lived
from entente.market.scenarios.nouns import Baseline, Measure
from entente.market.world import Built

IN_THE_END = 50  # years: longer than any certificate


class State:
    """The market on a day: the baseline with the measures that are in force by then."""

    def __init__(self, baseline: Baseline, measures: tuple[Measure, ...], day: date) -> None:
        self.baseline, self.day = baseline, day
        rows = lived(baseline, measures, day)
        self.places = np.array([place for place, _fact in rows], np.int64)
        changed = replace(baseline.dataset, classes=tuple(fact for _place, fact in rows))
        self.built = Built(applied(changed, measures, day))

    @property
    def world(self) -> Any:
        return self.built.world

    @cached_property
    def weights(self) -> Floats:
        """[c, m]: what each cell counts outside the home state."""
        return foreign(self.world)

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.world)

    def enough(self) -> tuple[float, float]:
        """(certificates that open every required market of their scope, as far as known; certificates that meet any)."""
        access, asked = self.world.access, self.world.markets.is_required
        meets, shut = (access.in_scope & asked).any(1), (~access.opened & access.in_scope & asked).any(1)
        weight = self.world.classes.weight
        return float(weight[meets & ~shut].sum()), float(weight[meets].sum())

    def further(self, which: str, share: Floats) -> float | None:
        """What certifying again would cost, at the low, likely or high end; `share` [c] of each class counts. None where not known."""
        bill = self.plan.bill(getattr(self.world.costs, which))
        costed = bill.is_costed & (share > 0)
        return float(((bill.total - bill.one)[costed] * (self.world.classes.weight * share)[costed]).sum()) if costed.any() else None


def opened_by(before: State, one: Measure) -> Bools:
    """[c, m]: the cells outside home states that the measure alone opens, were it in force on the baseline's day."""
    after = State(before.baseline, (replace(one, on=before.day),), before.day)
    found: Bools = after.world.access.opened & before.world.access.shut & (before.weights > 0)
    return found


def lost_by(before: State, one: Measure) -> Floats:
    """[c]: the open access of each class that the measure alone shuts in the end, when nothing of what it replaces is renewed any more."""
    found = np.zeros(len(before.places))
    if one.kind == "adopt":  # every other kind only adds to what is enough
        after = State(before.baseline, (replace(one, on=before.day),), date(before.day.year + IN_THE_END, 1, 1))
        shut = after.world.access.shut & before.world.access.opened[after.places]
        np.add.at(found, after.places, (after.weights * shut).sum(1))
    return found
