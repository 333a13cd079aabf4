"""A first reading of a file, before anything is written: is it whole, how are amounts written, which grants stand in it twice?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from entente.projects import facts as stated
from entente.projects.facts import ProjectFacts
from entente.projects.imports import reader, rows
from entente.projects.imports.amounts import mark_of_all
from entente.projects.imports.columns import Columns
from entente.projects.imports.examine import File
from entente.projects.imports.reader import Row
from entente.projects.imports.refusals import Unfit


@dataclass(frozen=True, slots=True)
class Survey:
    """How many rows a file has, and the decimal mark that its amounts agree on."""

    file: File
    columns: Columns
    rows: int
    decimal_mark: str

    def read(self) -> Iterator[Row]:
        return reader.rows(self.file, self.columns)


@dataclass(frozen=True, slots=True)
class Grants:
    """Which row of project.csv stands for which project."""

    by_rcn: dict[int, str] = field(default_factory=dict)  # record number -> grant, from rows that state both
    repeated: dict[int, int] = field(default_factory=dict)  # line -> line of the row that is kept instead
    left: dict[str, set[int]] = field(default_factory=dict)  # key -> record numbers of the rows not kept

    def key_of(self, grant_id: str, rcn: int | None) -> str:
        return grant_id or self.by_rcn.get(rcn or 0, "") or stated.key(grant_id, rcn)


def survey(file: File, columns: Columns) -> Survey:
    """Reads the file to its end, so that a file that was cut off is refused here."""
    count = 0
    amounts: set[str] = set()

    for count, row in enumerate(reader.rows(file, columns), start=1):  # noqa: B007 -- the last count is the number of rows
        amounts.update(amount for name in columns.amounts if (amount := row.cells.get(name, "")) and not amount.isdigit())
    return Survey(file, columns, count, mark_of_all(amounts))


def grants(file: Survey) -> Grants:
    """Of rows with the same key the highest record number is kept, of equal ones the first; rows that cannot be taken do not compete."""
    keys = list(_keys(file))
    found = Grants({rcn: grant_id for _line, grant_id, rcn in keys if rcn and grant_id})
    times = Counter(found.key_of(grant_id, rcn) for _line, grant_id, rcn in keys)
    several = {line for line, grant_id, rcn in keys if times[found.key_of(grant_id, rcn)] > 1}
    if several:
        _choose(found, dict(_competing(file, several)))
    return found


def _choose(found: Grants, competing: dict[int, ProjectFacts]) -> None:
    keys: dict[str, list[int]] = defaultdict(list)
    for line, facts in competing.items():
        keys[found.key_of(facts.grant_id, facts.rcn)].append(line)
    for key, same in keys.items():
        kept = max(same, key=lambda line: (competing[line].rcn or 0, -line))
        found.repeated.update({line: kept for line in same if line != kept})
        found.left[key] = {rcn for line in same if (rcn := competing[line].rcn) and rcn != competing[kept].rcn}


def _keys(file: Survey) -> Iterator[tuple[int, str, int | None]]:
    for row in file.read():
        with suppress(Unfit):
            yield row.line, *rows.key(row.cells)


def _competing(file: Survey, lines: set[int]) -> Iterator[tuple[int, ProjectFacts]]:
    for row in file.read():
        if row.line in lines and not row.problem:
            with suppress(Unfit):
                yield row.line, rows.project(row.cells, file.decimal_mark)
