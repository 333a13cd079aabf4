"""What stands on a person's Desk beside what waits: each room offers cards in `desk.py`, the Desk puts them together.

A room offers `cards(person_id, organisations, permissions, day, keys) -> list[Card]`. Like `waiting.Prepared`, a card's rows are asked of
the database with those of all other rooms, in one query. `keys` open what is marked: `pk__in=visible(noun, keys)`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from entente.people.together import Compiled, Part, Row

Hook: TypeAlias = Callable[[int, Collection[int], Collection[str], date, Collection[str]], "list[Card]"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card, leading to its page."""

    words: str
    address: str
    more: str = ""
    at: datetime | None = None
    marking: str = ""
    is_lacking: bool = False  # something about it is to be done


@dataclass(frozen=True, slots=True)
class Card:
    """Without lines it says `empty`, or stays away. Sorted by `place`: groups 10, gatherings 20, organisations 30, what was said 40."""

    heading: str
    rows: Part | Compiled
    say: Callable[[Row], Line]
    place: int
    empty: str = ""
    all_name: str = ""  # the URL name of the page that lists all of them
    all_words: str = ""
    newest_first: bool = False  # else the soonest first, then by name
