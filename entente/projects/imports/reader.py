"""The rows of an official file, each with the line on which it begins and its cells by the official names of their columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entente.files import tables
from entente.projects.imports.columns import Columns
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import CannotRead


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]
    problem: str = ""  # why it does not fit the header


def rows(file: File, columns: Columns) -> Iterator[Row]:
    """A file that turns out to be cut off is refused when its end is reached: so it is read once before anything is written."""
    try:
        table = tables.read(file.path)
        names = _official(file, table.columns, columns)
        is_official = all(name == official for name, official in names.items())
        for line, cells in table.rows:
            named = cells if is_official else {names[name]: cell for name, cell in cells.items() if name in names}
            yield Row(line, named, cells.get(tables.PROBLEM, ""))
    except tables.UnreadableTable as why:
        raise CannotRead(file.name, str(why)) from why


def _official(file: File, found: Sequence[str], columns: Columns) -> dict[str, str]:
    """The file's own name of each column -> its official name."""
    known = {name.casefold(): name for name in columns.known}
    names = {name: known[name.casefold()] for name in found if name.casefold() in known}
    if len(set(names.values())) < len(names):
        raise CannotRead(file.name, _("a column stands twice in the header; keep one of each."), line=1)
    for group in columns.needed:
        if not set(group) & set(names.values()):
            said = _("the header has no column %(column)s; use the official CORDIS file.")
            raise CannotRead(file.name, said % {"column": _(" or ").join(group)}, line=1)
    return names
