"""A scenario: which measures from which day, over which years, on which baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from entente.engine.fragmentation import WEIGHTS, Weights
from entente.market.dataset import Dataset


class Malformed(ValueError):
    """The scenario cannot be read; the sentence says where and what was expected."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`terms`: what the kind asks for, as `docs/how-to/scenarios.md` lists it."""

    kind: str
    name: str
    on: date
    terms: Mapping[str, Any]


@dataclass(frozen=True)
class Baseline:
    """The market of a day with what is known of its certificates beside what access asks.

    `endings`: by place of a class, how many certificates end in which year; `sizes`: how many are held by which size of organisation.
    Where nothing is known of endings they are spread evenly over `VALIDITY` years, and the outcome says so.
    """

    dataset: Dataset
    endings: Mapping[int, Mapping[int, float]] = field(default_factory=dict)
    sizes: Mapping[int, Mapping[str, float]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.dataset.day)


@dataclass(frozen=True)
class Scenario:
    name: str
    baseline: Baseline
    measures: tuple[Measure, ...]
    years: tuple[int, ...]
    weights: Weights = WEIGHTS
