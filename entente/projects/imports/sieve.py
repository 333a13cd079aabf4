"""What of a file is taken, and what is left out with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

from entente.files.cells import safe
from entente.projects.imports.reader import Row
from entente.projects.imports.refusals import Repeated, Unfit

REJECTED, REPEATED = "rejected", "repeated"
Given = TypeVar("Given")
Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken."""

    COLUMNS: ClassVar = ("file", "line", "key", "what", "reason")

    file: str
    line: int
    key: str
    kind: str
    reason: str

    @property
    def cells(self) -> tuple[str, ...]:
        """As a line of the report; never a formula."""
        return (self.file, str(self.line), safe(self.key), self.kind, safe(self.reason))


@dataclass(slots=True)
class Sieve:
    """Goes through one file. `key` tells what the row would have been, as far as it can be read."""

    file: str
    key: Callable[[Row], str]
    left: list[LeftOut] = field(default_factory=list)

    def through(self, pairs: Iterable[tuple[Row, Given]], take: Callable[[Given], Taken]) -> list[tuple[Row, Taken]]:
        taken = []
        for row, given in pairs:
            try:
                taken.append((row, take(given)))
            except Unfit as why:
                self.left.append(LeftOut(self.file, row.line, self.key(row), REPEATED if isinstance(why, Repeated) else REJECTED, str(why)))
        return taken

    def emptied(self) -> list[LeftOut]:
        left, self.left = self.left, []
        return left
