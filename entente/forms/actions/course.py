"""A round's course: not opened by itself after all, kept open longer, closed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.forms import moments, queue
from entente.forms.actions.finding import held_round
from entente.forms.choices import Became, RoundState
from entente.forms.models import Asked, Round
from entente.forms.refusals import CannotOpen
from entente.people.models import Person


@transaction.atomic
def unschedule(row: Round, *, by: Person, at: datetime) -> Round:
    """Back to a draft that can be changed."""
    entry = record.open()
    current = held_round(row)
    if current.state != RoundState.SCHEDULED:
        raise CannotOpen(_("This round is “%(state)s”; it does not wait to open.") % {"state": current.get_state_display()})
    current.state = RoundState.DRAFT
    current.save(update_fields=["state"])
    entry.enter("forms.unscheduled", current, by=by)
    return current


@transaction.atomic
def extend(row: Round, closes_at: datetime, *, by: Person, at: datetime) -> Round:
    """Take answers until another moment; a closed round opens again."""
    entry = record.open()
    current = held_round(row)
    if not current.has_opened:
        raise CannotOpen(_("This round has not been opened; change its plan instead."))
    if closes_at <= at:
        raise CannotOpen(_("That moment has passed. Choose a later one, or close the round now."))
    if current.is_anonymous and not current.takes_answers(at):
        raise CannotOpen(_("Its results may have been seen: one more answer would tell whose it is. Ask again in a new round."))
    before = current.closes_at
    current.closes_at, current.state, current.closed_at = closes_at, RoundState.OPEN, None
    current.save(update_fields=["closes_at", "state", "closed_at"])
    queue.wake_at(moment for moment in moments.all_of(current) if moment > at)
    entry.enter("forms.extended", current, by=by, before={"closes_at": before}, after={"closes_at": closes_at})
    return current


@transaction.atomic
def close(row: Round, *, by: Person | None, at: datetime) -> Round:
    """No more answers; drafts that were not sent are kept for whoever typed them, and do not count."""
    entry = record.open()
    current = held_round(row)
    if current.state != RoundState.OPEN:
        raise CannotOpen(_("This round is “%(state)s”; there is nothing to close.") % {"state": current.get_state_display()})
    current.state, current.closed_at = RoundState.CLOSED, at
    current.save(update_fields=["state", "closed_at"])
    asked = Asked.objects.filter(round=current)
    entry.enter("forms.closed", current, by=by, after={"asked": asked.count(), "answered": asked.exclude(became=Became.WAITING).count()})
    return current
