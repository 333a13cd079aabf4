"""The roll: who has how many votes under a rule, by the facts of the record date, each with its reasons; frozen, with a hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from entente.engine.chain import canonical, sha256
from entente.engine.roll.entitlement import Voices, barred, silenced, voices
from entente.engine.roll.facts import FeeState, Member
from entente.engine.roll.reasons import Why
from entente.engine.roll.weighing import NOTHING, weigh
from entente.engine.rules import Rule, Said, Strength, say, strength
from entente.engine.rules.stored import stored


@dataclass(frozen=True, slots=True)
class RollLine:
    """One member's votes, and why so many or none. Zero votes: not entitled, and the reasons say why."""

    member: int
    name: str
    member_class: str
    country: str
    group: str
    votes: Fraction
    reasons: tuple[Said, ...]

    @property
    def is_entitled(self) -> bool:
        return self.votes > 0


@dataclass(frozen=True, slots=True)
class Roll:
    """Lines of all members that were looked at, in the order of their ids, those without votes included.

    `digest`: SHA-256 over the record date, the rule and every line: the same facts under the same rule give the same, whoever computes it.
    """

    on: date
    rule: Rule
    lines: tuple[RollLine, ...]
    digest: str

    @property
    def entitled(self) -> tuple[RollLine, ...]:
        return tuple(line for line in self.lines if line.is_entitled)

    @property
    def votes(self) -> Fraction:
        return sum((line.votes for line in self.lines), start=Fraction(0))

    @property
    def strength(self) -> Strength:
        return self.strength_of(line.member for line in self.lines)

    def strength_of(self, members: Iterable[int]) -> Strength:
        """Of some of them: those present, those who have voted."""
        wanted = set(members)
        return strength((line.member_class, line.votes) for line in self.lines if line.member in wanted)

    @property
    def silent_groups(self) -> tuple[str, ...]:
        """Corporate groups that lose their vote until exactly one of their members is named."""
        return tuple(sorted({line.group for line in self.lines if any(why.phrase is Why.GROUP_SILENT for why in line.reasons)}))


def compile_roll(rule: Rule, members: Iterable[Member], on: date) -> Roll:
    """The roll of a rule on its record date; the order in which members come never matters. Raises ValueError for a repeated id."""
    ordered = sorted(members, key=lambda member: member.id)
    if len({member.id for member in ordered}) != len(ordered):
        raise ValueError("A member is on the roll once.")
    named = voices(rule, ordered)
    lines = tuple(_line(member, rule, named) for member in ordered)
    return Roll(on, rule, lines, digest(on, rule, lines))


def digest(on: date, rule: Rule, lines: Iterable[RollLine]) -> str:
    """Over what decides: date, rule, and of each line member, class, country, group, votes and reasons. Names may be corrected later."""
    told = [_kept(line) for line in lines]
    return sha256(canonical([on.isoformat(), stored(rule), told]))


def _kept(line: RollLine) -> list[object]:
    reasons = [[why.phrase.name] if why.phrase is Why.GROUP_OTHER else why.plain for why in line.reasons]
    return [line.member, line.member_class, line.country, line.group, str(line.votes), reasons]


def _line(member: Member, rule: Rule, named: Voices) -> RollLine:
    votes, reasons = _votes(member, rule, named)
    return RollLine(member.id, member.name, member.member_class, member.country, member.group, votes, reasons)


def _votes(member: Member, rule: Rule, named: Voices) -> tuple[Fraction, tuple[Said, ...]]:
    if why := barred(member, rule.electorate) or silenced(member, named):
        return NOTHING, (why,)
    votes, reasons = weigh(member, rule.weight)
    more = [say(Why.GROUP_VOICE, group=member.group)] if member.group in named else []
    if rule.electorate.needs_dues and member.fee is FeeState.NOT_COLLECTED:
        more.append(say(Why.DUES_NOT_COLLECTED))
    return votes, (*reasons, *more)
