"""How much there is of something that votes: heads and votes, in all and by class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from entente.engine.rules.thresholds import Counts


class Heads(NamedTuple):
    members: int = 0
    votes: Fraction = Fraction(0)

    def of(self, counts: Counts) -> Fraction:
        return Fraction(self.members) if counts is Counts.MEMBERS else self.votes

    def plus(self, votes: Fraction) -> "Heads":
        return Heads(self.members + 1, self.votes + votes)


NOBODY = Heads()


@dataclass(frozen=True, slots=True)
class Strength:
    """A roll, or who of it is there. `by_class` holds the classes that have somebody in it."""

    whole: Heads = NOBODY
    by_class: Mapping[str, Heads] = field(default_factory=dict)

    def in_class(self, member_class: str) -> Heads:
        return self.by_class.get(member_class, NOBODY)


NONE_THERE = Strength()


def strength(voters: Iterable[tuple[str, Fraction]]) -> Strength:
    """Of voters given as class and votes; those without votes are nobody."""
    whole, by_class = NOBODY, dict[str, Heads]()
    for member_class, votes in voters:
        if votes > 0:
            whole = whole.plus(votes)
            by_class[member_class] = by_class.get(member_class, NOBODY).plus(votes)
    return Strength(whole, by_class)
