"""What a guest answers, and what becomes of it: a place, or one in the line."""

from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.actions import places, sayings
from entente.gatherings.actions.finding import held, lock
from entente.gatherings.actions.refusals import CannotAnswer
from entente.gatherings.choices import Answer, GatheringState, GuestState, Via
from entente.gatherings.models import Gathering, Guest
from entente.people.models import Person


@transaction.atomic
def answer(
    gathering: Gathering,
    person: Person,
    said: Answer,
    *,
    how: str = "",
    words: str = "",
    via: Via = Via.PAGE,
    by: Person | None,
    at: datetime,
    stamp: datetime | None = None,
) -> Guest:
    """The guest as it stands then: who comes has a place or waits for one. `stamp` is when it was said, where that was earlier.
    Who is not on the list registers by answering, where registration is open."""
    entry = record.open()
    row = held(gathering)
    guest = _guest(row, person, by, at)
    stamp = min(stamp or at, at)
    _refuse(row, said, how, via, at, stamp)
    was, had = guest.state, guest.how
    _settle(row, guest, said, how or (guest.how if guest.how in row.ways else row.ways[0]))
    guest.answered_at, guest.via, guest.said = stamp, via, " ".join(words.split())[:500] or guest.said
    guest.save()
    places.count(row)
    moved = places.move_up(row, at)
    _tell(row, guest, was, moved, via, at)
    if (guest.state, guest.how) != (was, had):
        told = {"answer": guest.state, "how": guest.how, "via": via, "person": person.pk}
        entry.enter("gatherings.answered", row, by=by, after=told)
    for one in moved:
        entry.enter("gatherings.moved_up", row, by=by, after={"person": one.person_id, "how": one.how})
    return guest


def _guest(row: Gathering, person: Person, by: Person | None, at: datetime) -> Guest:
    found = Guest.objects.select_for_update(of=("self",)).select_related("person").filter(gathering=row, person=person).first()
    if found:
        return found
    if not row.is_open or row.state != GatheringState.ANNOUNCED:
        raise CannotAnswer(_("You are not on its list, and registration is not open. Ask %(organiser)s.") % {"organiser": row.organiser})
    registered = Guest.objects.create(
        gathering=row, person=person, how=row.ways[0], why=_("because you registered"), invited_by=by, invited_at=at
    )
    lock(row)
    return registered


def _refuse(row: Gathering, said: Answer, how: str, via: Via, at: datetime, stamp: datetime) -> None:
    if row.state == GatheringState.CANCELLED:
        raise CannotAnswer(_("It was cancelled; there is nothing to answer any more."))
    if row.state == GatheringState.DRAFT:
        raise CannotAnswer(_("It has not been announced yet."))
    if at >= row.starts_at:
        raise CannotAnswer(_("It has begun or is over; answers are no longer taken."))
    if row.answer_by and stamp > row.answer_by and said != Answer.DECLINED and via != Via.DESK:
        day = date_format(row.answer_by.astimezone(row.tz), "j F Y, H:i")
        said_so = {"day": day, "organiser": row.organiser}
        raise CannotAnswer(_("Answers were due by %(day)s. Ask %(organiser)s, who can still note that you come.") % said_so)
    if how and how not in row.ways:
        raise CannotAnswer(_("It does not take place that way."))


def _settle(row: Gathering, guest: Guest, said: Answer, how: str) -> None:
    if said != Answer.ACCEPTED:
        return places.give_up(guest, GuestState(said.value))
    if guest.state == GuestState.ACCEPTED and guest.how == how:
        return None
    if guest.state == GuestState.ACCEPTED and not places.is_free(row, how):
        raise CannotAnswer(_("There every place is taken; you keep the one you have."))
    return places.take(row, guest, how)


def _tell(row: Gathering, guest: Guest, was: str, moved: list[Guest], via: Via, at: datetime) -> None:
    """Who has a place now gets the link, and who registered the entry for its calendar; whose calendar believes that it comes hears that
    it waits; who moved up hears that."""
    if guest.state == GuestState.ACCEPTED and was != GuestState.ACCEPTED and (row.link or not guest.address):
        sayings.has_place(row, guest, None, at)
    if guest.state == GuestState.WAITING and was != GuestState.WAITING and via == Via.MAIL:
        sayings.waits(row, guest, None, at)
    if moved:
        sayings.moved_up(row, moved, None, at)
