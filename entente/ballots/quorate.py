"""The quorum of an assembly's meeting by the rule of its votes, live: organisations count there, not people."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.ballots.choices import Form, VoteState
from entente.ballots.models import Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.ballots.situations import rows_of, situation_of
from entente.ballots.told import amount
from entente.engine.rules.quorum import attendance
from entente.governance.hooks import Quorate

WITH_A_ROLL = (VoteState.FROZEN, VoteState.OPEN, VoteState.CLOSED, VoteState.COUNTED)


def quorate(gathering: int, at: datetime) -> Quorate | None:
    """By the first vote of the meeting whose roll is frozen and whose rule asks for a quorum."""
    votes = Vote.objects.filter(gathering=gathering, form=Form.MEETING, state__in=WITH_A_ROLL).select_related("rule", "body")
    for vote in votes.order_by("pk"):
        rule = rule_as_frozen(vote)
        if rule.quorum is not None:
            found = list(attendance(rule.quorum, situation_of(vote, rows_of(vote), at)))
            said = [_("%(part)s of %(base)s are there") % {"part": amount(str(one.part)), "base": amount(str(one.base))} for one in found]
            source = f"{vote.rule.article}, {vote.rule.version}"
            return Quorate(all(one.is_enough for one in found), f"{'; '.join(said)} ({source})")
    return None
