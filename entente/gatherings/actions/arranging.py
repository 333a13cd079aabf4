"""Arranging a gathering and changing it: what calendars show moves its sequence number, and its guests are told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.actions import places, reminders, sayings
from entente.gatherings.actions.checking import fields_of
from entente.gatherings.actions.finding import findable, held, lock
from entente.gatherings.actions.refusals import CannotArrange
from entente.gatherings.choices import GatheringState, GuestState, How
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.plan import Plan
from entente.notices.mail.names import domain
from entente.people.discovery import offered
from entente.people.models import Person

SHOWN = frozenset({"title", "starts_at", "ends_at", "zone", "place", "link"})  # a calendar has to hear of these


@transaction.atomic
def arrange(plan: Plan, *, by: Person | None, at: datetime) -> Gathering:
    """A draft, seen by whoever arranges it and the office; nobody is told before `announce`."""
    entry = record.open()
    uid = f"{uuid4()}@{domain()}"
    gathering = Gathering.objects.create(uid=uid, arranged_by=by, arranged_at=at, changed_at=at, **fields_of(plan, by))
    _keep_in_step(gathering, plan, at)
    entry.enter("gatherings.arranged", gathering, by=by, after=_told(gathering))
    return gathering


@transaction.atomic
def change(gathering: Gathering, plan: Plan, *, ask_again: bool = False, note: str = "", by: Person | None, at: datetime) -> Gathering:
    """As the plan says from now. Guests are told when what calendars show changes, or when there is a note to them.
    `ask_again` takes all answers back: to another date, people have to say anew whether they come."""
    entry = record.open()
    row = held(gathering)
    _refuse(row, at)
    before, fields, was = _told(row), fields_of(plan, row.organiser), row.starts_at
    changed = {name for name, value in fields.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, fields[name])
    if row.state == GatheringState.ANNOUNCED and row.starts_at != was:
        _refuse_moving(row, was, at)
    is_told = bool(changed & SHOWN or ask_again or note.strip())
    row.sequence, row.changed_at = row.sequence + is_told, at if changed or is_told else row.changed_at
    if ask_again:
        _take_answers_back(row)
    _make_room(row)
    _keep_in_step(row, plan, at)
    moved = places.move_up(row, at)
    if row.state == GatheringState.ANNOUNCED:
        _tell(row, changed if is_told else None, note, moved, by, at)
    if changed or is_told:
        _enter(entry, row, before, changed, ask_again, by)
    return row


def _refuse(row: Gathering, at: datetime) -> None:
    if row.state == GatheringState.CANCELLED:
        raise CannotArrange(_("It was cancelled; arrange another one."))
    if row.state == GatheringState.ANNOUNCED and row.ends_at <= at:
        raise CannotArrange(_("It is over: what was, is not changed. Attendance and papers can still be added."))


def _refuse_moving(row: Gathering, was: datetime, at: datetime) -> None:
    """By the rooms above, which keep rules of notice."""
    for moved in offered("announcing", "moved"):
        if sentence := moved(row, was, at):
            raise CannotArrange(sentence)


def _take_answers_back(row: Gathering) -> None:
    row.answers_from = row.sequence
    answered = row.guests.exclude(state__in=[GuestState.DECLINED, GuestState.INVITED])
    answered.update(state=GuestState.INVITED, queue=None, answered_at=None, via="")


def _make_room(row: Gathering) -> None:
    """Where a place or a link is gone, its guests take part in the way that is left; there have to be places for all who have one."""
    if row.state == GatheringState.ANNOUNCED and not row.ways:
        raise CannotArrange(_("It has to take place somewhere: name a place, a link, or both."))
    if row.ways:
        row.guests.exclude(how__in=row.ways).update(how=row.ways[0])
    accepted = list(Guest.objects.accepted().filter(gathering=row).values_list("how", flat=True))
    for how in How:
        limit, taken = row.limit(how), accepted.count(how)
        if limit is not None and taken > limit:
            said = {"taken": taken, "limit": limit}
            raise CannotArrange(_("%(taken)s have a place already; it cannot have only %(limit)s.") % said)
    row.room_taken, row.online_taken = accepted.count(How.ROOM), accepted.count(How.ONLINE)
    row.save()


def _keep_in_step(row: Gathering, plan: Plan, at: datetime) -> None:
    lock(row)
    findable(row)
    reminders.settle(row, plan, at)


def _tell(row: Gathering, changed: set[str] | None, note: str, moved: list[Guest], by: Person | None, at: datetime) -> None:
    """Who moved up is told that, and only that."""
    others = row.guests.exclude(state=GuestState.DECLINED).exclude(pk__in=[guest.pk for guest in moved])
    if changed is not None and at < row.ends_at:
        sayings.changed(row, list(others.select_related("person").order_by("pk")), changed, note, by, at)
    if moved:
        sayings.moved_up(row, moved, by, at)


def _enter(entry: Any, row: Gathering, before: Mapping[str, Any], changed: set[str], ask_again: bool, by: Person | None) -> None:
    after = _told(row)
    differs = [name for name in after if before[name] != after[name]]
    said = {"fields": sorted(changed), "asked_again": ask_again} | {name: after[name] for name in differs}
    entry.enter("gatherings.changed", row, by=by, before={name: before[name] for name in differs}, after=said)


def _told(row: Gathering) -> dict[str, Any]:
    """As the record keeps it: numbers and instants, never words."""
    return {
        "kind": row.kind,
        "home": row.home_key,
        "marking": row.marking,
        "starts": row.starts_at,
        "ends": row.ends_at,
        "zone": row.zone,
        "capacity": row.capacity,
        "capacity_online": row.capacity_online,
        "is_open": row.is_open,
        "answer_by": row.answer_by,
        "organiser": row.organiser_id,
        "sequence": row.sequence,
        **row.recipients.stored,
    }
