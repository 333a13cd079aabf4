"""What came of it, told by the company over the years, one dated row each."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.industry.actions.refusals import CannotTell
from entente.industry.choices import OutcomeKind, Round
from entente.industry.models import Investor, InvestorDay, Outcome
from entente.members.models import Organisation
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """`may_count`: the company agrees that it counts in public totals. `amount` None: not said, never 0."""

    kind: str
    on: date
    round: str = ""
    amount: Decimal | None = None
    investor: Investor | None = None
    day: InvestorDay | None = None
    note: str = ""
    may_count: bool = False


@transaction.atomic
def tell(organisation: Organisation, said: Told, *, by: Person, at: datetime) -> Outcome:
    entry = record.open()
    if said.kind not in OutcomeKind.values or said.on > timezone.localtime(at).date():
        raise CannotTell(_("Say what came of it, on a day that is not still to come."))
    if (said.amount is not None or said.round) and said.kind != OutcomeKind.INVESTMENT:
        raise CannotTell(_("An amount and a kind of round belong to a funding round that was closed."))
    if (said.amount is not None and said.amount <= 0) or (said.round and said.round not in Round.values):
        raise CannotTell(_("The amount is above 0; leave it empty where it is not said."))
    row = Outcome.objects.create(
        organisation=organisation,
        country_id=organisation.country_id,
        day=said.day,
        investor=said.investor,
        kind=said.kind,
        on=said.on,
        round=said.round,
        amount=said.amount,
        note=one_line(said.note, 500),
        may_count=said.may_count,
        is_fictional=organisation.is_fictional,
        by=by,
        at=at,
    )
    after = {name: getattr(row, name) for name in ("kind", "on", "round", "amount", "may_count")}
    entry.enter("industry.outcome_told", row, by=by, organisation=organisation, after=after)
    return row


@transaction.atomic
def withdraw_outcome(outcome: Outcome, *, by: Person, at: datetime) -> Outcome:
    """It counts nowhere from now on; what was published stays published, as releases do."""
    entry = record.open()
    row = Outcome.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=outcome.pk)
    if row.withdrawn_at:
        raise CannotTell(_("It is withdrawn already."))
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    entry.enter("industry.outcome_withdrawn", row, by=by, organisation=row.organisation)
    return row
