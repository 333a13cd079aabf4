"""The engine's rule of a vote: as it stood when its roll was frozen, and as this very vote is counted by it."""

from dataclasses import replace

from entente.ballots.choices import Form
from entente.ballots.models import Vote
from entente.engine.rules import EVERY, Base, Elects, Majority, Rule, restored


def rule_as_frozen(vote: Vote) -> Rule:
    """Before that, as the rule stands."""
    return restored(vote.spec or vote.rule.spec)


def rule_counted(vote: Vote, rule: Rule | None = None) -> Rule:
    """With the seats of this election; and where silence agrees, or everybody has to, that instead of the rule's majority."""
    rule = rule or rule_as_frozen(vote)
    if rule.elects is not None:
        return replace(rule, elects=elects_of(vote, rule))
    if vote.form == Form.SILENCE:
        return replace(rule, majority=Majority(EVERY), quorum=None)
    return replace(rule, majority=Majority(EVERY, Base.ALL), quorum=None) if vote.form == Form.CONSENT else rule


def elects_of(vote: Vote, rule: Rule) -> Elects | None:
    """None for a motion. A by-election fills one seat for whoever is eligible; other seats than the rule's leave out what does not fit."""
    if rule.elects is None:
        return None
    seats = vote.seats or rule.elects.seats
    kept = {} if vote.vacated_id or sum(rule.elects.by_class.values()) > seats else rule.elects.by_class
    owed = {} if vote.vacated_id or sum(rule.elects.at_least.values()) > seats else rule.elects.at_least
    return replace(rule.elects, seats=seats, by_class=kept, at_least=owed)
