"""What this room does by the calendar: every morning, mails about checks of trackers that hold no more."""

from datetime import datetime

from entente.dialogue import queue


def plan(at: datetime) -> None:
    queue.wake_tomorrow(at)
