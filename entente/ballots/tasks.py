"""The worker's part: votes remind those who are missing and close at their time. Doing it twice changes nothing."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.ballots import actions, moments, queue
from entente.ballots.choices import VoteState
from entente.ballots.models import Vote

log = logging.getLogger(__name__)


def look_after_the_votes() -> None:
    """And ask to be looked at again, should what was asked for when a vote opened have been lost."""
    now = timezone.now()
    log.info("votes looked after: %s", look_after(at=now))
    if (coming := next_moment(now)) and not queue.is_asked_for(coming):
        queue.wake_at([coming])


def next_moment(at: datetime) -> datetime | None:
    rows = Vote.objects.filter(state=VoteState.OPEN)
    return min((moment for row in rows for moment in moments.all_of(row) if moment > at), default=None)


def look_after(*, at: datetime) -> dict[str, int]:
    """How many were reminded of and closed. What somebody closed meanwhile is left as it is."""
    reminded = closed = 0
    for vote in Vote.objects.filter(state=VoteState.OPEN).order_by("closes_at", "pk"):
        try:
            if vote.closes_at <= at:
                actions.close(vote, by=None, at=at)
                closed += 1
            elif vote.reminded_at is None and (moment := moments.to_remind(vote)) and moment <= at:
                reminded += actions.remind(vote, by=None, at=at) > 0
        except actions.Refusal as why:
            log.info("vote %s: %s", vote.pk, why)
    return {"reminded": reminded, "closed": closed}


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {}
