"""Counting a motion on each base, with abstentions, double majorities and vetoes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from entente.engine.rules import Base, ClassMajority, Majority, Said, Strength, Tie, say
from entente.engine.tally.ballots import Choice, Vote
from entente.engine.tally.results import Motion, Test
from entente.engine.tally.saying import Counted, OfBase

NONE = Fraction(0)
BASES = {base: OfBase[base.name] for base in Base}


@dataclass(frozen=True, slots=True)
class Sides:
    """Votes for, against and abstaining; in all, or of one class."""

    votes_for: Fraction = NONE
    votes_against: Fraction = NONE
    abstentions: Fraction = NONE

    @property
    def cast(self) -> Fraction:
        return self.votes_for + self.votes_against + self.abstentions

    def base(self, base: Base, present: Fraction, roll: Fraction) -> Fraction:
        """What the majority is a share of."""
        return {
            Base.CAST_WITHOUT_ABSTENTIONS: self.votes_for + self.votes_against,
            Base.CAST: self.cast,
            Base.PRESENT: present,
            Base.ALL: roll,
        }[base]


def count_motion(
    votes: Iterable[Vote],
    majority: Majority,
    *,
    roll: Strength,
    present: Strength,
    tie: Tie = Tie.NOT_CARRIED,
    casting: Choice | None = None,
) -> Motion:
    """`roll`: all that might vote; `present`: those present or represented. `casting` decides a tie that the rule leaves to chair or lot.

    Raises ValueError when more votes were cast than are present, or more are present than are on the roll.
    """
    cast = tuple(votes)
    whole = sides(cast)
    if not whole.cast <= present.whole.votes <= roll.whole.votes:
        raise ValueError(f"{whole.cast} votes cast, {present.whole.votes} present, {roll.whole.votes} on the roll: these do not fit.")
    first = Test("all", whole.votes_for, whole.base(majority.base, present.whole.votes, roll.whole.votes), majority.needs)
    tests = (first, *_by_class(cast, majority.per_class, roll, present))
    vetoed_by = tuple(name for name in sorted(majority.veto) if (own := sides(cast, name)).votes_against > own.votes_for)
    stands = not vetoed_by and all(test.is_met for test in tests[1:] if test.decides)
    is_tied = first.is_on_edge
    is_carried = stands and (_decided(tie, casting) if is_tied else first.is_met)
    said = (*_told(whole, tests, majority, vetoed_by), *_tie_told(is_tied and stands, tie, casting), *_end(is_carried))
    not_cast = roll.whole.votes - whole.cast
    return Motion(whole.votes_for, whole.votes_against, whole.abstentions, not_cast, tests, vetoed_by, is_tied, is_carried, said)


def sides(votes: Iterable[Vote], member_class: str | None = None) -> Sides:
    """Votes by choice; with a class, those of that class only."""
    found = dict.fromkeys(Choice, NONE)
    for vote in votes:
        if member_class is None or vote.member_class == member_class:
            found[vote.choice] += vote.weight
    return Sides(found[Choice.FOR], found[Choice.AGAINST], found[Choice.ABSTAIN])


def _by_class(votes: tuple[Vote, ...], needed: ClassMajority | None, roll: Strength, present: Strength) -> Iterator[Test]:
    """Each class on the roll, and last how many of them are for it: that one decides."""
    if needed is None:
        return
    met = 0
    for name in sorted(roll.by_class):
        own = sides(votes, name)
        base = own.base(needed.base, present.in_class(name).votes, roll.in_class(name).votes)
        yield (test := Test("class", own.votes_for, base, needed.needs, name, decides=False))
        met += test.is_met
    yield Test("classes", Fraction(met), Fraction(len(roll.by_class)), needed.of_classes)


def _decided(tie: Tie, casting: Choice | None) -> bool | None:
    """None while nothing decides: the rule says stop, or chair or lot have not spoken."""
    if tie is Tie.NOT_CARRIED:
        return False
    return None if tie is Tie.STOP or casting is None else casting is Choice.FOR


def _told(whole: Sides, tests: tuple[Test, ...], majority: Majority, vetoed_by: tuple[str, ...]) -> Iterator[Said]:
    counts = {"votes_for": whole.votes_for, "votes_against": whole.votes_against, "abstentions": whole.abstentions}
    yield say(Counted.VOTES, **counts)
    yield say(_outcome(tests[0]), part=tests[0].part, base=tests[0].base, share=majority.needs.share, of=say(BASES[majority.base]))
    for test in tests[1:]:
        if test.decides:
            yield say(Counted.CLASSES, part=test.part, base=test.base)
    yield from (say(Counted.VETOED, name=name) for name in vetoed_by)


def _outcome(test: Test) -> Counted:
    if test.needs.is_strict:
        return Counted.REACHED if test.is_met else Counted.MISSED
    return Counted.REACHED_AT_LEAST if test.is_met else Counted.MISSED_AT_LEAST


def _tie_told(is_tied: bool, tie: Tie, casting: Choice | None) -> Iterator[Said]:
    if not is_tied:
        return
    yield say(Counted.TIED)
    if tie in {Tie.STOP, Tie.NOT_CARRIED}:
        yield say(Counted.TIE_STOPS if tie is Tie.STOP else Counted.TIE_NOT_CARRIED)
    else:
        yield say(Counted.TIE_WAITS) if casting is None else say(Counted.TIE_DECIDED, choice=casting.value)


def _end(is_carried: bool | None) -> Iterator[Said]:
    if is_carried is not None:
        yield say(Counted.CARRIED if is_carried else Counted.NOT_CARRIED)
