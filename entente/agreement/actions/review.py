"""Reviewing and deciding: the office's side of the ledger. Nobody reviews or decides what they declared."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.fitness import refuse_alone, refuse_amount, refuse_own, refuse_without_evidence, undecided, withdraw_live
from entente.agreement.actions.refusals import CannotDecide
from entente.agreement.choices import RejectionReason
from entente.agreement.models import Decision, Declaration, Review
from entente.agreement.queries.ledger import chain_of
from entente.agreement.queries.overlaps import overlaps_of
from entente.people.models import Person


@transaction.atomic
def review(declaration: Declaration, *, note: str = "", by: Person, at: datetime) -> Review:
    """A first pair of eyes; above the contract's amount a second pair decides."""
    entry = record.open()
    current = undecided(declaration, by)
    if current.reviews.filter(by=by).exists():
        raise CannotDecide(_("You have already reviewed this line."))
    made = Review.objects.create(declaration=current, note=note, by=by, at=at)
    entry.enter("agreement.reviewed", current, by=by, organisation=current.organisation, after={"note": note})
    return made


@transaction.atomic
def accept(declaration: Declaration, amount: Decimal, *, reason: str = "", note: str = "", by: Person, at: datetime) -> Decision:
    """Accept a line, whole or reduced; what it corrects is superseded by it."""
    entry = record.open()
    current = undecided(declaration, by)
    refuse_amount(current, amount, reason, note)
    refuse_without_evidence(current)
    refuse_alone(current, by, at)
    if not note.strip() and (found := overlaps_of(current)):
        raise CannotDecide(_("%(overlap)s If both are right, say in the note why no euro counts twice.") % {"overlap": found[0].sentence})
    withdraw_live(chain_of(current.pk), at)
    made = Decision.objects.create(declaration=current, accepted=amount, reason=reason, note=note, by=by, at=at)
    after = {"accepted": amount, "declared": current.amount, "reason": reason, "note": note}
    entry.enter("agreement.decided", current, by=by, organisation=current.organisation, after=after)
    return made


@transaction.atomic
def reject(declaration: Declaration, *, reason: str, note: str = "", by: Person, at: datetime) -> Decision:
    entry = record.open()
    current = undecided(declaration, by)
    if reason not in RejectionReason.values:
        raise CannotDecide(_("Choose the reason for which the line is rejected."))
    if reason == RejectionReason.OTHER and not note.strip():
        raise CannotDecide(_("State the other reason in the note."))
    refuse_alone(current, by, at)
    made = Decision.objects.create(declaration=current, accepted=None, reason=reason, note=note, by=by, at=at)
    after = {"accepted": None, "declared": current.amount, "reason": reason, "note": note}
    entry.enter("agreement.decided", current, by=by, organisation=current.organisation, after=after)
    return made


@transaction.atomic
def reopen(declaration: Declaration, *, because: str, by: Person, at: datetime) -> None:
    """Withdraw a decision, so that the line waits again; figures that know only the earlier day keep it."""
    entry = record.open()
    current = Declaration.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=declaration.pk)
    refuse_own(current, by)
    decision = current.decisions.live().first()
    if decision is None:
        raise CannotDecide(_("There is no decision to withdraw."))
    if not because.strip():
        raise CannotDecide(_("Say in a sentence why the decision is withdrawn."))
    withdraw_live([current.pk], at)
    before = {"accepted": decision.accepted}
    entry.enter("agreement.reopened", current, by=by, organisation=current.organisation, because=because, before=before)
