"""The expected begin and end of every task: the critical path method, forward, on days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter


class Circular(ValueError):
    """Tasks that wait for each other; `keys` is the circle, its first repeated at the end."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(" → ".join(keys))
        self.keys = keys


@dataclass(frozen=True, slots=True)
class Task:
    """Something that begins and ends on planned days. `forecast`: the day on which whoever does it expects it; `after`: keys of
    tasks that end before it begins. Keys that are not among the tasks are left out of account."""

    key: str
    begin: date
    end: date
    forecast: date | None = None
    done: date | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """`slip` in days against the plan, negative when earlier; `held_by`: the task that it waits for, where that moved its end."""

    task: Task
    begin: date
    end: date
    held_by: str | None

    @property
    def slip(self) -> int:
        return (self.end - self.task.end).days


def timeline(tasks: Iterable[Task], on: date) -> dict[str, Expected]:
    """Every task as expected on a day. It begins when all that it waits for has ended, and takes as long as planned; what is not
    done ends today at the earliest. Circular when tasks wait for each other."""
    by_key = {task.key: task for task in tasks}
    found: dict[str, Expected] = {}
    for key in _sorted(by_key):
        found[key] = _expected(by_key[key], found, on)
    return {key: found[key] for key in by_key}


def _sorted(tasks: Mapping[str, Task]) -> list[str]:
    waits = {key: [other for other in task.after if other in tasks] for key, task in tasks.items()}
    try:
        return list(TopologicalSorter(waits).static_order())
    except CycleError as circle:
        raise Circular([str(key) for key in reversed(circle.args[1])]) from None


def _expected(task: Task, found: Mapping[str, Expected], on: date) -> Expected:
    if task.done:
        return Expected(task, min(task.begin, task.done), task.done, None)
    last = max((found[key] for key in task.after if key in found), key=lambda one: (one.end, one.task.key), default=None)
    begin = max(task.begin, last.end) if last else task.begin
    own, pushed = max(task.forecast or task.end, on), begin + (task.end - task.begin)
    return Expected(task, begin, max(own, pushed), last.task.key if last and pushed > own else None)
