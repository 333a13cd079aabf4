"""The frame: what anybody knows to exist before a single amount is published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from entente.engine.disclosure.nouns import Key, Line, Structure, Table, Unit


@dataclass(frozen=True)
class Frame:
    """What is known to exist: the places (in the dimensions that units have) and, by dimension, every value."""

    units: tuple[Unit, ...]
    values: Mapping[str, tuple[str, ...]]
    always_public: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def placed(self) -> tuple[str, ...]:
        """The dimensions that the directory tells of every contributor."""
        return tuple(sorted(self.units[0].at)) if self.units else ()

    @cached_property
    def contributors(self) -> tuple[str, ...]:
        return tuple(sorted({unit.contributor for unit in self.units}))

    def keys(self, table: Table) -> list[Key]:
        """Every cell of the table, those with nobody to fill them too."""
        return [tuple(key) for key in product(*(self.values.get(dimension, ()) for dimension in table))]

    def is_open(self, table: Table, key: Key) -> bool:
        """Whether every line in the cell is public by its nature."""
        return any(value in self.always_public.get(dimension, ()) for dimension, value in zip(table, key, strict=True))

    def standing_at(self, table: Table, key: Key) -> frozenset[str] | None:
        """Who could pay secret euros into the cell; None where the directory sets no limit (nobody is known at all)."""
        if self.is_open(table, key):
            return frozenset()
        if not self.units:
            return None
        spot = frozenset((dimension, value) for dimension, value in zip(table, key, strict=True) if dimension in self.placed)
        return self._standing.get(spot, frozenset())

    @cached_property
    def _standing(self) -> Mapping[frozenset[tuple[str, str]], frozenset[str]]:
        """Who stands at every combination of values that a unit has."""
        found: dict[frozenset[tuple[str, str]], set[str]] = defaultdict(set)
        for unit in self.units:
            for count in range(len(unit.at) + 1):
                for spot in combinations(unit.at.items(), count):
                    found[frozenset(spot)].add(unit.contributor)
        return {spot: frozenset(who) for spot, who in found.items()}


def frame_of(structure: Structure, lines: Iterable[Line], tables: Iterable[Table]) -> Frame:
    """The structure, widened by whatever the lines themselves show; raises ValueError where units or lines lack a dimension."""
    all_lines, dimensions = tuple(lines), {dimension for table in tables for dimension in table}
    placed = {dimension for unit in structure.units for dimension in unit.at} & dimensions
    _refuse_gaps(structure.units, placed, "unit")
    _refuse_gaps(all_lines, dimensions, "line")
    units = _standing((*structure.units, *all_lines), sorted(placed)) if structure.units else ()
    values = {d: _values(d, structure.values.get(d, ()), units if d in placed else (), all_lines) for d in sorted(dimensions)}
    frame = Frame(units, values, structure.always_public)
    _refuse_secrets(frame, all_lines)
    return frame


def _standing(known: Iterable[Unit | Line], placed: list[str]) -> tuple[Unit, ...]:
    spots = {(of.contributor, tuple(of.at[dimension] for dimension in placed)) for of in known}
    return tuple(Unit(contributor, dict(zip(placed, spot, strict=True))) for contributor, spot in sorted(spots))


def _refuse_gaps(rows: Iterable[Unit | Line], dimensions: set[str], noun: str) -> None:
    for row in rows:
        if missing := dimensions - set(row.at):
            raise ValueError(f"A {noun} of {row.contributor} has no {', '.join(sorted(missing))}.")


def _refuse_secrets(frame: Frame, lines: Iterable[Line]) -> None:
    for line in lines:
        if not line.is_public and frame.is_open(tuple(line.at), tuple(line.at.values())):
            raise ValueError(f"A line of {line.contributor} is not public, though all lines of its kind are said to be.")


def _values(dimension: str, given: Iterable[str], units: Iterable[Unit], lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(sorted({*given, *(unit.at[dimension] for unit in units), *(line.at[dimension] for line in lines)}))
