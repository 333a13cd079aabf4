"""Shortage: how many open roles a survey shows, how many there may be, and how many people the known courses bring.

Source: docs/method/skills-gap.md. Three figures for a cell: what was answered for certain; what it is if those who are silent are as those
who answered; and the most it may be, by the exact bound of a hypergeometric sample at 97.5 % for how many of the silent have such roles at
all. Only when all have answered does a nothing become a 0. Pure; counts are whole numbers, a bound that nobody knows is None.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, comb

RISK = Fraction(1, 40)


@dataclass(frozen=True, slots=True)
class Frame:
    """How many organisations were asked, and how many answered, be it with nothing."""

    asked: int
    answered: int

    def __post_init__(self) -> None:
        if not 0 <= self.answered <= self.asked:
            raise ValueError(f"{self.answered} of {self.asked} cannot have answered.")

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.answered, self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class Span:
    """From `low`, which is certain, to `high`; None: nobody can say."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Demand:
    """`low` was answered; `expected` if the silent are as the others; `high` is the most at 97.5 %."""

    low: int
    expected: Fraction
    high: int


@dataclass(frozen=True, slots=True)
class Source:
    """A course: the roles it leads to, how many completed it last year, how many places it has; None: not said."""

    roles: frozenset[str]
    graduates: int | None = None
    places: int | None = None


def demand(frame: Frame, openings: int, holders: int, typical: Fraction = Fraction(1)) -> Demand | None:
    """Of a cell in which `holders` of those who answered have `openings` together; None while nobody answered.

    `typical`: how many an organisation with any has in the whole survey; a cell's own mean is taken where it is more. Raises ValueError
    where the counts cannot be.
    """
    if not 0 <= holders <= min(openings, frame.answered) or bool(openings) != bool(holders):
        raise ValueError(f"{openings} roles of {holders} organisations among {frame.answered} cannot be.")
    if not frame.answered:
        return None
    expected = Fraction(openings * frame.asked, frame.answered)
    each = max(typical, Fraction(openings, holders)) if holders else max(typical, Fraction(1))
    high = openings + ceil(most_silent(frame.asked, frame.answered, holders) * each)
    return Demand(openings, expected, max(high, ceil(expected)))


@lru_cache(maxsize=4096)
def most_silent(asked: int, answered: int, holders: int) -> int:
    """The most of the silent that may have any such role: with one more, so few holders among the answers would be rarer than RISK."""
    low, high = 0, asked - answered
    while low < high:
        middle = (low + high + 1) // 2
        if _so_few(asked, answered, holders, holders + middle) > RISK:
            low = middle
        else:
            high = middle - 1
    return low


def _so_few(asked: int, answered: int, holders: int, having: int) -> Fraction:
    """The chance that a sample of `answered` finds at most `holders`, when `having` of all who were asked have any."""
    ways = sum(comb(having, found) * comb(asked - having, answered - found) for found in range(min(holders, answered) + 1))
    return Fraction(ways, comb(asked, answered))


def supply(sources: Iterable[Source], role: str) -> Span:
    """Who comes out of courses a year: at least the graduates of those that lead to this role alone, at most all who could go there.

    No course known is not a supply of 0: nobody can say. A course that says neither graduates nor places leaves the upper end open.
    """
    leading = [one for one in sources if role in one.roles]
    if not leading:
        return Span(None, None)
    low = sum(one.graduates or 0 for one in leading if one.roles == {role})
    tops = [one.places if one.graduates is None else max(one.graduates, one.places or 0) for one in leading]
    return Span(low, None if None in tops else sum(top or 0 for top in tops))


def missing(wanted: Demand | None, brought: Span) -> Span:
    """How many people are missing: the least is what is certainly wanted less all who may come; below zero there are more than asked."""
    if wanted is None:
        return Span(None, None)
    return Span(
        None if brought.high is None else wanted.low - brought.high,
        None if brought.low is None else wanted.high - brought.low,
    )
