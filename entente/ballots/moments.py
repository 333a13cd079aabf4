"""When the worker looks at a vote again: to remind those who are missing, and to close it."""

from datetime import datetime, timedelta

from entente.ballots.choices import WRITTEN, Level
from entente.ballots.models import Vote

DAY = timedelta(days=1)


def to_remind(vote: Vote) -> datetime | None:
    """A day before it closes, but not before half of its time is over. In a meeting the chair reminds, in Belenios its own mails do."""
    if vote.form not in WRITTEN or vote.level == Level.CRYPTOGRAPHIC:
        return None
    begun = vote.opened_at or vote.opens_at
    return max(vote.closes_at - DAY, begun + (vote.closes_at - begun) / 2)


def all_of(vote: Vote) -> list[datetime]:
    reminds = to_remind(vote)
    return [vote.closes_at] if reminds is None or vote.reminded_at else [reminds, vote.closes_at]
