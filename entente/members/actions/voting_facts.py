"""Dues, fees and represented members: entered by the office, one by one or from a file."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.choices import DuesState
from entente.members.models import Dues, Fee, Organisation, Represented
from entente.people.models import Person

YEARS = range(2000, 2101)
MOST_REPRESENTED = 10_000_000
MOST_FEE = 100_000_000  # euros a year


class CannotNote(Refusal):
    """The fact cannot be kept as given."""


@transaction.atomic
def note_dues(
    organisation: Organisation, year: int, state: str, *, on: date, by: Person | None, at: datetime, because: str = ""
) -> Dues | None:
    """From a day on the dues of a year are paid, unpaid, or, again, not collected (None)."""
    entry = record.open()
    before, dues = write_dues(organisation, year, state, on=on, at=at)
    said = {"year": year, "dues": state, "on": on}
    entry.enter("members.dues_noted", organisation, by=by, because=because, organisation=organisation, before={"dues": before}, after=said)
    return dues


@transaction.atomic
def note_represented(
    organisation: Organisation, number: int, *, on: date, by: Person | None, at: datetime, because: str = ""
) -> Represented:
    """From a day on the organisation speaks for so many members of its own."""
    entry = record.open()
    before, stated = write_represented(organisation, number, on=on, at=at)
    said = {"represented": number, "on": on}
    entry.enter(
        "members.represented_noted",
        organisation,
        by=by,
        because=because,
        organisation=organisation,
        before={"represented": before},
        after=said,
    )
    return stated


@transaction.atomic
def note_fee(organisation: Organisation, amount: Decimal, *, on: date, by: Person | None, at: datetime, because: str = "") -> Fee:
    """From a day on the organisation pays so many euros a year."""
    entry = record.open()
    before, stated = write_fee(organisation, amount, on=on, at=at)
    said = {"fee": amount, "on": on}
    entry.enter("members.fee_noted", organisation, by=by, because=because, organisation=organisation, before={"fee": before}, after=said)
    return stated


def write_fee(organisation: Organisation, amount: Decimal, *, on: date, at: datetime) -> tuple[Decimal | None, Fee]:
    """In the caller's transaction: what was known before, and the new row."""
    if not 0 <= amount <= MOST_FEE or amount != round(amount, 2):
        raise CannotNote(_("A fee is between 0 and %(most)s euros a year, with at most two decimals.") % {"most": f"{MOST_FEE:,}"})
    before = _closed(Fee.objects.filter(organisation=organisation), on, at)
    return before.amount if before else None, Fee.objects.create(organisation=organisation, amount=amount, from_on=on, known_at=at)


def write_dues(organisation: Organisation, year: int, state: str, *, on: date, at: datetime) -> tuple[str, Dues | None]:
    """In the caller's transaction: what was known before, and the new row."""
    if year not in YEARS:
        raise CannotNote(_("The year is between %(first)s and %(last)s.") % {"first": YEARS[0], "last": YEARS[-1]})
    if state not in DuesState.values:
        raise CannotNote(_("Dues are paid, unpaid or not collected."))
    before = _closed(Dues.objects.filter(organisation=organisation, year=year), on, at)
    known = before.state if before else DuesState.NOT_COLLECTED.value
    if state == DuesState.NOT_COLLECTED:
        return known, None
    return known, Dues.objects.create(organisation=organisation, year=year, state=state, from_on=on, known_at=at)


def write_represented(organisation: Organisation, number: int, *, on: date, at: datetime) -> tuple[int | None, Represented]:
    """In the caller's transaction: what was known before, and the new row."""
    if not 0 <= number <= MOST_REPRESENTED:
        raise CannotNote(_("A number of members is between 0 and %(most)s.") % {"most": f"{MOST_REPRESENTED:,}"})
    before = _closed(Represented.objects.filter(organisation=organisation), on, at)
    return before.number if before else None, Represented.objects.create(organisation=organisation, number=number, from_on=on, known_at=at)


def _closed(rows: Any, on: date, at: datetime) -> Any:
    """What is on record from that day ends there; it stays as what was known before."""
    held = rows.select_for_update().known().filter(to_on=None).first()
    if held and on < held.from_on:
        raise CannotNote(_("Something is on record from a later day already; choose that day or a later one."))
    if held:
        held.ended(on=on, at=at)
    return held
