"""What this room does by the calendar: every morning, mails about watched calls that close within two weeks."""

from datetime import datetime

from entente.agenda import queue


def plan(at: datetime) -> None:
    queue.wake_tomorrow(at)
