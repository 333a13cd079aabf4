"""Asking that a vote be secret, where its rule lets so many of the votes there ask for it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotOpen
from entente.ballots.choices import NAMED, VoteState
from entente.ballots.models import Demand, RollRow, Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.ballots.secrecy import is_on_demand
from entente.people.models import Person


@transaction.atomic
def demand_secrecy(vote: Vote, row: RollRow, *, by: Person, at: datetime) -> Demand:
    """Between the frozen roll and the opening; asked again it stays as it was. The level itself is settled when the vote opens."""
    entry = record.open()
    current = held(vote, VoteState.FROZEN, otherwise=CannotOpen)
    if not is_on_demand(rule_as_frozen(current)):
        raise CannotOpen(_("This rule says itself how secret the vote is; nobody asks for it."))
    if current.form in NAMED:
        raise CannotOpen(_("Silence and consent show who objects: such a vote is a roll-call."))
    if row.vote_id != current.pk or not row.is_entitled:
        raise CannotOpen(_("%(name)s has no vote here; the roll says why.") % {"name": row.name})
    demand, is_new = Demand.objects.get_or_create(row=row, defaults={"by": by, "at": at})
    if is_new:
        entry.enter("ballots.secrecy_demanded", current, by=by, organisation=row.organisation, after={"votes": row.votes})
    return demand
