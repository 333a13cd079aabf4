"""The tables of a release: which breakdowns are published, and the lines they are made of."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from entente.agreement.models import Contract
from entente.agreement.queries.figures import Facts, facts_of
from entente.engine.disclosure import Line, Release, Structure, Table, Unit, tables_from
from entente.members.queries import classes_on, parents_on

PUBLISHED: tuple[Table, ...] = (("year",), ("country",), ("class",), ("activity",), ("grade",), ("year", "grade"))
Stored = list[dict[str, Any]]


def lines_of(facts: Facts) -> tuple[Line, ...]:
    """Each counted line at its place in every breakdown; its contributor is the ultimate parent."""
    return tuple(_line(facts, counted.contribution.declaration, counted.amount) for counted in facts.reckoning.counted)


def _line(facts: Facts, declaration: str, amount: Decimal) -> Line:
    line = facts.lines[declaration]
    said = line.contribution
    at = {"year": str(said.year), "country": said.country, "class": line.category, "activity": said.activity, "grade": said.grade.value}
    return Line(said.parent, amount, at, is_public=line.is_public)


def structure_on(day: date, kinds: Collection[str]) -> Structure:
    """What anybody can read: which contributor has a member of a counted kind in which country and class, and that grade P is public."""
    parents = parents_on(day)
    members = {pk: was for pk, was in classes_on(day).items() if was.is_member and was.kind in kinds}
    units = (Unit(str(parents.get(pk, pk)), {"country": was.country, "class": was.category}) for pk, was in members.items())
    return Structure(tuple(units), always_public={"grade": ("P",)})


def as_released(contract: Contract, as_of: date, known_by: date, tables: Stored) -> Release:
    """An earlier release with its lines, recomputed from what was known then: a release keeps no amounts of its own."""
    return Release(lines_of(facts_of(contract, as_of, known_by)), tables_from(tables))
