"""Closing: no ballot comes in any more; who voted is entered in the order of the roll, and all ballots are published by their numbers."""

from datetime import datetime

from django.db import transaction

from entente import record
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotCount
from entente.ballots.choices import Level, VoteState
from entente.ballots.models import Ballot, RollRow, Vote
from entente.ballots.situations import rows_of
from entente.ballots.tallying import box_of, closed
from entente.people.models import Person
from entente.record.actions import Opened

AT_ONCE = 500


@transaction.atomic
def close(vote: Vote, *, by: Person | None, at: datetime) -> Vote:
    """Ballots on their way are waited for. The office may close early; the worker closes when the time is over."""
    entry = record.open()
    current = held(vote, VoteState.OPEN, otherwise=CannotCount)
    voted = _enter_who_voted(entry, current)
    if current.level == Level.SEPARATED:
        _shuffle(current)
    current.state, current.closed_at = VoteState.CLOSED, at
    if current.level != Level.CRYPTOGRAPHIC:
        current.published = closed(box_of(current, rows_of(current), at))
        current.head = current.published["head"]
    current.save(update_fields=["state", "closed_at", "head", "published"])
    entry.enter("ballots.closed", current, by=by, after={"voted": voted, "head": current.head})
    return current


def _enter_who_voted(entry: Opened, vote: Vote) -> int:
    """That, not how and not when: the order is the roll's."""
    rows = list(RollRow.objects.filter(vote=vote, has_voted=True).select_related("organisation", "vote__body").order_by("place"))
    for row in rows:
        entry.enter("ballots.voted", row, by=None, organisation=row.organisation)
    return len(rows)


def _shuffle(vote: Vote) -> None:
    """Written anew in the order of their random numbers, and the roll in its own: no table tells in which order they came."""
    ballots = list(Ballot.objects.filter(vote=vote).order_by("number"))
    Ballot.objects.filter(vote=vote).delete()
    Ballot.objects.bulk_create(ballots, batch_size=AT_ONCE)
    rows = list(RollRow.objects.filter(vote=vote).order_by("place"))
    RollRow.objects.bulk_update(rows, ["has_voted"], batch_size=AT_ONCE)
