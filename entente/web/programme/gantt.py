"""The timeline as a picture: one row a milestone under its initiative, planned above, expected below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.formats import date_format

from entente.programme.queries import Line

LEFT, WIDTH, ROW, TOP = 240, 960, 26, 26


@dataclass(frozen=True, slots=True)
class Bar:
    """A milestone's row: its text, both bars, and how it stands."""

    line: Line
    y: int
    planned: tuple[int, int]  # x, width
    expected: tuple[int, int]
    kind: str

    @property
    def text_y(self) -> int:
        return self.y + 16

    @property
    def lower_y(self) -> int:
        return self.y + 11


@dataclass(frozen=True, slots=True)
class Gantt:
    height: int
    ticks: Sequence[tuple[int, str]]
    now: int | None
    groups: Sequence[tuple[int, int, str]]  # y, initiative, title
    bars: Sequence[Bar]


def gantt(lines: Sequence[Line], on: date) -> Gantt | None:
    """None where there is nothing to show."""
    if not lines:
        return None
    first = min(min(line.expected.task.begin, line.expected.begin) for line in lines)
    last = max(max(line.expected.task.end, line.expected.end) for line in lines)
    days = max((last - first).days, 1)

    def x(day: date) -> int:
        return LEFT + round((WIDTH - LEFT - 8) * (day - first).days / days)

    groups, bars, y = [], [], TOP
    for (pk, title), held in groupby(sorted(lines, key=_place(lines)), key=lambda line: (line.initiative, line.initiative_title)):
        groups.append((y + 17, pk, _short(title, 90)))
        y += ROW
        for line in held:
            task, seen = line.expected.task, line.expected
            bars.append(Bar(line, y, _span(x(task.begin), x(task.end)), _span(x(seen.begin), x(seen.end)), kind_of(line)))
            y += ROW
    return Gantt(y + 8, _ticks(first, last, x), x(on) if first <= on <= last else None, groups, bars)


def kind_of(line: Line) -> str:
    if line.expected.task.done:
        return "done"
    return "late" if line.expected.slip > 0 else "open"


def _place(lines: Sequence[Line]) -> Callable[[Line], tuple[date, int, date, int]]:
    """Initiatives in the order of their first milestone."""
    begin: dict[int, date] = {}
    for line in lines:
        begin[line.initiative] = min(begin.get(line.initiative, line.expected.task.begin), line.expected.task.begin)
    return lambda line: (begin[line.initiative], line.initiative, line.expected.task.end, line.pk)


def _span(begin: int, end: int) -> tuple[int, int]:
    return begin, max(end - begin, 4)


def _ticks(first: date, last: date, x: Callable[[date], int]) -> list[tuple[int, str]]:
    """Years, or quarters where there are few of them."""
    months = (1, 4, 7, 10) if (last - first) < timedelta(days=900) else (1,)
    days = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in months]
    return [(x(day), f"{day.year}" if day.month == 1 else date_format(day, "M")) for day in days if first <= day <= last]


def _short(title: str, most: int) -> str:
    return title if len(title) <= most else title[: most - 1] + "…"
