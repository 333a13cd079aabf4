"""Two people become one: one place in a panel, the one that got further; one watch on a call."""

from datetime import datetime

from entente.agenda.models import Panellist, Watch


def merge(kept: int, gone: int, at: datetime) -> None:
    Watch.objects.filter(person=gone, call__watches__person=kept).delete()
    for other in Panellist.objects.filter(person=gone, round__panel__person=kept):
        own = Panellist.objects.get(person=kept, round=other.round_id)
        (own if (other.finished_at or other.begun_at) and not own.finished_at else other).delete()
