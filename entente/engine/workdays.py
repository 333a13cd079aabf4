"""Promises in working days: Monday to Friday, without the days on which the office is closed."""

from collections.abc import Collection
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


def is_working(day: date, closed: Collection[date] = ()) -> bool:
    return day.weekday() < SATURDAY and day not in closed


def after(day: date, count: int, closed: Collection[date] = ()) -> date:
    """The working day that is so many working days after a day; 0 is the day itself, or the next working day."""
    while not is_working(day, closed):
        day += DAY
    for _step in range(count):
        day += DAY
        while not is_working(day, closed):
            day += DAY
    return day
