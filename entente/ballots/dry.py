"""A dry run: a vote that was held, counted under another rule, with what would have been different."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from entente.ballots import tallying
from entente.ballots.actions.counting import outcome_of
from entente.ballots.facts import electorate_of
from entente.ballots.models import Rule, Vote
from entente.ballots.situations import rows_of
from entente.engine.roll import compile_roll
from entente.engine.rules import restored
from entente.engine.tally import Tied, Uncountable


@dataclass(frozen=True, slots=True)
class Difference:
    """A voter with other votes: by the facts of the record date as they are known now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Run:
    """`result` is None where the rule cannot count these ballots; `why` says why. `is_reweighted`: with the other rule's votes."""

    result: dict[str, Any] | None
    outcome: str
    why: str
    differences: list[Difference]
    is_reweighted: bool


def dry_run(vote: Vote, rule: Rule) -> Run:
    """A roll-call is counted with the votes of the other rule; secret ballots keep the weight they were cast with, as nobody knows whose
    they are."""
    said, rows = restored(rule.spec), rows_of(vote)
    meeting = vote.gathering_id if said.weight.is_dynamic else None
    roll = compile_roll(said, electorate_of(vote.body, vote.record_on, meeting).members, vote.record_on)
    then = {line.member: str(line.votes) for line in roll.lines}
    differences = []
    for row in rows:
        after = then.get(row.person_id or row.organisation_id or 0, "0")
        if after != row.votes:
            differences.append(Difference(row.name, row.votes, after))
        if not vote.is_secret:
            row.votes = after
    at = vote.counted_at or vote.drafted_at
    try:
        result, _published = tallying.counted(tallying.box_of(vote, rows, at, said), rows, at)
    except Tied as tied:
        return Run(None, "tied", str(tied), differences, not vote.is_secret)
    except (Uncountable, ValueError) as why:
        return Run(None, "", str(why) or _("These ballots cannot be counted so."), differences, not vote.is_secret)
    return Run(result, outcome_of(result).value, "", differences, not vote.is_secret)
