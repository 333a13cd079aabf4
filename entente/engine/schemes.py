"""The rules of the European scheme on Common Criteria (EUCC), (EU) 2024/482, and what it does to national ones."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Level(StrEnum):
    """Assurance levels of Regulation (EU) 2019/881, Article 52."""

    BASIC = "basic"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


LONGEST_YEARS = 5  # Article 12: longer only with the approval of the national authority
STOPS_AFTER_MONTHS, RUNNING_AFTER_MONTHS = 12, 24  # Article 49
ENTRY_INTO_FORCE = date(2024, 2, 27)


class NotALevel(ValueError):
    """AVA_VAN knows the levels 1 to 5."""


def level_of(ava_van: int) -> Level:
    """Article 4: AVA_VAN.1 and .2 are substantial, .3 to .5 high. EUCC has no basic."""
    if not 1 <= ava_van <= 5:
        raise NotALevel(f"AVA_VAN.{ava_van} does not exist.")
    return Level.SUBSTANTIAL if ava_van <= 2 else Level.HIGH


def last_day(issued_on: date, years: int = LONGEST_YEARS) -> date:
    """The last day a certificate of so many years can be valid."""
    return months_after(issued_on, 12 * years)


def is_too_long(issued_on: date, valid_until: date) -> bool:
    """Whether a certificate that is valid until and with this day needs an approval."""
    return valid_until > last_day(issued_on)


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens to a national scheme that a European one covers."""

    entry_into_force: date

    @property
    def stops_on(self) -> date:
        """The first day on which the national scheme no longer produces effects."""
        return months_after(self.entry_into_force, STOPS_AFTER_MONTHS)

    @property
    def running_until(self) -> date:
        """The last day on which a process begun before may still end in a national certificate."""
        return months_after(self.entry_into_force, RUNNING_AFTER_MONTHS)

    @property
    def ended_on(self) -> date:
        return self.running_until + timedelta(days=1)

    def status_on(self, day: date) -> str:
        """`in_force`, `ending` while begun processes run out, `ended`."""
        if day < self.stops_on:
            return "in_force"
        return "ending" if day < self.ended_on else "ended"

    def may_issue(self, day: date, *, begun_on: date | None) -> bool:
        """Whether the national scheme may still issue on a day. A process whose beginning is not known counts as begun that day."""
        if day < self.stops_on:
            return True
        return begun_on is not None and begun_on < self.stops_on and day <= self.running_until


EUCC = Transition(ENTRY_INTO_FORCE)


def is_alive(issued_on: date, ends_on: date | None, day: date) -> bool:
    """Certificates live until they expire, whatever becomes of their scheme (Regulation (EU) 2019/881, Article 57(3))."""
    return issued_on <= day and (ends_on is None or day < ends_on)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
