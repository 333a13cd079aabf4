"""Where an organisation is seated: a move from a day on, or a correction of what was never so."""

from datetime import UTC, date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.models import Organisation, Seat
from entente.people.models import Person
from entente.vocabulary.models import Region

DAWN = date(1900, 1, 1)  # stands for "always": before any partnership
DAWN_AT = datetime(1900, 1, 1, tzinfo=UTC)


class CannotMove(Refusal):
    """The seat cannot be changed as asked."""


@transaction.atomic
def move(
    organisation: Organisation,
    country: str,
    *,
    on: date | None,
    by: Person | None,
    at: datetime,
    region: str = "",
    city: str = "",
    because: str = "",
) -> Organisation:
    """From the day on the seat is here; without a day it was always here, and what was on record was wrong."""
    entry = record.open()
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    current = Seat.objects.select_for_update().known().filter(organisation=held).order_by("-from_on").first()
    _refuse(held, current, country, region, on, at)
    before = _said(held)
    if current is None:
        first = {"country_id": held.country_id, "region_id": held.region_id}
        current = Seat.objects.create(organisation=held, **first, from_on=DAWN, known_at=DAWN_AT)
    begins = on or current.from_on
    current.ended(on=begins, at=at)
    Seat.objects.create(organisation=held, country_id=country, region_id=region or None, from_on=begins, known_at=at)
    held.country_id, held.region_id, held.city = country, region or None, city
    held.save(update_fields=["country", "region", "city"])
    entry.enter("members.moved", held, by=by, because=because, before=before, after=_said(held) | {"on": on})
    return held


def _refuse(held: Organisation, current: Seat | None, country: str, region: str, on: date | None, at: datetime) -> None:
    if on and on > timezone.localdate(at):
        raise CannotMove(_("Record a move when it has happened; until then the seat stands as it is."))
    if on and current and on < current.from_on:
        raise CannotMove(_("%(name)s is on record here from a later day; choose that day or a later one.") % {"name": held})
    if region and not Region.objects.filter(pk=region, country=country).exists():
        raise CannotMove(_("The region %(region)s is not in that country.") % {"region": region})


def _said(held: Organisation) -> dict[str, object]:
    return {"country": held.country_id, "region": held.region_id or "", "city": held.city}
