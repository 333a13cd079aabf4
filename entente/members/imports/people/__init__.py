"""People from a file, with their roles in organisations: read, matched, checked against what is known, written all or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from entente import record
from entente.members.imports.carrying_out import Source
from entente.members.imports.file import File
from entente.members.imports.people.carrying_out import carry_out
from entente.members.imports.people.columns import COLUMNS, matched_columns
from entente.members.imports.people.plan import Plan
from entente.members.imports.people.reading import plan_of
from entente.members.imports.people.rows import Row, read_rows
from entente.members.imports.rows import Problem, Tell, silently
from entente.people.models import Person

__all__ = ["COLUMNS", "Plan", "Read", "import_people", "matched_columns"]


@dataclass(frozen=True, slots=True)
class Read:
    """What importing did, or on a dry run would do."""

    plan: Plan
    matched: Mapping[str, str]
    left_out: list[str]  # headers of the file that nothing was taken from


def import_people(
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
    rows, problems = read_rows(file.lines, matched, tell)
    source = Source(file.name, file.digest, timezone.localdate(at))
    if is_dry_run:
        plan = plan_of(rows, problems, len(file.lines), source.name, source.today)
    else:
        plan = _imported(rows, problems, len(file.lines), source, by, at)
    return Read(plan, matched, [said for said in file.header if said not in set(matched.values())])


@transaction.atomic
def _imported(rows: list[Row], problems: list[Problem], total: int, source: Source, by: Person | None, at: datetime) -> Plan:
    """The head first, so that nobody writes between what is known and what is written."""
    entry = record.open()
    plan = plan_of(rows, problems, total, source.name, source.today)
    carry_out(entry, plan, source, by=by, at=at)
    return plan
