"""The contract's amounts, from a day on: an amendment leaves the days before as they were."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.dated import follow
from entente.agreement.actions.facts import TermsFacts
from entente.agreement.actions.refusals import CannotChangeContract, refuse_unchanged
from entente.agreement.models import Contract, Terms
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def change_terms(contract: Contract, terms: TermsFacts, *, because: str, by: Person, at: datetime) -> None:
    """An amendment: from its first day on, the contract expects these amounts."""
    refuse_unchanged(set_terms(record.open(), contract, terms, by=by, at=at, because=because))


def set_terms(entry: Opened, contract: Contract, terms: TermsFacts, *, by: Person | None, at: datetime, because: str = "") -> bool:
    """Whether anything differed."""
    _refuse_bad_terms(terms)
    values = {name: getattr(terms, name) for name in ("eu_amount", "factor", "total_amount", "review_above")}
    known = Terms.objects.known().filter(contract=contract, to_on=None).first()
    before = {} if known is None else {name: getattr(known, name) for name in values} | {"from": known.from_on}
    after = values | {"from": terms.from_on}
    if before == after:
        return False
    follow(Terms.objects.filter(contract=contract), Terms(contract=contract, from_on=terms.from_on, **values), at=at)
    entry.enter("agreement.terms_changed", contract, by=by, because=because, before=before, after=after)
    return True


def _refuse_bad_terms(terms: TermsFacts) -> None:
    for name in ("eu_amount", "factor", "total_amount"):
        if getattr(terms, name) <= 0:
            raise CannotChangeContract(_("terms.%(field)s: must be above 0.") % {"field": name})
    if terms.total_amount < terms.eu_amount:
        raise CannotChangeContract(_("terms.total_amount: the total of both sides cannot be below the EU amount."))
    if terms.review_above is not None and terms.review_above < 0:
        raise CannotChangeContract(_("terms.review_above: must be 0 or more, or left out."))
