"""How much of something is enough."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of a base, from 0 to 1. Strict: more than the share; otherwise the share itself is enough."""

    share: Fraction
    is_strict: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"A threshold lies between 0 and 1, not at {self.share}.")

    def is_met(self, part: Fraction | int, base: Fraction | int) -> bool:
        """Of nothing nothing is enough: with an empty base a threshold is met by nobody, except the threshold 0 that is not strict."""
        if not base:
            return not self.share and not self.is_strict
        return part > self.share * base if self.is_strict else part >= self.share * base


HALF = Threshold(Fraction(1, 2), is_strict=True)
TWO_THIRDS = Threshold(Fraction(2, 3))
EVERY = Threshold(Fraction(1))


class Base(StrEnum):
    """What a majority is a share of, in votes."""

    CAST_WITHOUT_ABSTENTIONS = "cast_without_abstentions"  # for and against
    CAST = "cast"  # for, against and abstentions
    PRESENT = "present"  # all votes present or represented
    ALL = "all"  # all votes on the roll


class Counts(StrEnum):
    """What a quorum counts."""

    MEMBERS = "members"
    VOTES = "votes"
