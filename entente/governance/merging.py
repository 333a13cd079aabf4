"""Two people become one: where both sit in a body they sit there once, and what named one by a lock names the other."""

from datetime import datetime

from django.db.models import Q

from entente.governance.choices import MandateRole, ProposalState
from entente.governance.models import Hand, Mandate, Proposal, Representation, Voice
from entente.governance.queries.deliverables import NOUN as DELIVERABLE
from entente.governance.queries.meetings import AGENDA
from entente.governance.queries.points import NOUN as POINT
from entente.governance.queries.written import NOUN as WRITTEN
from entente.search.models import Lock

_RANK = list(MandateRole)


def merge(kept: int, gone: int, at: datetime) -> None:
    _seats(kept, gone, at)
    asked = Proposal.objects.filter(person=kept, state=ProposalState.OPEN).values_list("body", flat=True)
    doubled = Proposal.objects.filter(person=gone, state=ProposalState.OPEN, body__in=list(asked))
    doubled.update(state=ProposalState.WITHDRAWN, answered_at=at)
    _meetings(kept, gone, at)
    _locks(kept, gone)


def _seats(kept: int, gone: int, at: datetime) -> None:
    """The lesser of two open seats in one body goes, as one that was known by mistake; the other is moved like any row."""
    mine = {row.body_id: row for row in Mandate.objects.known().filter(person=kept, to_on=None)}
    for other in Mandate.objects.known().filter(person=gone, to_on=None):
        own = mine.get(other.body_id)
        if own is not None:
            lesser = max(own, other, key=lambda row: (_RANK.index(MandateRole(row.role)), row.from_on, row.pk))
            lesser.superseded_at = at
            lesser.save(update_fields=["superseded_at"])


def _meetings(kept: int, gone: int, at: datetime) -> None:
    """One hand, one voice and one representation a person: of two, that of who goes is let go, unless it alone has spoken."""
    Hand.objects.filter(person=gone, down_at=None, gathering__hands__person=kept, gathering__hands__down_at=None).update(down_at=at)
    for given in Representation.objects.filter(ended_at=None).filter(Q(absent=gone) | Q(by_whom=gone)):
        if given.absent_id == kept or given.by_whom_id == kept or _is_represented(given, kept):
            Representation.objects.filter(pk=given.pk).update(ended_at=at)
    for voice in Voice.objects.filter(person=gone, procedure__voices__person=kept):
        own = Voice.objects.get(procedure=voice.procedure_id, person=kept)
        (own if voice.said and not own.said else voice).delete()


def _is_represented(given: Representation, kept: int) -> bool:
    return Representation.objects.filter(gathering=given.gathering_id, absent=kept, ended_at=None).exists()


def _locks(kept: int, gone: int) -> None:
    rows = Lock.objects.filter(noun__in=[AGENDA, POINT, DELIVERABLE, WRITTEN], key=f"person:{gone}").values_list("noun", "object_id")
    Lock.objects.bulk_create(
        [Lock(noun=noun, object_id=pk, key=f"person:{kept}") for noun, pk in rows], ignore_conflicts=True, batch_size=500
    )
