"""The register and candidates, what scenarios and choices read of them."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from django.db.models import Count, Q, QuerySet

from entente.engine.access.nouns import Floats
from entente.market.measure_choices import Stance
from entente.market.models import Measure, Position
from entente.market.scenarios import Baseline, read
from entente.market.scenarios.state import State, lost_by, opened_by


def register() -> QuerySet[Measure]:
    """With how many live positions there are, in one query."""
    live = Q(positions__superseded_at=None)
    for_ = Count("positions", filter=live & Q(positions__stance__in=[Stance.FOR, Stance.CONDITIONS]))
    against = Count("positions", filter=live & Q(positions__stance=Stance.AGAINST))
    return Measure.objects.annotate(in_favour=for_, against=against).order_by("is_candidate", "due_on", "title")


def positions_of(measure: Measure) -> list[Position]:
    rows = measure.positions.filter(superseded_at=None).select_related("state", "organisation")
    return list(rows.order_by("state", "organisation__name_key"))


def countable() -> list[Measure]:
    """Candidates that a scenario can count, in a fixed order."""
    return list(Measure.objects.candidates().counted().prefetch_related("requires").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Conditions:
    """`capacity`: person-days that the measures of one year may take; None is no limit. No state loses: none more access than it gains."""

    capacity: float | None = None
    no_state_loses: bool = False


FREE = Conditions()


class Opens:
    """What each of some measures opens alone on a baseline: cells [c, m] outside home states, with their weights."""

    def __init__(self, baseline: Baseline, measures: list[Measure]) -> None:
        self.before = State(baseline, (), baseline.day)
        self.measures, self.day = measures, baseline.day
        told = [{**one.told, "on": baseline.dataset.day} for one in measures]
        self.read = read({"measures": told}, baseline).measures
        self.cells = [opened_by(self.before, one) for one in self.read]

    def together(self, choice: int) -> State:
        """The market of the day were all measures in force whose bit is set."""
        chosen = tuple(replace(one, on=self.day) for place, one in enumerate(self.read) if choice >> place & 1)
        return State(self.before.baseline, chosen, self.day) if chosen else self.before

    def instance(self, under: Conditions = FREE) -> dict[str, Any]:
        """In the format of `entente market choose`; cells in per cent of all access outside home states, amounts by their middle."""
        place = {one.pk: number for number, one in enumerate(self.measures)}
        told: dict[str, Any] = {
            "cells": (self.before.weights.ravel() / self._whole * 100).tolist(),
            "measures": [self._told(number, one, place) for number, one in enumerate(self.measures)],
            "exclusive": _groups(self.measures),
        }
        if under.capacity is not None:
            told["capacity"] = {str(self._year(one)): under.capacity for one in self.measures}
        if under.no_state_loses:
            told["party"] = np.repeat(self._homes, self.before.weights.shape[1]).tolist()
            told["measures"] = [one | {"loses": self.losses[number]} for number, one in enumerate(told["measures"])]
        return told

    @cached_property
    def losses(self) -> list[dict[str, float]]:
        """Of each measure: home state -> access that its certificates lose in the end, in per cent."""
        lost = [lost_by(self.before, one) / self._whole * 100 for one in self.read]
        return [_by_name(self._homes, one) for one in lost]

    @property
    def _whole(self) -> float:
        return float(self.before.weights.sum()) or 1.0

    @property
    def _homes(self) -> list[str]:
        return [one.home for one in self.before.built.dataset.classes]

    def _year(self, one: Measure) -> int:
        """In which its effort falls; where none is named, this one."""
        return one.year or self.day.year

    def _told(self, number: int, one: Measure, place: dict[int, int]) -> dict[str, Any]:
        requires = [place[each.pk] for each in one.requires.all() if each.pk in place]
        spent = {"cost": _middle(one.cost_low, one.cost_high), "effort": _middle(one.effort_low, one.effort_high), "year": self._year(one)}
        return {**spent, "opens": np.flatnonzero(self.cells[number].ravel()).tolist(), "requires": requires}


def _middle(low: Any, high: Any) -> float:
    return float(((low or 0) + (high or 0)) / 2)


def _by_name(names: list[str], weights: Floats) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, weight in zip(names, weights.tolist(), strict=True):
        if weight > 0:
            found[name] = found.get(name, 0.0) + weight
    return found


def _groups(measures: list[Measure]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for number, one in enumerate(measures):
        if one.group:
            found.setdefault(one.group, []).append(number)
    return [numbers for numbers in found.values() if len(numbers) > 1]
