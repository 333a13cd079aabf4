"""What bodies do by the calendar: when a worker begins it looks at once for written procedures and actions that came due without one."""

from datetime import datetime

from entente.governance import queue


def plan(at: datetime) -> None:
    queue.wake_at(at)
