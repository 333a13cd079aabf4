"""What this room does by the calendar: when a worker begins it looks at the votes once, and from then on at each of their moments."""

from datetime import datetime

from entente.ballots import queue


def plan(at: datetime) -> None:
    """Asked for at once: what came due while no worker ran is done now."""
    queue.wake_at([at])
