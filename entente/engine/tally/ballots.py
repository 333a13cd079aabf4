"""What is counted: votes on motions and ballots of elections. Weights are exact; an anonymous ballot carries only what its count needs."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

ONE = Fraction(1)


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on a motion. `member_class` is needed only where the rule counts classes."""

    choice: Choice
    weight: Fraction = ONE
    member_class: str = ""

    def __post_init__(self) -> None:
        if self.weight <= 0:
            raise ValueError("A vote weighs more than 0.")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot of an election: candidate numbers, in order of preference where the method ranks, in any order where it marks.

    Numbers are those of the candidates, each at most once. An empty ballot is blank: it is kept and counted as blank, and carries no vote.
    """

    candidates: tuple[int, ...]
    weight: Fraction = ONE

    def __post_init__(self) -> None:
        if len(set(self.candidates)) != len(self.candidates) or self.weight <= 0:
            raise ValueError("A ballot names a candidate at most once, and its weight is above zero.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """`number` is the one on the ballot, from 1. Class and country matter where seats are kept for classes or countries are capped."""

    number: int
    name: str = ""
    member_class: str = ""
    country: str = ""
    is_withdrawn: bool = False
    groups: frozenset[str] = frozenset()  # of those that a rule owes seats to
