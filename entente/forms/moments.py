"""When a round reminds by itself: at nine in the morning where the partnership is, so many days before it closes."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from entente.forms.models import Round

MORNING = time(9, 0)


def reminders(row: Round) -> list[datetime]:
    """The soonest first; none before or on the day on which it was opened."""
    if row.closes_at is None:
        return []
    close, opened = timezone.localtime(row.closes_at), row.opened_at
    found = [timezone.make_aware(datetime.combine(close.date() - timedelta(days=days), MORNING)) for days in row.remind_days]
    return sorted(one for one in found if one < row.closes_at and (opened is None or one.date() > timezone.localtime(opened).date()))


def all_of(row: Round) -> list[datetime]:
    moments = [*reminders(row), row.closes_at, row.opens_at if not row.has_opened else None]
    return [moment for moment in moments if moment]
