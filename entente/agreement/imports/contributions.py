"""Contributions from a table: what each row would declare, and why the others cannot."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from entente.agreement.actions import CannotDeclare, NewLine
from entente.agreement.actions.line import Ruler, ruler
from entente.agreement.imports.columns import Field, Unfit, rows
from entente.agreement.imports.contribution_cells import activity_in, currency_in, grade_in, note_in, planned_in, year_in
from entente.agreement.imports.finding import Finder
from entente.agreement.models import Contract
from entente.projects.imports.amounts import NotAnAmount, amount, mark_of_all
from entente.projects.models import Participation

FIELDS = (
    Field("organisation", ("organisation", "organization", "member", "pic")),
    Field("country", ("country",), is_required=False),
    Field("year", ("year",)),
    Field("activity", ("activity",)),
    Field("amount", ("amount", "amount eur", "euros")),
    Field("currency", ("currency",), is_required=False),
    Field("grade", ("grade", "evidence grade")),
    Field("project", ("project", "grant", "project id"), is_required=False),
    Field("planned", ("planned",), is_required=False),
    Field("note", ("note", "remark", "description"), is_required=False),
)


@dataclass(frozen=True, slots=True)
class Rejected:
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would enter, row by row; nothing is written yet."""

    ready: tuple[tuple[int, NewLine], ...]
    rejected: tuple[Rejected, ...]

    @property
    def lines(self) -> list[NewLine]:
        return [line for _number, line in self.ready]

    @property
    def total(self) -> dict[str, Decimal]:
        """By currency, what the lines come to."""
        sums: dict[str, Decimal] = {}
        for line in self.lines:
            sums[line.currency] = sums.get(line.currency, Decimal(0)) + line.amount
        return sums


@dataclass(frozen=True, slots=True)
class Reader:
    """What rows are read against."""

    finder: Finder
    projects: Mapping[tuple[str, int], Participation]
    decimal_mark: str

    def line(self, row: Mapping[str, str]) -> NewLine:
        organisation = self.finder.find(row["organisation"], row.get("country", ""))
        key = row.get("project", "").strip()
        return NewLine(
            organisation=organisation,
            year=year_in(row["year"]),
            activity=activity_in(row["activity"]),
            amount=self._amount(row["amount"]),
            grade=grade_in(row["grade"]),
            currency=currency_in(row.get("currency", "")),
            participation=self._participation(key, organisation.pk) if key else None,
            is_planned=planned_in(row.get("planned", "")),
            note=note_in(row.get("note", "")),
        )

    def _amount(self, text: str) -> Decimal:
        try:
            return amount(text, self.decimal_mark)
        except NotAnAmount as why:
            raise Unfit(str(why)) from why

    def _participation(self, key: str, organisation: int) -> Participation:
        found = self.projects.get((key, organisation))
        if found is None:
            raise Unfit(_("The organisation has no part in a project “%(key)s” known here; write the grant number.") % {"key": key[:60]})
        return found


def plan(contract: Contract, source: Path | BinaryIO, *, today: date, allowed: Collection[int] | None = None) -> Plan:
    """Reads the whole table; `allowed` limits it to some organisations. A row that repeats another is rejected like a wrong one."""
    read = list(rows(source, FIELDS))
    finder = Finder((row["organisation"] for _number, row, _problem in read), allowed=allowed)
    mark = mark_of_all(row["amount"] for _number, row, _problem in read)
    reader = Reader(finder, _projects(row.get("project", "") for _number, row, _problem in read), mark)
    measure = ruler(contract, finder.organisations, today)
    ready, rejected = [], []
    for number, row, problem in read:
        try:
            ready.append((number, _fitting(reader, measure, row, problem, number)))
        except (Unfit, CannotDeclare) as why:
            rejected.append(Rejected(number, str(why)))
    return Plan(tuple(ready), tuple(rejected))


def _fitting(reader: Reader, measure: Ruler, row: Mapping[str, str], problem: str, number: int) -> NewLine:
    if problem:
        raise Unfit(problem)
    line = reader.line(row)
    if line.same in measure.standing and measure.standing[line.same] < 0:
        raise Unfit(_("This row says the same as row %(number)s.") % {"number": -measure.standing[line.same]})
    measure.refuse(line)
    measure.standing[line.same] = -number
    return line


def _projects(keys: Iterable[str]) -> dict[tuple[str, int], Participation]:
    wanted = sorted({key.strip() for key in keys if key.strip()})
    found = Participation.objects.filter(project__key__in=wanted[:5000]).select_related("project")
    return {(row.project.key, row.organisation_id): row for row in found}
