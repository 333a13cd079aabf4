"""VTIMEZONE for events. Outlook reads rules, not lists of days: changes of the clocks are written as rules where they are."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
_SECOND, _DAY = timedelta(seconds=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the clocks: when they show what before it, and by how much they are away from UTC on both sides."""

    clock: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def is_last(self) -> bool:
        """Whether the weekday does not come again in its month."""
        return self.clock.day + 7 > monthrange(self.clock.year, self.clock.month)[1]

    @property
    def nth(self) -> int:
        return (self.clock.day - 1) // 7 + 1


def timezone(zone: str, first: int, last: int) -> Timezone:
    """For events from one year to another."""
    found = Timezone()
    found.add("tzid", zone)
    years = [_changes(zone, one) for one in range(first - 1, last + 2)]
    rules = _rules(years)
    changes = years[0] if rules else (_standing(zone, first - 1), *chain.from_iterable(years))
    for place, change in enumerate(changes):
        found.add_component(_observance(change, rules[place] if rules else None))
    return found


def _rules(years: Sequence[Sequence[Change]]) -> list[vRecur]:
    """A yearly rule for each change, where every year has the same ones; else none."""
    if not years[0] or len({len(changes) for changes in years}) != 1:
        return []
    rules = [_rule(returns) for returns in zip(*years, strict=True)]
    return [rule for rule in rules if rule] if all(rules) else []


def _rule(returns: Sequence[Change]) -> vRecur | None:
    first = returns[0]
    alike = {(one.clock.month, one.clock.weekday(), one.clock.time(), one.before, one.after) for one in returns}
    nth = -1 if all(one.is_last for one in returns) else first.nth
    if len(alike) != 1 or (nth != -1 and {one.nth for one in returns} != {nth}):
        return None
    return vRecur(freq="YEARLY", bymonth=first.clock.month, byday=f"{nth}{_DAYS[first.clock.weekday()]}")


def _observance(change: Change, rule: vRecur | None) -> TimezoneDaylight | TimezoneStandard:
    found = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    found.add("dtstart", change.clock)
    found.add("tzoffsetfrom", change.before)
    found.add("tzoffsetto", change.after)
    found.add("tzname", change.name)
    if rule:
        found.add("rrule", rule)
    return found


def _standing(zone: str, year: int) -> Change:
    """What held when the year began."""
    begins = datetime(year, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(zone))
    offset = begins.utcoffset() or timedelta()
    return Change(datetime(year, 1, 1), offset, offset, begins.tzname() or zone, bool(begins.dst()))  # noqa: DTZ001 -- a clock time


@cache
def _changes(zone: str, year: int) -> tuple[Change, ...]:
    return tuple(_found(ZoneInfo(zone), year))


def _found(tz: ZoneInfo, year: int) -> Iterator[Change]:
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        if _offset(day, tz) != _offset(day + _DAY, tz):
            yield _change(day, day + _DAY, tz)
        day += _DAY


def _change(low: datetime, high: datetime, tz: ZoneInfo) -> Change:
    """Between two instants on either side of it."""
    before, after = _offset(low, tz), _offset(high, tz)
    while high - low > _SECOND:
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if _offset(middle, tz) == before else (low, middle)
    local = high.astimezone(tz)
    return Change((high + before).replace(tzinfo=None), before, after, local.tzname() or tz.key, bool(local.dst()))


def _offset(moment: datetime, tz: ZoneInfo) -> timedelta:
    return moment.astimezone(tz).utcoffset() or timedelta()
