"""Who is invited: people one by one, an audience as it stands now, or somebody from outside by name and address."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.actions import places, sayings, sharing
from entente.gatherings.actions.finding import held, lock
from entente.gatherings.actions.refusals import CannotInvite
from entente.gatherings.choices import GatheringState, GuestState, How, Part
from entente.gatherings.models import Gathering, Guest
from entente.notices.days import day_of
from entente.notices.queries import explained, read
from entente.people.actions import add_person
from entente.people.models import Person


@transaction.atomic
def invite(
    gathering: Gathering,
    people: Mapping[int, str] | Iterable[int],
    *,
    part: str = Part.GUEST,
    how: str = "",
    audience: str = "",
    by: Person | None,
    at: datetime,
) -> list[Guest]:
    """Ids of persons, or each with why it is invited. Who is on the list stays as it is; the new ones are told once it is announced."""
    entry = record.open()
    row = held(gathering)
    _refuse(row, how, at)
    wanted = dict(people) if isinstance(people, Mapping) else dict.fromkeys(people, "")
    before = set(row.guests.values_list("person_id", flat=True))
    fresh = Person.objects.filter(pk__in=wanted.keys() - before).order_by("name_key", "pk")
    said = {"part": part, "how": how or _first(row), "invited_by": by, "invited_at": at}
    guests = Guest.objects.bulk_create(
        (Guest(gathering=row, person=one, why=wanted[one.pk][:400], **said) for one in fresh), batch_size=500
    )
    if guests:
        lock(row)
        sharing.pass_on(row, before, {guest.person_id for guest in guests}, by, at)
        if row.state == GatheringState.ANNOUNCED:
            sayings.invited(row, guests, by, at)
        entry.enter("gatherings.invited", row, by=by, after={"guests": len(guests), "audience": audience})
    return guests


def invite_audience(gathering: Gathering, expression: str, *, part: str = Part.GUEST, by: Person | None, at: datetime) -> list[Guest]:
    """Whoever the expression means now; who joins later is not invited by it."""
    meant = explained(read(expression), day_of(at))
    if not meant:
        raise CannotInvite(_("Nobody is meant by this audience today."))
    people = {one.person: _(" and ").join(one.reasons) for one in meant}
    return invite(gathering, people, part=part, audience=expression, by=by, at=at)


@transaction.atomic
def invite_outsider(
    gathering: Gathering, name: str, email: str, *, organisation: str = "", part: str = Part.GUEST, by: Person | None, at: datetime
) -> Guest:
    """Somebody the partnership need not know yet; the same address twice is the same person."""
    record.open()
    if not email.strip():
        raise CannotInvite(_("An invitation needs an address to go to."))
    person = add_person(name, email, by=by, at=at)
    guests = invite(gathering, [person.pk], part=part, by=by, at=at)
    if not guests:
        raise CannotInvite(_("%(person)s is on the list already.") % {"person": person})
    guests[0].organisation = " ".join(organisation.split())[:200]
    guests[0].save(update_fields=["organisation"])
    return guests[0]


@transaction.atomic
def describe(guest: Guest, *, part: str, organisation: str, by: Person | None, at: datetime) -> Guest:
    """What somebody does there, and for whom the badge says that the person stands."""
    entry = record.open()
    row = Guest.objects.select_for_update(of=("self",)).select_related("person", "gathering").get(pk=guest.pk)
    row.part, row.organisation = Part(part).value, " ".join(organisation.split())[:200]
    row.save(update_fields=["part", "organisation"])
    entry.enter("gatherings.described", row.gathering, by=by, after={"person": row.person_id, "part": row.part})
    return row


@transaction.atomic
def uninvite(guest: Guest, *, by: Person | None, at: datetime) -> None:
    """Off the list; a place that becomes free goes to the first in line. Who was there stays on it."""
    entry = record.open()
    row = held(guest.gathering)
    gone = Guest.objects.select_for_update(of=("self",)).select_related("person").get(pk=guest.pk)
    if gone.presence:
        raise CannotInvite(_("It is noted whether %(person)s was there; that stays.") % {"person": gone.person})
    is_told = row.state == GatheringState.ANNOUNCED and at < row.ends_at and gone.state != GuestState.DECLINED
    if is_told:
        row.sequence += 1
        row.save(update_fields=["sequence"])
        sayings.uninvited(row, gone, by, at)
    gone.delete()
    places.count(row)
    moved = places.move_up(row, at)
    if moved:
        sayings.moved_up(row, moved, by, at)
    lock(row)
    entry.enter("gatherings.uninvited", row, by=by, after={"person": gone.person_id})


def _refuse(row: Gathering, how: str, at: datetime) -> None:
    if row.state == GatheringState.CANCELLED:
        raise CannotInvite(_("It was cancelled; nobody can be invited to it."))
    if row.ends_at <= at:
        raise CannotInvite(_("It is over. Whoever came without an invitation is added on the attendance page."))
    if how and row.ways and how not in row.ways:
        raise CannotInvite(_("It does not take place that way."))


def _first(row: Gathering) -> How:
    return row.ways[0] if row.ways else How.ROOM
