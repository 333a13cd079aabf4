"""One organisation's membership: where it stood on a day, and its whole course."""

from datetime import date
from typing import TypeVar

from django.db.models import OuterRef, QuerySet

from entente.members.choices import StandingKind
from entente.members.models import Classification, Organisation, Seat, Standing
from entente.record.models import Dated

Row = TypeVar("Row", bound=Dated)


def standing_on(organisation: Organisation, day: date) -> Standing | None:
    return _on(Standing.objects.filter(organisation=organisation), day)


def classification_on(organisation: Organisation, day: date) -> Classification | None:
    return _on(Classification.objects.filter(organisation=organisation), day)


def seat_on(organisation: Organisation, day: date) -> Seat | None:
    """The seat's row; None for an organisation that never moved, whose own country holds."""
    return _on(Seat.objects.filter(organisation=organisation), day)


def _on(rows: QuerySet[Row], day: date) -> Row | None:
    found: Row | None = rows.known().on(day).first()  # type: ignore[attr-defined]
    return found


def membership_of(organisation: Organisation) -> list[Standing]:
    """Every standing as known now, the oldest first."""
    return list(Standing.objects.known().filter(organisation=organisation).order_by("from_on"))


def members_on(day: date) -> QuerySet[Organisation]:
    """The organisations admitted on a day, as known now."""
    admitted = Standing.objects.known().on(day).filter(kind=StandingKind.ADMITTED)
    return Organisation.objects.filter(pk__in=admitted.values("organisation_id"))


def admitted_on(day: date) -> QuerySet[Standing]:
    """For `Exists` beside rows with an `organisation`: whether that one is admitted on a day, as known now."""
    rows: QuerySet[Standing] = Standing.objects.known().on(day).filter(kind=StandingKind.ADMITTED, organisation=OuterRef("organisation"))
    return rows
