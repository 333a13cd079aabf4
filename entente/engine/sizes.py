"""The SME test of Recommendation 2003/361/EC, annex, articles 2 and 4: micro, small, medium or large, and why.

The figures are one year's and the whole enterprise's: with linked enterprises in full and partner enterprises in proportion (article 6),
which the caller adds up. Headcount is in annual work units, money in euros. A figure that is not known is None, never 0.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from itertools import product


class Size(IntEnum):
    """The first three are SMEs."""

    MICRO = 0
    SMALL = 1
    MEDIUM = 2
    LARGE = 3

    @property
    def code(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Figures:
    """One year of an enterprise: what it had, or what it must stay within."""

    headcount: Decimal | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None

    def __post_init__(self) -> None:
        for name, value in self.known:
            if not (value.is_finite() and value >= 0):
                raise ValueError(f"The {_NAMES[name]} must be a number of 0 or more, not {value}.")

    @property
    def known(self) -> tuple[tuple[str, Decimal], ...]:
        figures = (("headcount", self.headcount), ("turnover", self.turnover), ("balance", self.balance))
        return tuple((name, value) for name, value in figures if value is not None)


_NAMES = {"headcount": "headcount", "turnover": "annual turnover", "balance": "balance sheet total"}
_TEXTS = {
    "headcount_below": "The headcount, {value}, is below {ceiling}.",
    "headcount_reached": "The headcount, {value}, is not below {ceiling}.",
    "turnover_within": "The annual turnover, EUR {value}, is not above EUR {ceiling}.",
    "turnover_above": "The annual turnover, EUR {value}, is above EUR {ceiling}.",
    "balance_within": "The balance sheet total, EUR {value}, is not above EUR {ceiling}.",
    "balance_above": "The balance sheet total, EUR {value}, is above EUR {ceiling}.",
    "headcount_unknown": "The headcount is not known.",
    "turnover_unknown": "The annual turnover is not known.",
    "balance_unknown": "The balance sheet total is not known.",
    "held": "Its figures of one year alone do not change its status: that takes two years in a row.",
}
CEILINGS = {
    Size.MICRO: Figures(Decimal(10), Decimal(2_000_000), Decimal(2_000_000)),
    Size.SMALL: Figures(Decimal(50), Decimal(10_000_000), Decimal(10_000_000)),
    Size.MEDIUM: Figures(Decimal(250), Decimal(50_000_000), Decimal(43_000_000)),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A code to translate by, the figure and the ceiling it was held against."""

    code: str
    value: Decimal | None = None
    ceiling: Decimal | None = None

    @property
    def text(self) -> str:
        return _TEXTS[self.code].format(value=f"{self.value or 0:,f}", ceiling=f"{self.ceiling or 0:,f}")


@dataclass(frozen=True, slots=True)
class Classified:
    """The sizes that are possible as far as the figures are known, and why. One size when they decide."""

    possible: tuple[Size, ...]
    reasons: tuple[Reason, ...]

    @property
    def size(self) -> Size | None:
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def code(self) -> str:
        """micro, small, medium, large or unknown."""
        return "unknown" if self.size is None else self.size.code

    @property
    def is_sme(self) -> bool | None:
        """Often known before the size is."""
        if Size.LARGE not in self.possible:
            return True
        return False if self.size is Size.LARGE else None


def classify(figures: Figures) -> Classified:
    """The smallest size whose ceilings are kept, by one year's figures; with figures missing, each size they could still make it."""
    kept = {size: _keeps(dict(figures.known), dict(ceiling.known)) for size, ceiling in CEILINGS.items()}
    largest = min((size for size, keeps in kept.items() if keeps), default=Size.LARGE)
    possible = tuple(size for size in Size if size == largest or (size < largest and kept[size] is None))
    return Classified(possible, tuple(_reasons(figures, possible)))


def _keeps(had: Mapping[str, Decimal], ceiling: Mapping[str, Decimal]) -> bool | None:
    """Headcount below, and turnover or balance sheet not above; None where a missing figure decides."""
    headcount = had["headcount"] < ceiling["headcount"] if "headcount" in had else None
    within = [had[name] <= ceiling[name] if name in had else None for name in ("turnover", "balance")]
    money = True if True in within else None if None in within else False
    if headcount is False or money is False:
        return False
    return True if headcount and money else None


def _reasons(figures: Figures, possible: tuple[Size, ...]) -> Iterator[Reason]:
    if possible[0] > Size.MICRO:
        yield from _outgrown(figures, CEILINGS[Size(possible[0] - 1)])
    if possible[-1] < Size.LARGE:
        yield from _within(figures, CEILINGS[possible[-1]])
    if len(possible) > 1:
        yield from (Reason(f"{name}_unknown") for name in _NAMES if name not in dict(figures.known))


def _outgrown(figures: Figures, ceiling: Figures) -> list[Reason]:
    if figures.headcount is not None and ceiling.headcount is not None and figures.headcount >= ceiling.headcount:
        return [Reason("headcount_reached", figures.headcount, ceiling.headcount)]
    limits = dict(ceiling.known)
    return [Reason(f"{name}_above", value, limits[name]) for name, value in figures.known if name != "headcount"]


def _within(figures: Figures, ceiling: Figures) -> Iterator[Reason]:
    limits = dict(ceiling.known)
    for name, value in figures.known:
        if name == "headcount":
            yield Reason("headcount_below", value, limits[name])
        elif value <= limits[name]:
            yield Reason(f"{name}_within", value, limits[name])


def status(years: Mapping[int, Figures], *, changed_hands: Collection[int] = ()) -> dict[int, Classified]:
    """The status of each year under article 4: gained or lost only when the figures say so two years in a row.

    The first year counts at once, and so does a year in which the enterprise changed hands (it was bought, merged or split). A year that
    nobody reported is a year of unknown figures.
    """
    states: set[tuple[Size, Size]] = set()
    found: dict[int, Classified] = {}
    for year in range(min(years, default=0), max(years, default=-1) + 1):
        own = classify(years.get(year, Figures()))
        states = _followed(states if year not in changed_hands else set(), own.possible)
        found[year] = _held(own, tuple(sorted({held for held, _ in states})))
    return found


def _followed(states: set[tuple[Size, Size]], own: tuple[Size, ...]) -> set[tuple[Size, Size]]:
    """(status, last year's own size): the middle of status, last year and this year is what two years in a row decide."""
    if not states:
        return {(size, size) for size in own}
    return {(sorted((held, last, now))[1], now) for (held, last), now in product(states, own)}


def _held(own: Classified, possible: tuple[Size, ...]) -> Classified:
    return own if possible == own.possible else Classified(possible, (*own.reasons, Reason("held")))
