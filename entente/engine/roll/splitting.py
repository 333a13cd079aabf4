"""One member's votes cast in parts: an association that votes for many may be of two minds."""

from collections.abc import Iterable
from fractions import Fraction

from entente.engine.rules import Phrase, Said, Weight, say


class Split(Phrase):
    NOT_ALLOWED = "This rule does not let a member cast its votes in parts."
    TOO_MANY = "The parts add up to %(sum)s votes; %(name)s has %(votes)s."
    NOT_POSITIVE = "Each part is more than 0 votes."


def cannot_split(name: str, votes: Fraction, parts: Iterable[Fraction], weight: Weight) -> Said | None:
    """Why these parts cannot be cast, or None. What the parts leave over is simply not cast."""
    cast = tuple(parts)
    if len(cast) > 1 and not weight.may_split:
        return say(Split.NOT_ALLOWED)
    if any(part <= 0 for part in cast):
        return say(Split.NOT_POSITIVE)
    if (total := sum(cast, start=Fraction(0))) > votes:
        return say(Split.TOO_MANY, sum=total, name=name, votes=votes)
    return None


def in_ones(votes: Fraction) -> tuple[Fraction, ...]:
    """The same votes as single ones and what is left below one: ballots of one vote each do not tell a large voter by its weight."""
    whole, rest = divmod(votes, 1)
    return (Fraction(1),) * int(whole) + ((rest,) if rest else ())
