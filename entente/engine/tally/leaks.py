"""What a secret vote would still tell about a voter: too few ballots of a class, a weight that few hold, a result that leaves no choice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

from entente.engine.few import Counted, Shown, shown
from entente.engine.rules import Phrase, Said, say
from entente.engine.tally.ballots import Choice
from entente.engine.tally.motion import Sides

LEAST = 5  # ballots below which nothing is shown of a class
MOST_SIGNS = 4 * 10**7  # bits of the table of possible results; beyond it only weights are looked at


class Leak(Phrase):
    FEW_OF_WEIGHT = (
        "Only %(ballots)s ballots carry %(weight)s votes, and the roll says whose they may be: let them be cast as single votes."
    )
    FEW_OF_CLASS = (
        "Only %(ballots)s ballots are of the class %(name)s, and the rule counts classes: each published ballot says its class, "
        "and the roll who they are."
    )
    CERTAIN = "From this result anybody can tell that every voter with %(weight)s votes voted %(choice)s."
    TOO_LARGE = "Too many votes to say whether the result alone tells how somebody voted."


def by_class(ballots: Mapping[str, int]) -> Shown[str]:
    """Ballots by class as they may be shown: none under five, and none that follows from the others and the sum."""
    cells = {name: Counted(count, count) for name, count in ballots.items()}
    return shown(cells, sum(ballots.values()), LEAST)


def few_of_class(ballots: Mapping[str, int]) -> tuple[Said, ...]:
    """Where a rule counts classes: those from which fewer than five ballots come, or can come."""
    return tuple(say(Leak.FEW_OF_CLASS, ballots=count, name=name) for name, count in sorted(ballots.items()) if 0 < count < LEAST)


def few_of_weight(weights: Iterable[Fraction]) -> tuple[Said, ...]:
    """Before opening: weights that fewer than five ballots carry. Where all ballots weigh the same, weights tell nothing."""
    held = Counter(weights)
    if len(held) < 2:
        return ()
    return tuple(say(Leak.FEW_OF_WEIGHT, ballots=count, weight=weight) for weight, count in sorted(held.items()) if count < LEAST)


def certain(weights: Sequence[Fraction], result: Sides) -> tuple[Said, ...]:
    """After counting: what the sums of a motion alone prove of a voter. `weights`: of everybody who voted, each undivided.

    A voter is given away when the others' weights can only make up the sums in one way of its own voting. A unanimous vote gives all away.
    """
    scale = lcm(*(weight.denominator for weight in weights)) if weights else 1
    whole = Counter(int(weight * scale) for weight in weights)
    sums = {Choice.FOR: int(result.votes_for * scale), Choice.AGAINST: int(result.votes_against * scale)}
    if len(weights) * (sums[Choice.FOR] + 1) * (sums[Choice.AGAINST] + 1) > MOST_SIGNS:
        return (say(Leak.TOO_LARGE),)
    return tuple(_certain(whole, sums, scale))


def _certain(weights: Counter[int], sums: Mapping[Choice, int], scale: int) -> Iterator[Said]:
    most_for, most_against = sums[Choice.FOR], sums[Choice.AGAINST]
    for weight in sorted(weights):
        reached = _reached(weights - Counter([weight]), most_for, most_against)
        ends = {
            Choice.FOR: (most_for - weight, most_against),
            Choice.AGAINST: (most_for, most_against - weight),
            Choice.ABSTAIN: (most_for, most_against),
        }
        possible = [choice for choice, end in ends.items() if min(end) >= 0 and reached >> (end[1] * (most_for + 1) + end[0]) & 1]
        if len(possible) == 1:
            yield say(Leak.CERTAIN, weight=Fraction(weight, scale), choice=possible[0].value)


def _reached(weights: Counter[int], most_for: int, most_against: int) -> int:
    """Bit against * (most_for + 1) + for is set where some of these voters can give these two sums, the rest abstaining."""
    width = most_for + 1
    row = (1 << width) - 1
    reached = 1
    for weight in weights.elements():
        fits = _rows(row >> weight if weight < width else 0, width, most_against + 1)
        moved_for = (reached & fits) << weight
        moved_against = reached << (weight * width)
        reached = (reached | moved_for | moved_against) & ((1 << (width * (most_against + 1))) - 1)
    return reached


def _rows(row: int, width: int, count: int) -> int:
    """The same row of bits, `count` times."""
    return row * (((1 << (width * count)) - 1) // ((1 << width) - 1)) if width else 0
