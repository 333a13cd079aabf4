"""The rows as they stand, locked after the chain's head, and where a vote has to stand."""

from django.utils.translation import gettext as _

from entente.ballots.actions.refusals import Refusal
from entente.ballots.choices import VoteState
from entente.ballots.models import Vote


def held(vote: Vote, *states: VoteState, otherwise: type[Refusal]) -> Vote:
    """The vote as it stands; refused where it is not in one of these states."""
    rows = Vote.objects.select_for_update(of=("self",)).select_related("body", "rule", "gathering", "elects", "vacated")
    current = rows.get(pk=vote.pk)
    if current.state not in states:
        raise otherwise(
            _("This vote is “%(state)s”; it cannot be done now. Look at its page, it has moved on.")
            % {"state": current.get_state_display()}
        )
    return current
