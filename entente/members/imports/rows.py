"""A line of the file as an organisation, or as what is wrong with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from entente.files.tables import PROBLEM
from entente.files.tables import Row as Line
from entente.members.choices import IdentifierScheme, Kind, StandingKind
from entente.members.imports import cells
from entente.members.imports.cells import NotRead
from entente.members.numbers import NotANumber, Number, read

MEANINGS: dict[str, Callable[[str], Any]] = {
    "name": cells.text(300),
    "country": cells.country,
    "short_name": cells.text(100),
    "region": cells.text(5),
    "city": cells.text(120),
    "website": cells.website,
    "kind": cells.kind,
    "cluster": cells.yes,
    "standing": cells.standing,
    "member_since": cells.day,
    "sectors": cells.listed("sectors"),
    "expertise": cells.listed("expertise"),
    "about": cells.text(4000),
    "year": cells.year,
    "headcount": cells.number,
    "turnover": cells.number,
    "balance": cells.number,
}
Tell = Callable[[int, int], None]
TELL_EVERY = 500
FIGURES = ("headcount", "turnover", "balance")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line is left out: where, what is wrong, what would be right."""

    line: int
    column: str
    text: str

    COLUMNS = ("line", "column", "problem")

    @property
    def cells(self) -> tuple[int, str, str]:
        return (self.line, self.column, self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """What a line says; what it leaves empty it does not say."""

    line: int
    name: str
    country: str
    said: Mapping[str, Any]
    numbers: tuple[Number, ...]

    @property
    def figures(self) -> tuple[int, Decimal | None, Decimal | None, Decimal | None] | None:
        if not any(self.said.get(name) is not None for name in FIGURES):
            return None
        return (self.said["year"], *(self.said.get(name) for name in FIGURES))

    @property
    def since(self) -> date | None:
        found: date | None = self.said.get("member_since")
        return found


def silently(done: int, total: int) -> None:
    """Nobody asked to be told."""


def read_rows(
    lines: Sequence[Line], matched: Mapping[str, str], regions: Mapping[str, str], tell: Tell = silently
) -> tuple[list[Row], list[Problem]]:
    """`regions`: the codes of the regions that there are, with their countries. `tell` hears how far it is, and stops it by raising."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for done, (number, found) in enumerate(lines):
        if done % TELL_EVERY == 0:
            tell(done, len(lines))
        row, wrong = _read(number, found, matched, regions)
        problems += wrong
        if row and not wrong:
            rows.append(row)
    return rows, problems


def _read(line: int, found: Mapping[str, str], matched: Mapping[str, str], regions: Mapping[str, str]) -> tuple[Row | None, list[Problem]]:
    if PROBLEM in found:
        return None, [Problem(line, "", found[PROBLEM])]
    texts = {name: found[header] for name, header in matched.items() if found.get(header)}
    said, problems = _meant(line, texts)
    numbers, wrong = _numbers(line, texts, said.get("country", ""))
    problems += [*wrong, *(Problem(line, *one) for one in _together(texts, said, regions))]
    if "name" not in said or "country" not in said:
        return None, problems
    return Row(line, said.pop("name"), said.pop("country"), said, numbers), problems


def _meant(line: int, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    said: dict[str, Any] = {}
    problems = []
    for name, cell in texts.items():
        try:
            if name in MEANINGS:
                said[name] = MEANINGS[name](cell)
        except NotRead as why:
            problems.append(Problem(line, name, str(why)))
    return said, problems


def _numbers(line: int, texts: Mapping[str, str], country: str) -> tuple[tuple[Number, ...], list[Problem]]:
    found: list[Number] = []
    problems = []
    for scheme in IdentifierScheme.values:
        for cell in _parts(texts.get(scheme, "")):
            try:
                found.append(read(scheme, cell, country))
            except NotANumber as why:
                problems.append(Problem(line, scheme, str(why)))
    return tuple(dict.fromkeys(found)), problems


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.replace(";", ",").split(",") if part.strip()]


def _together(texts: Mapping[str, str], said: dict[str, Any], regions: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """What no cell can know alone."""
    for name in ("name", "country"):
        if name not in texts:
            yield name, _("This is missing.")
    if region := said.get("region"):
        said["region"] = region.upper()
        if regions.get(region.upper()) != said.get("country"):
            yield "region", _("“%(code)s” is no region of this country in NUTS 2021.") % {"code": region}
    if said.get("cluster") and said.get("kind", Kind.ASSOCIATION) != Kind.ASSOCIATION:
        yield "cluster", _("Only an association can be a regional cluster.")
    if said.get("standing") and "member_since" not in texts:
        yield "member_since", _("Say from which day the standing holds.")
    if any(name in said for name in FIGURES) and "year" not in texts:
        yield "year", _("Say of which year the figures are.")


def lists(rows: Sequence[Row]) -> tuple[list[tuple[str, str]], list[Number]]:
    """Names and numbers to ask the database for."""
    return [(row.country, row.name) for row in rows], [number for row in rows for number in row.numbers]


def is_member(row: Row) -> bool:
    return row.said.get("standing") == StandingKind.ADMITTED
