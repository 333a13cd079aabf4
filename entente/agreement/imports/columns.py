"""Which column of somebody's table is which field: by name, whatever its case, spacing and accents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.files.tables import PROBLEM, UnreadableTable, read

MOST_LINES = 5000


class CannotImport(Exception):
    """The file as a whole cannot be imported; the text says why."""


class Unfit(Exception):
    """A row cannot be taken; the text says why."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field and the names under which its column is known, the first being the one we write."""

    name: str
    known_as: tuple[str, ...]
    is_required: bool = True


def rows(source: Path | BinaryIO, fields: Sequence[Field]) -> Iterator[tuple[int, dict[str, str], str]]:
    """(line number, text by field, why the row does not fit its header or "") of at most MOST_LINES rows."""
    try:
        table = read(source)
        columns = matched(table.columns, fields)
        for count, (number, row) in enumerate(table.rows, start=1):
            if count > MOST_LINES:
                raise CannotImport(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_LINES})
            yield number, {field: row.get(column, "") for field, column in columns.items()}, row.get(PROBLEM, "")
    except UnreadableTable as why:
        raise CannotImport(str(why)) from why


def matched(columns: Sequence[str], fields: Sequence[Field]) -> Mapping[str, str]:
    """The column of each field that has one; a required field without a column is refused by name."""
    there = {_plain(column): column for column in columns}
    found = {field.name: column for field in fields for name in reversed(field.known_as) if (column := there.get(_plain(name)))}
    missing = [field.known_as[0] for field in fields if field.is_required and field.name not in found]
    if missing:
        said = {"missing": ", ".join(missing), "found": ", ".join(columns)[:300]}
        raise CannotImport(_("The table lacks the column %(missing)s; it has %(found)s. Start from the template.") % said)
    return found


def _plain(name: str) -> str:
    return "".join(sign for sign in fold(name) if sign.isalnum())
