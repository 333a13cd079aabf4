"""The milestones of what runs as one timeline: what each waits for, when it is expected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from entente.engine.progress import Step
from entente.engine.timeline import Expected, Move, Task, moved_by, timeline
from entente.programme.choices import InitiativeState
from entente.programme.models import Milestone

COUNTED = [InitiativeState.ADOPTED.value, InitiativeState.RUNNING.value, InitiativeState.DONE.value]


@dataclass(frozen=True, slots=True)
class Line:
    """One milestone on the timeline."""

    pk: int
    title: str
    initiative: int
    initiative_title: str
    expected: Expected

    @property
    def step(self) -> Step:
        task = self.expected.task
        return Step(f"milestone:{self.pk}", self.title, task.end, self.expected.end, task.done)


@dataclass(frozen=True, slots=True)
class Plan:
    """By milestone, in the order of planned days; `on` is the day from which it is seen."""

    on: date
    lines: Mapping[int, Line]

    def of(self, initiatives: Sequence[int]) -> list[Line]:
        wanted = set(initiatives)
        return [line for line in self.lines.values() if line.initiative in wanted]

    def late(self) -> list[Line]:
        """What slips by itself, not because of others, and is not done: the latest first."""
        found = [one for one in self.lines.values() if one.expected.slip > 0 and not one.expected.task.done and not one.expected.held_by]
        return sorted(found, key=lambda line: (-line.expected.slip, line.pk))

    def moves(self, milestone: int) -> list[tuple[Line, Move]]:
        """What the lateness of one milestone moves."""
        tasks = [line.expected.task for line in self.lines.values()]
        return [(self.lines[int(move.key)], move) for move in moved_by(str(milestone), tasks, self.on)]


def plan(on: date, *, and_of: int | None = None) -> Plan:
    """Of everything adopted and not stopped; `and_of`: an initiative that is still proposed, for its own people. Two queries."""
    wanted = Q(initiative__state__in=COUNTED) | Q(initiative=and_of)
    columns = ("pk", "title", "initiative", "initiative__title", "begins_on", "due_on", "expected_on", "done_on")
    rows = Milestone.objects.filter(wanted).order_by("due_on", "pk").values_list(*columns)
    after: dict[int, list[str]] = defaultdict(list)
    for later, earlier in Milestone.after.through.objects.order_by("pk").values_list("from_milestone", "to_milestone"):
        after[later].append(str(earlier))
    found = {row[0]: row for row in rows}
    expected = timeline([_task(row, after[row[0]], on) for row in found.values()], on)
    return Plan(on, {pk: Line(row[0], row[1], row[2], row[3], expected[str(pk)]) for pk, row in found.items()})


def _task(row: tuple[int, str, int, str, date, date, date | None, date | None], after: list[str], on: date) -> Task:
    """What is done later than the day from which it is seen is only expected then."""
    pk, _title, _initiative, _name, begins, due, expected, done = row
    is_done = done is not None and done <= on
    return Task(str(pk), begins, due, expected if is_done or done is None else done, done if is_done else None, tuple(after))
