"""Counting: by the rule as it was frozen, with every round; the result is entered in the register of decisions."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.ballots import leaking, tallying
from entente.ballots.actions.deciding import enter
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotCount
from entente.ballots.choices import Level, Outcome, VoteState
from entente.ballots.models import Vote
from entente.ballots.situations import rows_of
from entente.ballots.tallying import NO_WORD, Word
from entente.engine.tally import Tied, Uncountable
from entente.people.models import Person


@transaction.atomic
def count(vote: Vote, *, word: Word = NO_WORD, by: Person | None, at: datetime) -> Vote:
    """Said again it gives the same: from the same ballots, rule and seed. A tie that the rule leaves to the chair waits for its word."""
    record.open()
    current = held(vote, VoteState.CLOSED, otherwise=CannotCount)
    if current.level == Level.CRYPTOGRAPHIC:
        raise CannotCount(_("It was cast in Belenios: import its result, with the archive, and it is counted by that."))
    rows = rows_of(current)
    try:
        result, current.published = tallying.counted(tallying.box_of(current, rows, at), rows, at, word)
        outcome = outcome_of(result)
    except Tied as tied:
        result, outcome = {"tied": list(tied.tied), "words": str(tied)}, Outcome.TIED
    except Uncountable as why:
        raise CannotCount(str(why)) from why
    if outcome == Outcome.TIED and current.spec.get("tie") == "chair" and not (word.choice or word.order):
        raise CannotCount(_("It is a tie, and the rule leaves it to the chair. Enter the chair's word, then count."))
    return settle(current, result, outcome, word=word, by=by, at=at)


def settle(vote: Vote, result: dict[str, Any], outcome: Outcome, *, word: Word = NO_WORD, by: Person | None, at: datetime) -> Vote:
    """In the caller's transaction: the result, what is published of it, and the decision."""
    entry = record.open()
    result = leaking.without_small_classes(vote, result | {"leaks": leaking.after_counting(vote, result)})
    vote.result, vote.counted_at, vote.state = result | {"outcome": outcome.value}, at, VoteState.COUNTED
    vote.because = word.choice or ", ".join(map(str, word.order))
    vote.save(update_fields=["result", "counted_at", "state", "because", "published"])
    elected = result.get("election", {}).get("order", [])
    entry.enter("ballots.counted", vote, by=by, after={"outcome": outcome.value, "elected": elected, "chair": vote.because})
    enter(vote.body, vote.title, outcome, vote=vote, text=vote.text, on=timezone.localdate(vote.closed_at or at), by=by, at=at)
    return vote


def outcome_of(result: dict[str, Any]) -> Outcome:
    if not result["quorum"]:
        return Outcome.NO_QUORUM
    if "election" in result:
        return Outcome.ELECTED if result["election"]["order"] else Outcome.NOT_CARRIED
    return {True: Outcome.CARRIED, False: Outcome.NOT_CARRIED, None: Outcome.TIED}[result["motion"]["is_carried"]]
