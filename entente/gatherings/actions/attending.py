"""Who was there: noted by the organisers, at one go or bit by bit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.actions.finding import held, lock
from entente.gatherings.actions.refusals import CannotNote
from entente.gatherings.choices import GatheringState, Presence
from entente.gatherings.models import Gathering, Guest
from entente.people.models import Person

_NEAR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Noted:
    """How somebody was there, and from when to when where that matters; an empty presence takes back what was noted."""

    presence: str
    came_at: datetime | None = None
    left_at: datetime | None = None


@transaction.atomic
def note_attendance(gathering: Gathering, noted: Mapping[int, Noted], *, by: Person | None, at: datetime) -> int:
    """Person -> what is noted; who came without being on the list is put on it. How many rows changed."""
    entry = record.open()
    row = held(gathering)
    _refuse(row, noted, at)
    known = {guest.person_id: guest for guest in row.guests.select_for_update(of=("self",)).select_related("person")}
    strangers = _added(row, [pk for pk in noted if pk not in known and noted[pk].presence], by, at)
    changed = [guest for guest in (known | strangers).values() if guest.person_id in noted and _differs(guest, noted[guest.person_id])]
    for guest in changed:
        _write(guest, noted[guest.person_id], by, at)
    Guest.objects.bulk_update(changed, ["presence", "came_at", "left_at", "noted_by", "noted_at"], batch_size=500)
    if changed:
        entry.enter("gatherings.attendance_noted", row, by=by, after=_counted(changed))
    return len(changed)


def _refuse(row: Gathering, noted: Mapping[int, Noted], at: datetime) -> None:
    if row.state != GatheringState.ANNOUNCED:
        raise CannotNote(_("Only of what was announced and took place is it noted who came."))
    if any(one.presence and one.presence not in Presence for one in noted.values()):
        raise CannotNote(_("Somebody is in the room, online, excused or absent."))
    if any(one.came_at and one.left_at and one.left_at <= one.came_at for one in noted.values()):
        raise CannotNote(_("Somebody leaves after coming, not before."))
    if any(_is_elsewhen(row, moment) for one in noted.values() for moment in (one.came_at, one.left_at)):
        raise CannotNote(_("That is not when it took place: look at the day."))
    if at < row.starts_at and any(one.presence and one.presence != Presence.EXCUSED for one in noted.values()):
        raise CannotNote(_("It has not begun yet. Until then only that somebody is excused can be noted."))


def _is_elsewhen(row: Gathering, moment: datetime | None) -> bool:
    return moment is not None and not row.starts_at - _NEAR <= moment <= row.ends_at + _NEAR


def _added(row: Gathering, people: list[int], by: Person | None, at: datetime) -> dict[int, Guest]:
    """Whoever came without an invitation: on the list, without a place that would have had to be free."""
    persons = Person.objects.filter(pk__in=people)
    said = {"how": row.ways[0], "why": _("because you were there"), "invited_by": by, "invited_at": at}
    added = Guest.objects.bulk_create(Guest(gathering=row, person=person, **said) for person in persons)
    if added:
        lock(row)
    return {guest.person_id: guest for guest in added}


def _differs(guest: Guest, one: Noted) -> bool:
    return (guest.presence, guest.came_at, guest.left_at) != (one.presence, one.came_at, one.left_at)


def _write(guest: Guest, one: Noted, by: Person | None, at: datetime) -> None:
    guest.presence, guest.came_at, guest.left_at = one.presence, one.came_at, one.left_at
    guest.noted_by, guest.noted_at = (by, at) if one.presence else (None, None)


def _counted(guests: list[Guest]) -> dict[str, int]:
    counts = Counter(guest.presence for guest in guests)
    present = counts[Presence.ROOM] + counts[Presence.ONLINE]
    return {"present": present, "absent": counts[Presence.ABSENT], "excused": counts[Presence.EXCUSED]}
