"""Reading Pabulib's .pb files: META, PROJECTS and VOTES, each a heading, a line of column names, and rows parted by semicolons.

Source: https://pabulib.org/format. Votes by approval are read (`vote_type` approval or choose-1); rankings and points are not approvals.
"""

import csv
from collections.abc import Iterator
from fractions import Fraction

from entente.engine.portfolio.instance import Instance, Project, instance

SECTIONS = ("META", "PROJECTS", "VOTES")
APPROVALS = ("approval", "choose-1")

Row = tuple[int, dict[str, str]]


class Malformed(ValueError):
    """The file cannot be read from this line on; the first line is 1."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(f"Line {line}: expected {expected}.")
        self.line, self.expected = line, expected


def read(content: bytes) -> Instance:
    """Raises `Malformed`."""
    sections = _sections(content.decode("utf-8-sig", errors="replace"))
    meta = {row["key"]: (line, row["value"]) for line, row in _rows(sections, "META", ("key", "value"))}
    line, said = meta.get("vote_type", (1, "approval"))
    if said.strip().lower() not in APPROVALS:
        raise Malformed(line, "votes by approval: vote_type approval or choose-1")
    line, budget = meta.get("budget", (1, ""))
    projects = [
        Project(row["project_id"], _amount(row["cost"], line, least=1), row.get("name", ""))
        for line, row in _rows(sections, "PROJECTS", ("project_id", "cost"))
    ]
    known = {project.id for project in projects}
    ballots = [_ballot(row["vote"], known, line) for line, row in _rows(sections, "VOTES", ("vote",))]
    try:
        return instance(_amount(budget, line, least=0), projects, ballots)
    except ValueError as refusal:
        raise Malformed(1, str(refusal)) from None


def _sections(text: str) -> dict[str, list[tuple[int, list[str]]]]:
    found: dict[str, list[tuple[int, list[str]]]] = {}
    name = ""
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=";"), 1):
        if len(cells) == 1 and cells[0].strip().upper() in SECTIONS:
            name = cells[0].strip().upper()
            found[name] = []
        elif any(cell.strip() for cell in cells):
            if not name:
                raise Malformed(number, "the heading META")
            found[name].append((number, [cell.strip() for cell in cells]))
    if missing := [section for section in SECTIONS if not found.get(section)]:
        raise Malformed(len(text.splitlines()) + 1, f"the section {missing[0]} with a line of column names")
    return found


def _rows(sections: dict[str, list[tuple[int, list[str]]]], name: str, needed: tuple[str, ...]) -> Iterator[Row]:
    (heading, columns), *rows = sections[name]
    if missing := [column for column in needed if column not in columns]:
        raise Malformed(heading, f"a column {missing[0]} in {name}")
    for number, cells in rows:
        yield number, {**dict.fromkeys(needed, ""), **dict(zip(columns, cells, strict=False))}


def _amount(text: str, line: int, *, least: int) -> Fraction:
    try:
        amount = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise Malformed(line, f"an amount of money, not {text!r}") from None
    if amount < 0 or (least and not amount):
        raise Malformed(line, f"an amount {'above' if least else 'of at least'} 0, not {text}")
    return amount


def _ballot(text: str, known: set[str], line: int) -> list[str]:
    approved = [one.strip() for one in text.split(",") if one.strip()]
    if unknown := [one for one in approved if one not in known]:
        raise Malformed(line, f"projects of this file, not {unknown[0]!r}")
    return approved
