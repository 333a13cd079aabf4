"""Yesterday's vote under tomorrow's rule: who would have had how many votes, and what would have come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from entente.engine.roll import Member, Roll, compile_roll
from entente.engine.rules import Rule
from entente.engine.tally import Choice, Motion, Vote, count_motion


@dataclass(frozen=True, slots=True)
class Changed:
    """A member whose votes differ between the two rules."""

    member: int
    name: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Outcome:
    roll: Roll
    motion: Motion


@dataclass(frozen=True, slots=True)
class DryRun:
    """The vote as it was and as it would have been. `lost`: members that voted then and would have no vote now."""

    before: Outcome
    after: Outcome
    changed: tuple[Changed, ...]
    lost: tuple[int, ...]

    @property
    def is_decided_otherwise(self) -> bool:
        return self.before.motion.is_carried != self.after.motion.is_carried


def dry_run(
    before: Rule,
    after: Rule,
    members: Iterable[Member],
    on: date,
    choices: Mapping[int, Choice],
    present: Iterable[int] = (),
    casting: Choice | None = None,
) -> DryRun:
    """A roll-call again: each member's choice with the votes that each rule gives it on the same facts.

    `choices`: by member; `present`: those who were there or represented without voting. A secret vote cannot be run again with other
    weights, since nobody knows who voted what; with equal weights `count_motion` under the other majority says the same.
    """
    facts, there = tuple(members), {*present, *choices}
    one, other = (_outcome(rule, facts, on, choices, there, casting) for rule in (before, after))
    pairs = zip(one.roll.lines, other.roll.lines, strict=True)
    changed = tuple(Changed(old.member, old.name, old.votes, new.votes) for old, new in pairs if old.votes != new.votes)
    lost = tuple(each.member for each in changed if each.member in choices and not each.after)
    return DryRun(one, other, changed, lost)


def _outcome(
    rule: Rule,
    members: tuple[Member, ...],
    on: date,
    choices: Mapping[int, Choice],
    there: set[int],
    casting: Choice | None,
) -> Outcome:
    if rule.majority is None:
        raise ValueError(f"{rule.name} is a rule for elections: motions can be run again, elections are counted again.")
    roll = compile_roll(rule, members, on)
    votes = [Vote(choices[line.member], line.votes, line.member_class) for line in roll.entitled if line.member in choices]
    present = roll.strength_of(there)
    return Outcome(roll, count_motion(votes, rule.majority, roll=roll.strength, present=present, tie=rule.tie, casting=casting))
