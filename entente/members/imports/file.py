"""The table that somebody brought, read whole."""

import hashlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from entente.files import tables
from entente.files.tables import Row as Line
from entente.members.imports.refusals import CannotImport

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class File:
    """A table with the name and the digest of the file it came in."""

    name: str
    digest: str
    header: tuple[str, ...]
    lines: list[Line]


def open_file(path: Path, name: str) -> File:
    """All rows of the table; refused when there is none, when it is cut off, or too long."""
    try:
        table = tables.read(path)
        lines = list(islice(table.rows, MOST_ROWS + 1))
    except tables.UnreadableTable as why:
        raise CannotImport(str(why)) from why
    if len(lines) > MOST_ROWS:
        raise CannotImport(_("The file has more than %(most)s rows. Split it.") % {"most": f"{MOST_ROWS:,}"})
    with path.open("rb") as file:
        return File(name, hashlib.file_digest(file, "sha256").hexdigest(), table.columns, lines)
