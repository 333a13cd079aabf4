"""What one late task moves: the timeline as it is, beside the one in which that task keeps its day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from entente.engine.timeline.plan import Task, timeline


@dataclass(frozen=True, slots=True)
class Move:
    """A task that comes `days` later than it would, had the late one kept its day."""

    key: str
    days: int
    end: date


def moved_by(late: str, tasks: Iterable[Task], on: date) -> list[Move]:
    """The tasks that the lateness of one moves, the most moved first; empty when it is on time or those who wait have slack."""
    everything = list(tasks)
    as_is = timeline(everything, on)
    kept = timeline((_on_time(task) if task.key == late else task for task in everything), on)
    moves = [Move(key, (one.end - kept[key].end).days, one.end) for key, one in as_is.items() if key != late]
    return sorted((move for move in moves if move.days > 0), key=lambda move: (-move.days, move.key))


def _on_time(task: Task) -> Task:
    """As if it were done on its planned day, whatever it waits for; what came earlier stays."""
    return task if task.done and task.done <= task.end else replace(task, done=task.end)
