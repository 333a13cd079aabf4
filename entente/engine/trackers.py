"""Trackers by country: what was seen last, how old it is, and what nobody has looked at.

A check says what somebody saw on a day. A state is never carried further than its checks: where there is none, it is
not collected, which is no state. Shapes: days are `date`, ages whole days; nothing here raises but `ValueError` for a limit below one day.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Freshness(StrEnum):
    FRESH = "fresh"
    STALE = "stale"
    NOT_COLLECTED = "not_collected"


@dataclass(frozen=True, slots=True, order=True)
class Check:
    """`order` tells two checks of one day apart: the one entered later counts."""

    on: date
    order: int
    state: str


def last(checks: Iterable[Check], day: date) -> Check | None:
    """What was known on a day: the latest check that was made by then."""
    return max((one for one in checks if one.on <= day), default=None)


def freshness(check: Check | None, day: date, keeps: int) -> Freshness:
    """Stale once more than `keeps` days have passed since the check."""
    if keeps < 1:
        raise ValueError("A check holds for at least one day.")
    if check is None:
        return Freshness.NOT_COLLECTED
    return Freshness.STALE if (day - check.on).days > keeps else Freshness.FRESH


def tally(states: Mapping[str, str], countries: Collection[str]) -> dict[str, int]:
    """How many countries stand in each state; those without one under "" (not collected). Adds up to the countries."""
    return dict(Counter(states.get(one, "") for one in countries))
