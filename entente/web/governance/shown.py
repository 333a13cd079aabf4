"""Lines of pages with what is said beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entente.governance.lateness import lateness
from entente.governance.models import ActionPoint
from entente.governance.queries.home import Line


@dataclass(frozen=True, slots=True)
class Dated:
    """When something is due, in words, and whether that day has passed."""

    said: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Point:
    point: ActionPoint
    due: Dated


def due(day: date | None, today: date) -> Dated:
    return Dated(lateness(day, today), day is not None and day < today)


def late(points: Iterable[ActionPoint], today: date) -> list[Point]:
    return [Point(point, due(point.due_on, today)) for point in points]


def lines(found: Iterable[Line], today: date) -> list[tuple[Line, Dated]]:
    return [(line, due(line.day, today)) for line in found]
