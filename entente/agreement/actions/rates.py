"""Yearly rates of other currencies."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.refusals import CannotChangeContract
from entente.agreement.models import Rate
from entente.people.models import Person


@transaction.atomic
def set_rate(currency: str, year: int, per_euro: Decimal, *, source: str, by: Person, at: datetime) -> Rate:
    """Enter or correct a yearly rate; lines already declared keep the rate they were declared at."""
    entry = record.open()
    if per_euro <= 0:
        raise CannotChangeContract(_("A rate is above 0: so many units of the currency for one euro."))
    if currency == "EUR":
        raise CannotChangeContract(_("The euro needs no rate."))
    rate = Rate.objects.select_for_update().filter(currency=currency, year=year).first() or Rate(currency=currency, year=year)
    before = {} if rate.pk is None else {"per_euro": rate.per_euro, "source": rate.source}
    rate.per_euro, rate.source = per_euro, source
    rate.save()
    entry.enter("agreement.rate_set", rate, by=by, before=before, after={"per_euro": per_euro, "source": source})
    return rate
