"""What a secret vote would still tell about a voter: said before it opens, and again once its result is known."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext

from entente.ballots.choices import Level, VoteState
from entente.ballots.models import Ballot, RollRow, Vote
from entente.ballots.stored import kept, words
from entente.engine.rules import Said
from entente.engine.tally.leaks import certain, few_of_weight
from entente.engine.tally.motion import Sides


def warnings(vote: Vote) -> list[str]:
    """In words; nothing for a roll-call. Once it is counted as it was kept with the result."""
    if vote.level != Level.SEPARATED:
        return []
    if vote.state == VoteState.COUNTED:
        return [words(one) for one in vote.result.get("leaks", [])]
    rows = RollRow.objects.filter(vote=vote).exclude(votes="0").values_list("votes", flat=True)
    return [one.told(gettext) for one in few_of_weight(Fraction(votes) for votes in rows)]


def after_counting(vote: Vote, result: dict[str, object]) -> list[dict[str, object]]:
    """For the result: weights that few ballots carry, and what the sums of a motion alone prove."""
    if vote.level != Level.SEPARATED:
        return []
    weights = [Fraction(votes) for votes in Ballot.objects.filter(vote=vote).values_list("votes", flat=True)]
    found: Iterable[Said] = few_of_weight(weights)
    motion = result.get("motion")
    if isinstance(motion, dict):
        sides = Sides(*(Fraction(motion[name]) for name in ("votes_for", "votes_against", "abstentions")))
        found = [*found, *certain(weights, sides)]
    return [kept(one) for one in found]
