"""A mail about each watched call that closes within two weeks; nobody is told twice of the same deadline."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from entente import record
from entente.agenda.actions.telling import tell_deadline
from entente.agenda.models import CallTopic, Watch

AHEAD = timedelta(days=14)


@transaction.atomic
def remind_of_deadlines(*, at: datetime) -> int:
    """How many people were told of something. A deadline that was moved is told again."""
    record.open()
    day = timezone.localtime(at).date()
    due = Watch.objects.filter(call__deadline_on__range=(day, day + AHEAD))
    rows = due.filter(Q(reminded_of=None) | ~Q(reminded_of=F("call__deadline_on"))).order_by("call", "pk")
    by_call: dict[int, list[Watch]] = {}
    for row in rows.select_related("call"):
        by_call.setdefault(row.call_id, []).append(row)
    for watches in by_call.values():
        call: CallTopic = watches[0].call
        tell_deadline(call, [row.person_id for row in watches], at=at)
        Watch.objects.filter(pk__in=[row.pk for row in watches]).update(reminded_of=call.deadline_on)
    return len({row.person_id for watches in by_call.values() for row in watches})
