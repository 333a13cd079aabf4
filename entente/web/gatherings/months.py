"""A month as a page draws it: weeks of seven days, each with what takes place on it."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from entente.gatherings.models import Gathering


class Year:
    """A year in an address: of the centuries that calendars here know."""

    regex = "(?:19|20|21)[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class Number(Year):
    """A month in an address."""

    regex = "(?:0?[1-9]|1[0-2])"

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    is_other: bool  # of the month before or after
    gatherings: list[Gathering] = field(default_factory=list)


def weeks(first: date, gatherings: Iterable[Gathering], zone: ZoneInfo) -> list[list[Day]]:
    """From Monday; what lasts several days stands on each."""
    by_day: dict[date, list[Gathering]] = {}
    for gathering in gatherings:
        for day in _days(gathering, zone):
            by_day.setdefault(day, []).append(gathering)
    return [
        [Day(day, day.month != first.month, by_day.get(day, [])) for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]


def before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _days(gathering: Gathering, zone: ZoneInfo) -> list[date]:
    """At most a month of them."""
    starts, ends = gathering.starts_at.astimezone(zone).date(), (gathering.ends_at - timedelta(microseconds=1)).astimezone(zone).date()
    return [starts + timedelta(days=number) for number in range(min((ends - starts).days, 31) + 1)]
