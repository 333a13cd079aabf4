"""What a secret vote would still tell about a voter: said before it opens, and again once its result is known."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from entente.ballots.choices import Level, VoteState
from entente.ballots.models import Ballot, RollRow, Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.ballots.stored import kept, words
from entente.ballots.tallying import counts_classes
from entente.engine.rules import Said
from entente.engine.tally.leaks import by_class, certain, few_of_class, few_of_weight
from entente.engine.tally.motion import Sides


def warnings(vote: Vote) -> list[str]:
    """In words; nothing for a roll-call. Once it is counted as it was kept with the result."""
    if vote.level != Level.SEPARATED:
        return []
    if vote.state == VoteState.COUNTED:
        return [words(one) for one in vote.result.get("leaks", [])]
    rows = list(RollRow.objects.filter(vote=vote).exclude(votes="0").values_list("votes", "member_class"))
    found = [*few_of_weight(Fraction(votes) for votes, _class in rows)]
    if counts_classes(rule_as_frozen(vote)):
        found += few_of_class(Counter(of_class for _votes, of_class in rows))
    return [one.told(gettext) for one in found]


def after_counting(vote: Vote, result: dict[str, object]) -> list[dict[str, object]]:
    """For the result: weights that few ballots carry, and what the sums of a motion alone prove."""
    if vote.level != Level.SEPARATED:
        return []
    weights = [Fraction(votes) for votes in Ballot.objects.filter(vote=vote).values_list("votes", flat=True)]
    found: Iterable[Said] = [*few_of_weight(weights), *few_of_class(_ballots_of_classes(vote))]
    motion = result.get("motion")
    if isinstance(motion, dict):
        sides = Sides(*(Fraction(motion[name]) for name in ("votes_for", "votes_against", "abstentions")))
        found = [*found, *certain(weights, sides)]
    return [kept(one) for one in found]


def without_small_classes(vote: Vote, result: dict[str, Any]) -> dict[str, Any]:
    """What a secret vote's result tells of classes, less those of under five ballots and those from which these would follow. How many
    classes are for it stays, since that decides; the published ballots stay whole, since others count them again."""
    motion, ballots = result.get("motion"), _ballots_of_classes(vote)
    if vote.level != Level.SEPARATED or motion is None or not ballots:
        return result
    shown = by_class(ballots).cells
    small = [test["name"] for test in motion["tests"] if test["what"] == "class" and shown.get(test["name"], 0) is None]
    kept_tests = [test for test in motion["tests"] if test["what"] != "class" or test["name"] not in small]
    return result | {"motion": motion | {"tests": kept_tests}, "withheld": small}


def _ballots_of_classes(vote: Vote) -> Counter[str]:
    """Nothing where ballots carry no class."""
    return Counter(name for name in Ballot.objects.filter(vote=vote).values_list("member_class", flat=True) if name)
