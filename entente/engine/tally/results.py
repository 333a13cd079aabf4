"""What a count gives: the result with everything that led to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from entente.engine.rules import HALF, Method, Said, Threshold


@dataclass(frozen=True, slots=True)
class Test:
    """One thing that was asked of the votes: `part` of `base` against what is needed.

    `what`: "all" (votes of everybody), "class" (votes of the class `name`: informs, `decides` is false) or "classes" (how many classes).
    """

    what: str
    part: Fraction
    base: Fraction
    needs: Threshold
    name: str = ""
    decides: bool = True

    @property
    def is_met(self) -> bool:
        return self.needs.is_met(self.part, self.base)

    @property
    def is_on_edge(self) -> bool:
        """Exactly half, where more than half is needed: one vote more would carry."""
        return self.needs == HALF and 2 * self.part == self.base > 0


@dataclass(frozen=True, slots=True)
class Motion:
    """The count of a motion. `tests` are in the order they were asked; `is_tied`: exactly half, where more than half is
    needed.

    `is_carried` is None only when the count stopped at a tie. `vetoed_by`: classes that stopped it. `said`: the result in sentences.
    """

    votes_for: Fraction
    votes_against: Fraction
    abstentions: Fraction
    not_cast: Fraction
    tests: tuple[Test, ...]
    vetoed_by: tuple[str, ...]
    is_tied: bool
    is_carried: bool | None
    said: tuple[Said, ...] = ()


class Event(StrEnum):
    FIRST = "first"  # first preferences, or marks, were counted
    SURPLUS = "surplus"  # of an elected candidate was passed on
    EXCLUDED = "excluded"  # the candidate with the fewest votes
    FILLED = "filled"  # as many were left as seats


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a tie was decided: `by` step-back (with the `round` that differed), chair or lot; `chosen` of the `tied`."""

    tied: tuple[int, ...]
    chosen: int
    by: str
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a ranked count, as it stands at its end. In every round votes + exhausted + truncated = all votes.

    `votes`: candidate -> votes, elected ones included. `exhausted`: no further preference. `truncated`: lost to five decimals (Scottish).
    `factor`: for a surplus, the share of each ballot's value that was passed on.
    """

    number: int
    event: Event
    candidate: int | None
    votes: Mapping[int, Fraction]
    elected: tuple[int, ...] = ()
    exhausted: Fraction = Fraction(0)
    truncated: Fraction = Fraction(0)
    factor: Fraction | None = None
    ties: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate that had the votes and did not get the seat (a country cap, a class without seats left), and why."""

    candidate: int
    why: Said


@dataclass(frozen=True, slots=True)
class Election:
    """The count of an election. `order`: in order of election; `elected`: ascending. `blank` votes are outside of `total`."""

    method: Method
    seats: int
    total: Fraction
    blank: Fraction
    quota: Fraction | None
    order: tuple[int, ...]
    rounds: tuple[Round, ...]
    passed_over: tuple[Passed, ...] = ()

    @property
    def elected(self) -> tuple[int, ...]:
        return tuple(sorted(self.order))


class Tied(Exception):
    """The count stopped: these candidates are equal in every round, and no last resort was declared that tells them apart."""

    def __init__(self, tied: tuple[int, ...], purpose: str, round_number: int) -> None:
        super().__init__(f"Candidates {', '.join(map(str, tied))} are tied ({purpose}, round {round_number}).")
        self.tied, self.purpose, self.round_number = tied, purpose, round_number
