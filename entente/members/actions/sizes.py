"""The size class, computed from the figures of each year by Recommendation 2003/361/EC."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.models import Organisation, SizeFigures
from entente.members.queries.sizes import size_of
from entente.people.models import Person

YEARS = range(1950, 2101)


class CannotSize(Refusal):
    """The figures cannot be kept as given."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One year of the whole enterprise, with what it is linked to; None where it is not known."""

    year: int
    headcount: Decimal | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None


@transaction.atomic
def note_size(organisation: Organisation, figures: YearFigures, *, by: Person | None, at: datetime, because: str = "") -> Organisation:
    """Keep a year's figures and compute the class anew; the year's earlier figures are in the record."""
    entry = record.open()
    _refuse(figures)
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    row = SizeFigures.objects.filter(organisation=held, year=figures.year).first()
    before = _said(row, held.size) if row else {"size": held.size}
    row = row or SizeFigures(organisation=held, year=figures.year)
    row.headcount, row.turnover, row.balance = figures.headcount, figures.turnover, figures.balance
    row.save()
    held.size = size_of(held).code
    after = _said(row, held.size)
    if before != after:
        held.save(update_fields=["size"])
        entry.enter("members.size_noted", held, by=by, because=because, organisation=held, before=before, after=after)
    return held


def _refuse(figures: YearFigures) -> None:
    if figures.year not in YEARS:
        raise CannotSize(_("The year is between 1950 and 2100."))
    known = [value for value in (figures.headcount, figures.turnover, figures.balance) if value is not None]
    if not known:
        raise CannotSize(_("Give at least one of headcount, turnover and balance sheet."))
    if any(not value.is_finite() or value < 0 for value in known):
        raise CannotSize(_("A figure is 0 or more."))


def _said(row: SizeFigures, size: str) -> dict[str, object]:
    return {"year": row.year, "headcount": row.headcount, "turnover": row.turnover, "balance": row.balance, "size": size}
