"""Reminders that are due are sent; what is sent is not sent again."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.gatherings import actions
from entente.gatherings.models import Reminder
from entente.jobs.progress import Progress

log = logging.getLogger(__name__)


def look_at_reminders() -> None:
    log.info("people reminded: %s", remind_all(timezone.now()))


def remind_all(at: datetime) -> int:
    due = Reminder.objects.filter(sent_at=None, due_at__lte=at).select_related("gathering").order_by("due_at", "pk")
    return sum(actions.remind(reminder, at=at) for reminder in due)


def remind(progress: Progress) -> dict[str, Any]:
    return {"people": remind_all(timezone.now())}


TASKS: dict[str, Callable[[Progress], dict[str, Any]]] = {"gatherings.remind": remind}
