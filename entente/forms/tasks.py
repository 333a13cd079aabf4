"""The worker's part: rounds open, remind and close at their time. Doing it twice changes nothing."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.forms import actions, moments, queue
from entente.forms.choices import RoundState
from entente.forms.models import Reminder, Round

log = logging.getLogger(__name__)


def look_after_the_rounds() -> None:
    """And ask to be looked at again, should what was asked for when a round opened have been lost."""
    now = timezone.now()
    log.info("rounds looked after: %s", look_after(at=now))
    if (coming := next_moment(now)) and not queue.is_asked_for(coming):
        queue.wake_at([coming])


def next_moment(at: datetime) -> datetime | None:
    """When a round is to open, remind or close next."""
    rows = Round.objects.filter(state__in=[RoundState.SCHEDULED, RoundState.OPEN])
    return min((moment for row in rows for moment in moments.all_of(row) if moment > at), default=None)


def look_after(*, at: datetime) -> dict[str, int]:
    """How many were opened, reminded of and closed."""
    due = Round.objects.filter(state=RoundState.SCHEDULED, opens_at__lte=at).order_by("opens_at", "pk")
    opened = [actions.open_due(row, at=at) for row in due]
    reminded = [row for row in Round.objects.open_at(at).order_by("closes_at", "pk") if _reminded(row, at)]
    closing = Round.objects.filter(state=RoundState.OPEN, closes_at__lte=at).order_by("closes_at", "pk")
    closed = [actions.close(row, by=None, at=at) for row in closing]
    return {"opened": len(opened), "reminded": len(reminded), "closed": len(closed)}


def _reminded(row: Round, at: datetime) -> bool:
    """Whether a moment to remind has come since it was opened and since anybody was reminded last."""
    last = Reminder.objects.filter(round=row).order_by("-at").values_list("at", flat=True).first()
    if not any(moment <= at and (last is None or moment > last) for moment in moments.reminders(row)):
        return False
    try:
        actions.remind(row, by=None, at=at)
    except actions.CannotRemind:
        return False
    return True


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {}
