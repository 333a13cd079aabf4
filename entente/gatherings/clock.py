"""Clock times of a zone and instants: what a person types is the former, what is kept is the latter."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


class NoSuchTime(ValueError):
    """The clocks of the zone jump over this time."""


@cache
def zones() -> tuple[str, ...]:
    """The zones a gathering can be in: those of places, and UTC."""
    places = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return (*sorted(zone for zone in available_timezones() if zone.startswith(places)), "UTC")


def is_zone(name: str) -> bool:
    return name in zones()


def instant(clock: datetime, zone: str) -> datetime:
    """The instant at which the clocks of a zone show this time; of two, in the night summer time ends, the first."""
    found = _reckoned(clock, zone)
    if _shown(found, zone) != clock.replace(tzinfo=None, fold=0):
        raise NoSuchTime
    return found


def comes_twice(clock: datetime, zone: str) -> bool:
    """Whether the clocks show this time a second time that night."""
    first, second = (clock.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1))
    return first != second and _shown(_reckoned(clock, zone), zone) == clock.replace(tzinfo=None, fold=0)


def _reckoned(clock: datetime, zone: str) -> datetime:
    return clock.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def _shown(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
