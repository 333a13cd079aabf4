"""What is covered, with the rows that show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from entente.certification.models import Catalogue, MappingRow, Requirement
from entente.certification.queries import named
from entente.certification.queries.graph import Reading, Selection
from entente.engine.coverage import Coverage, Link, Standing, Traces, Witness, cover, traced

RESIDUAL = (Standing.GAP, Standing.REVIEW, Standing.NOT_MAPPED)


@dataclass(frozen=True)
class Answer:
    """How much of a target is covered by what is held: over assessable requirements, each with its standing and its why."""

    reading: Reading
    held: Selection
    target: Selection
    coverage: Coverage
    traces: Traces

    @cached_property
    def chosen(self) -> Any:
        """The target's assessable requirements."""
        return self.reading.chosen(self.target) & self.reading.requirements.assessable

    @cached_property
    def counts(self) -> dict[str, int]:
        """{"requirements", "certain", "possible", "gap", "review", "not_mapped"}."""
        found = self.coverage.counts(self.chosen)
        ordered = {"requirements": int(self.chosen.sum()), "certain": found["certain"], "possible": found["certain"] + found["review"]}
        return ordered | {name: found[name] for name in ("gap", "review", "not_mapped")}

    @cached_property
    def interval(self) -> tuple[float, float]:
        """Shares of the target's weight."""
        weight = self.reading.requirements.weight
        total = float(weight[self.chosen].sum()) or 1.0
        low, high = self.coverage.interval(self.chosen, weight)
        return low / total, high / total

    def places(self, standing: Standing) -> list[int]:
        return [int(place) for place in np.flatnonzero(self.chosen & (self.coverage.standing == standing))]

    def standing(self, place: int) -> Standing:
        return Standing(int(self.coverage.standing[place]))

    def share(self, place: int) -> float:
        return float(self.coverage.lower[place])


def answered(reading: Reading, held: Selection, target: Selection) -> Answer:
    return _answered(reading.edition, _Kept(reading), held, target)


class _Kept:
    """A reading as a key of the cache: the same columns, the same answer."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.reading is self.reading


@lru_cache(maxsize=64)
def _answered(edition: int, kept: _Kept, held: Selection, target: Selection) -> Answer:
    reading = kept.reading
    all_held = reading.chosen(held)
    coverage = cover(reading.requirements, reading.rows, reading.closure, all_held, reading.complete)
    return Answer(reading, held, target, coverage, traced(reading.requirements, reading.rows, all_held))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain, as a person reads it."""

    link: Link
    requirement: Requirement
    before: Requirement | None = None
    row: MappingRow | None = None

    @property
    def is_forward(self) -> bool:
        """Whether the row is said from the step before to this one, and not the other way."""
        return self.row is not None and self.before is not None and self.row.source_id == self.before.pk


@dataclass(frozen=True, slots=True)
class Explained:
    requirement: Requirement
    standing: Standing
    share: float
    steps: list[Step]

    @property
    def begins(self) -> Requirement | None:
        """What is held and is the nearest to it: whose evidence serves here."""
        return self.steps[0].requirement if self.steps and self.steps[0].link is Link.HELD else None


def explained(answer: Answer, places: Sequence[int]) -> list[Explained]:
    """Each with its shortest chain: two queries, whatever their number."""
    chains = {place: answer.traces.chain(place) for place in places}
    steps = [step for chain in chains.values() for step in chain]
    requirements = _requirements(answer.reading, {*places, *(step.requirement for step in steps)})
    rows = _rows(answer.reading, {step.row for step in steps if step.link is Link.ROW})
    return [
        Explained(
            requirements[place],
            answer.standing(place),
            answer.share(place),
            [_step(step, requirements, rows) for step in chains[place]],
        )
        for place in places
    ]


def _step(step: Witness, requirements: dict[int, Requirement], rows: dict[int, MappingRow]) -> Step:
    return Step(step.link, requirements[step.requirement], requirements.get(step.before), rows.get(step.row))


def _requirements(reading: Reading, places: set[int]) -> dict[int, Requirement]:
    keys = {int(reading.keys[place]): place for place in places}
    found = Requirement.objects.filter(pk__in=keys).select_related("catalogue")
    return {keys[row.pk]: row for row in found}


def _rows(reading: Reading, numbers: set[int]) -> dict[int, MappingRow]:
    keys = {int(reading.row_keys[number]): number for number in numbers}
    found = MappingRow.objects.filter(pk__in=keys).select_related("mapping_set", "reviewer")
    return {keys[row.pk]: row for row in found}


def requirement_named(catalogue: Catalogue, name: str) -> Requirement | None:
    """By URN or by reference."""
    return named.parts({(catalogue.pk, name)}).get((catalogue.pk, name))
