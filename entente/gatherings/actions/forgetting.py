"""What this room lets go of when a person is erased."""

from datetime import datetime

from django.db import transaction

from entente import record
from entente.gatherings.actions import places, sayings
from entente.gatherings.actions.finding import held, lock
from entente.gatherings.choices import GatheringState
from entente.gatherings.models import Feed, Guest, Reply
from entente.people.models import Person


@transaction.atomic
def forget(person: Person, *, by: Person | None, at: datetime) -> None:
    """Off the list of what is still to come, where the next in line moves up; of what was, only that somebody was there stays."""
    record.open()
    Feed.objects.filter(person=person).delete()
    Reply.objects.filter(person=person).update(person=None, address="", why="")
    for guest in Guest.objects.filter(person=person, gathering__starts_at__gt=at).select_related("gathering").order_by("gathering"):
        _leave(guest, by, at)
    Guest.objects.filter(person=person).update(address="", said="", organisation="", why="")


def _leave(guest: Guest, by: Person | None, at: datetime) -> None:
    row = held(guest.gathering)
    guest.delete()
    places.count(row)
    moved = places.move_up(row, at) if row.state == GatheringState.ANNOUNCED else []
    if moved:
        sayings.moved_up(row, moved, by, at)
    lock(row)
