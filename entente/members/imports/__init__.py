"""Organisations from a file: read, matched, checked against what is known, told line by line, written all or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.members.imports.carrying_out import Source, carry_out
from entente.members.imports.columns import COLUMNS, Column, guess, missing, template
from entente.members.imports.file import File, open_file
from entente.members.imports.plan import Plan, plan_of
from entente.members.imports.refusals import CannotImport
from entente.members.imports.rows import Problem, Row, Tell, read_rows, silently
from entente.people.models import Person
from entente.vocabulary.models import Region

__all__ = [
    "COLUMNS",
    "CannotImport",
    "Column",
    "File",
    "Plan",
    "Problem",
    "Read",
    "guess",
    "import_file",
    "missing",
    "open_file",
    "template",
]


@dataclass(frozen=True, slots=True)
class Read:
    """What importing did, or on a dry run would do."""

    plan: Plan
    matched: Mapping[str, str]
    left_out: list[str]  # headers of the file that nothing was taken from


def import_file(
    file: File,
    *,
    by: Person | None,
    at: datetime,
    columns: Mapping[str, str] | None = None,
    is_dry_run: bool = False,
    tell: Tell = silently,
) -> Read:
    """The whole way of a file. A second time it changes nothing and says so. `columns` overrules what the headers seem to mean."""
    matched = matched_columns(file.header, columns)
    rows, problems = read_rows(file.lines, matched, _regions(), tell)
    source = Source(file.name, file.digest, timezone.localdate(at))
    if is_dry_run:
        plan = plan_of(rows, problems, len(file.lines), source.today)
    else:
        plan = _imported(rows, problems, len(file.lines), source, by, at)
    return Read(plan, matched, [said for said in file.header if said not in set(matched.values())])


def matched_columns(header: Sequence[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """What each of our columns is called in the file."""
    matched = guess(header) if columns is None else {name: said for name, said in columns.items() if said in header}
    if lacking := missing(matched):
        named = ", ".join(str(column.label) for column in lacking)
        raise CannotImport(_("No column says: %(columns)s. Say which one does, or name it in the first row.") % {"columns": named})
    return matched


def _regions() -> dict[str, str]:
    return dict(Region.objects.filter(level__gte=1).values_list("pk", "country_id"))


@transaction.atomic
def _imported(rows: list[Row], problems: list[Problem], total: int, source: Source, by: Person | None, at: datetime) -> Plan:
    """The head first, so that nobody writes between what is known and what is written."""
    entry = record.open()
    plan = plan_of(rows, problems, total, source.today)
    carry_out(entry, plan, source, by=by, at=at)
    return plan
