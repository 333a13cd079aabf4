"""How secret a vote is where its rule leaves that to those who vote: secret once enough of them ask for it, else a roll-call."""

from dataclasses import dataclass
from fractions import Fraction

from entente.ballots.choices import NAMED, Form, Level
from entente.ballots.models import Demand, RollRow, Vote
from entente.ballots.presence import There
from entente.engine.rules import Rule, SecretWhen, Situation, Threshold, must_be_secret


@dataclass(frozen=True, slots=True)
class Demanded:
    """Votes that ask for it, of how many, and what is needed."""

    votes: Fraction
    base: Fraction
    needs: Threshold
    is_enough: bool


def is_on_demand(rule: Rule) -> bool:
    return rule.privacy.when is SecretWhen.ON_DEMAND


def level_at_first(vote: Vote, rule: Rule) -> str:
    """Before anybody asks for more: as the rule says for such a vote."""
    is_open = is_on_demand(rule) or (rule.privacy.when is SecretWhen.PERSONS and not vote.is_election)
    return Level.ROLL_CALL.value if is_open else rule.privacy.level.value


def level_asked(vote: Vote, rule: Rule, situation: Situation) -> str:
    """What it has to be when it opens; where the rule does not leave it to those who vote, what was chosen."""
    if not is_on_demand(rule) or vote.form in NAMED:
        return vote.level
    return rule.privacy.level.value if must_be_secret(rule.privacy, situation) else Level.ROLL_CALL.value


def demanding(vote: Vote, rows: list[RollRow], are_there: There) -> Fraction:
    """Votes of those who ask for it and are there, in person or represented; in writing of all who ask."""
    asking = set(Demand.objects.filter(row__vote=vote).values_list("row_id", flat=True))
    there = are_there.present | are_there.represented
    counted = asking & there if vote.form == Form.MEETING else asking
    return sum((row.weight for row in rows if row.pk in counted), start=Fraction(0))


def demanded(rule: Rule, situation: Situation) -> Demanded | None:
    """None where the rule does not leave it to those who vote."""
    needs = rule.privacy.demanded_by
    if needs is None:
        return None
    return Demanded(situation.demanding, situation.asked, needs, must_be_secret(rule.privacy, situation))
