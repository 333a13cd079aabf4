"""Figures are given, given anew and withdrawn; the record says that it was done, never how much."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.members.models import Organisation
from entente.mirror.actions.refusals import CannotGive
from entente.mirror.models import Amount, Contribution, Figure, Mirror
from entente.people.models import Person
from entente.vocabulary.models import Sector

LARGEST = Decimal(10) ** 13


@transaction.atomic
def give(
    mirror: Mirror, organisation: Organisation, amounts: Mapping[int, Decimal], *, sector: Sector | None, by: Person, at: datetime
) -> Contribution:
    """By figure; what is left out is not given, which is not 0. Until the mirror closes this takes the place of what was given before."""
    entry = record.open()
    row = Mirror.objects.select_for_update().get(pk=mirror.pk)
    _refuse(row, amounts, at)
    Contribution.objects.filter(mirror=row, organisation=organisation).delete()
    made = Contribution.objects.create(
        mirror=row, organisation=organisation, sector=sector, size=organisation.size, given_by=by, given_at=at
    )
    Amount.objects.bulk_create(Amount(contribution=made, figure_id=pk, amount=amount) for pk, amount in sorted(amounts.items()))
    entry.enter("mirror.given", made, by=by, organisation=organisation, after={"figures": len(amounts)})
    return made


@transaction.atomic
def withdraw(contribution: Contribution, *, by: Person, at: datetime) -> None:
    """Also after it closed: amounts and own places go. What others were shown stays as it was frozen, so nothing follows from it."""
    entry = record.open()
    row = Contribution.objects.select_for_update(of=("self",)).select_related("organisation", "mirror").filter(pk=contribution.pk).first()
    if row is None:
        raise CannotGive(_("These figures are withdrawn already."))
    entry.enter("mirror.withdrawn", row, by=by, organisation=row.organisation)
    row.delete()


def _refuse(row: Mirror, amounts: Mapping[int, Decimal], at: datetime) -> None:
    if row.state != "open" or row.closes_on < timezone.localdate(at):
        raise CannotGive(_("“%(title)s” takes no figures now. What comes later is asked the next time.") % {"title": row})
    if not amounts:
        raise CannotGive(_("Give at least one figure; leave out what you do not know."))
    if not amounts.keys() <= set(Figure.objects.filter(mirror=row).values_list("pk", flat=True)):
        raise CannotGive(_("The figures have changed. Open the page again."))
    if any(not amount.is_finite() or not 0 <= amount < LARGEST for amount in amounts.values()):
        raise CannotGive(_("An amount is not below 0, and below 10,000,000,000,000."))
