"""What holds in one country and sector, told by the rooms: each offers `applies.py` with `APPLIES = function(country, sector, day)`.

The function returns what it keeps about them, country as ISO code, sector as one of the NIS 2 Directive's; an empty list where nobody
collected anything. Shown on the page "What applies to me", each line with its source.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.utils.functional import Promise

from entente.people.discovery import offered


@dataclass(frozen=True, slots=True)
class Applies:
    """One line: a rule, a strategy, an authority. `source` is where it was read, on `checked_on`; `address`: its page here."""

    title: str
    state: str | Promise = ""
    words: str = ""
    source: str = ""
    source_note: str = ""
    checked_on: date | None = None
    address: str = ""


Tracker: TypeAlias = Callable[[str, str, date], Sequence[Applies]]


def applying(country: str, sector: str, day: date) -> list[Applies]:
    """All that the rooms say, in the order of the floors."""
    trackers: list[Tracker] = list(offered("applies", "APPLIES"))
    return [line for tell in trackers for line in tell(country, sector, day)]
