"""Audit: what an attacker works out from published tables alone. Nothing secret goes in, so anybody can run it on what we publish.

The attacker knows every published cell of a release and, if given, of the one before, the directory, the public part of each cell, that
no amount is below zero, and the lines of one contributor. All tables are taken together in one linear programme.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from entente.engine.disclosure.attacker import SCALE, least
from entente.engine.disclosure.blocks import Block, Mask, Vector, blocks_of
from entente.engine.disclosure.frame import frame_of
from entente.engine.disclosure.nouns import TOTAL, Address, Line, Structure, Tables
from entente.engine.money import to_cents


@dataclass(frozen=True, slots=True)
class Interval:
    """Euros, public part included, to the cent; `high` is None when nothing bounds the amount from above."""

    low: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Attacker:
    """One contributor with its own lines in this release and in the one before."""

    name: str
    lines: tuple[Line, ...] = ()
    lines_before: tuple[Line, ...] = ()


OUTSIDER = Attacker("")


@dataclass(frozen=True, slots=True)
class Findings:
    """The interval of every cell that is not published, now and in the release before."""

    now: Mapping[Address, Interval]
    before: Mapping[Address, Interval]


def attack(
    now: Tables, structure: Structure, *, before: Tables | None = None, attacker: Attacker = OUTSIDER, only_grows: bool = True
) -> Findings:
    """The tightest intervals that the attacker can derive for the suppressed cells.

    `only_grows`: the attacker takes for granted that no amount fell since the release before. Raises InconsistentError where the
    figures (or that assumption) contradict each other. Accuracy: SCALE is the larger total, HiGHS keeps constraints to 1e-7 of it.
    """
    return _Attack(now, before, structure, attacker, only_grows).findings()


class _Attack:
    """Unknowns: what others pay before, block by block, then what they pay now (or, where amounts only grow, the growth)."""

    def __init__(self, now: Tables, before: Tables | None, structure: Structure, attacker: Attacker, only_grows: bool) -> None:
        self.releases: Sequence[Tables] = (now,) if before is None else (before, now)
        self.lines = (attacker.lines,) if before is None else (attacker.lines_before, attacker.lines)
        self.adds_up = only_grows
        tables = sorted({table for release in self.releases for table in release})
        frame = frame_of(_with_keys(structure, self.releases), (*attacker.lines, *attacker.lines_before), tables)
        self.blocks = blocks_of(frame, tables, (attacker.name,))

    def findings(self) -> Findings:
        now = len(self.releases) - 1
        return Findings(self._intervals(now), self._intervals(0) if now else {})

    def _intervals(self, at: int) -> dict[Address, Interval]:
        release = self.releases[at]
        hidden = [(table, key) for table, cells in release.items() for key, cell in cells.items() if not cell.is_published]
        return {address: self._interval(address, at) for address in hidden}

    def _interval(self, address: Address, at: int) -> Interval:
        goal, known = self._row(address, at), self._known(address, at)
        low, high = (least(sign * goal, *self._published, self._shut) for sign in (1.0, -1.0))
        return Interval(known + self._euros(goal, low), None if high is None else known + self._euros(goal, high))

    def _euros(self, goal: Vector, units: Vector | None) -> Decimal:
        """No amount is below zero, so without a bound below it is 0."""
        return Decimal(0) if units is None else to_cents(Decimal(max(float(goal @ units), 0.0) * self._scale))

    def _known(self, address: Address, at: int) -> Decimal:
        """The public part of a cell and the attacker's own."""
        table, key = address
        own = (line.amount for line in self.lines[at] if not line.is_public and tuple(line.at[d] for d in table) == key)
        cell = self.releases[at].get(table, {}).get(key)
        return sum(own, start=cell.public if cell else Decimal(0))

    @cached_property
    def _scale(self) -> float:
        known = [cell.amount for release in self.releases for cells in release.values() for cell in cells.values() if cell.amount]
        return float(max(known, default=Decimal(1))) / SCALE

    @cached_property
    def _published(self) -> tuple[NDArray[np.float64], Vector]:
        """What the cells tell, a row each, and that every block adds up to the same total."""
        rows, sums = [], []
        for at, release in enumerate(self.releases):
            for table, cells in release.items():
                for key, cell in cells.items():
                    if cell.amount is not None:
                        rows.append(self._row((table, key), at))
                        sums.append(float(cell.amount - self._known((table, key), at)) / self._scale)
            for block in self.blocks[1:]:
                rows.append(self._row(TOTAL, at, block) - self._row(TOTAL, at))
                sums.append(0.0)
        return np.array(rows).reshape(-1, len(self._shut)), np.array(sums)

    @cached_property
    def _shut(self) -> Mask:
        return np.concatenate([block.shut[0] for _ in self.releases for block in self.blocks])

    def _row(self, address: Address, at: int, of: Block | None = None) -> Vector:
        """1 for every unknown that adds to the cell in that release; amounts that only grow contain those before."""
        table = address[0]
        home = of or next(block for block in self.blocks if not table or table in block.tables)
        here = np.concatenate([block.rows[address] if block is home else np.zeros(len(block.unknowns)) for block in self.blocks])
        parts = [here * (when == at or (when < at and self.adds_up)) for when in range(len(self.releases))]
        return np.concatenate(parts)


def _with_keys(structure: Structure, releases: Iterable[Tables]) -> Structure:
    """The values that the published tables themselves show."""
    values = {dimension: set(given) for dimension, given in structure.values.items()}
    for table, cells in (item for release in releases for item in release.items()):
        for key in cells:
            for dimension, value in zip(table, key, strict=True):
                values.setdefault(dimension, set()).add(value)
    return Structure(structure.units, {d: tuple(sorted(v)) for d, v in values.items()}, structure.always_public)
