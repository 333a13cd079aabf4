"""Reading a table to its end before anything is written, and what became of its rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from entente.engine.signs import one_line
from entente.files import tables
from entente.projects.imports.examine import File, examined
from entente.projects.imports.refusals import CannotImport, CannotRead, Repeated, Unfit
from entente.projects.imports.sieve import REJECTED, REPEATED, LeftOut

__all__ = ["CannotImport", "Repeated", "Result", "Unfit", "amount", "examined", "taken", "words"]
MOST_ROWS = 50_000
Facts = TypeVar("Facts")


@dataclass(slots=True)
class Result:
    counts: Counter[str] = field(default_factory=Counter)
    left: list[LeftOut] = field(default_factory=list)
    is_dry_run: bool = False

    def told(self) -> dict[str, Any]:
        names = ("rows", "created", "changed", "unchanged", REJECTED, REPEATED)
        return {**{name: self.counts[name] for name in names}, "dry_run": self.is_dry_run}

    def leave(self, file: File, line: int, key: str, why: Unfit) -> None:
        kind = REPEATED if isinstance(why, Repeated) else REJECTED
        self.counts[kind] += 1
        self.left.append(LeftOut(file.name, line, key[:80], kind, str(why)))


def taken(
    file: File, needed: tuple[str, ...], take: Callable[[Mapping[str, str]], tuple[Any, Facts]], key: str, result: Result
) -> dict[Any, Facts]:
    """By its key, each row that can be taken; the first of a key counts."""
    found: dict[Any, Facts] = {}
    for line, cells in _rows(file, needed):
        result.counts["rows"] += 1
        try:
            if problem := cells.get(tables.PROBLEM):
                raise Unfit("", problem)
            if result.counts["rows"] > MOST_ROWS:
                raise Unfit("", _("the file has more than %(most)s rows; split it.") % {"most": MOST_ROWS})
            name, facts = take(cells)
            if name in found:
                raise Repeated(key, _("it stands earlier in this file."))
            found[name] = facts
        except Unfit as why:
            result.leave(file, line, cells.get(key, ""), why)
    return found


def _rows(file: File, needed: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        table = tables.read(file.path)
        names = {name: name.strip().casefold() for name in table.columns}
        if missing := [name for name in needed if name not in names.values()]:
            raise CannotRead(file.name, _("the header has no column %(column)s.") % {"column": missing[0]}, line=1)
        for line, cells in table.rows:
            yield line, {names.get(name, name): cell for name, cell in cells.items()}
    except tables.UnreadableTable as why:
        raise CannotRead(file.name, str(why)) from why


def words(name: str, cells: Mapping[str, str], most: int, *, needed: bool = False) -> str:
    said = one_line(cells.get(name, ""), most + 1)
    if len(said) > most:
        raise Unfit(name, _("it is longer than %(most)s signs.") % {"most": most})
    if needed and not said:
        raise Unfit(name, _("it is empty."))
    return said


def amount(name: str, cells: Mapping[str, str], whole: int, *, below_0: bool = False) -> Decimal | None:
    """None where nothing is said; never 0."""
    said = cells.get(name, "").strip()
    if not said:
        return None
    try:
        found = Decimal(said)
    except InvalidOperation:
        raise Unfit(name, _("%(text)s is no number; write it as 1234.5.") % {"text": said[:40]}) from None
    if not found.is_finite() or abs(found) >= Decimal(10) ** whole or (found < 0 and not below_0):
        raise Unfit(name, _("%(text)s is not a number that can stand here.") % {"text": said[:40]})
    return found


def from_path(path: Path, name: str = "") -> File:
    return examined(path, name or path.name)
