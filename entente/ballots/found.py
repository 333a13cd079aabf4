"""Votes and decisions as they are found, by those whom their marking lets see them."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.ballots.choices import Outcome, VoteState
from entente.ballots.models import Decision, Vote
from entente.ballots.models.decision import number_of
from entente.ballots.sharing import DECISION, VOTE
from entente.engine.marking import CUSTODIANS
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible


def _votes_seen(seeker: Seeker) -> Ids:
    """What is in preparation only custodians find, as only they see it."""
    seen = visible(VOTE, seeker.keys)
    if CUSTODIANS in seeker.keys:
        return seen
    shown = Vote.objects.filter(~Q(state=VoteState.DRAFT) | Q(called_at__isnull=False), pk__in=seen)
    return shown.values_list("pk", flat=True)


def _votes(ids: Collection[int]) -> Part:
    said = facts(marking="marking", body="body__code", state="state")
    return part(Vote.objects.filter(pk__in=ids), label="title", more=said, at="drafted_at")


def _vote(row: Row) -> Hit:
    said = row.facts
    more = f"{said['body']} · {VoteState(said['state']).label}"
    return Hit(row.label, reverse("ballots:vote", args=[row.id]), more, marking=said["marking"], at=row.at)


def _decisions(ids: Collection[int]) -> Part:
    said = facts(marking="marking", body="body__code", year="year", serial="serial", outcome="outcome")
    return part(Decision.objects.filter(pk__in=ids), label="title", more=said, at="entered_at")


def _decision(row: Row) -> Hit:
    said = row.facts
    more = f"{number_of(said['body'], said['year'], said['serial'])} · {Outcome(said['outcome']).label}"
    return Hit(row.label, reverse("ballots:decision", args=[row.id]), more, marking=said["marking"], at=row.at)


FOUND = {
    VOTE: Kind(gettext_lazy("Votes"), 63, _votes, _vote, seen=_votes_seen),
    DECISION: Kind(gettext_lazy("Decisions"), 62, _decisions, _decision, seen=lambda seeker: visible(DECISION, seeker.keys)),
}
