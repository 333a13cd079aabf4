"""Saying it to guests: each its own calendar entry, its own link to answer by, under the gathering's marking."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from entente.engine.marking import Marking, Shared
from entente.gatherings import ical
from entente.gatherings.actions.finding import reference
from entente.gatherings.choices import GuestState
from entente.gatherings.letters import choices, facts, letter
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.notices import ANSWER
from entente.notices import actions as notices
from entente.notices.actions import Own
from entente.notices.compose import as_it_stands
from entente.notices.parts import Part
from entente.people.models import Person

ASKED = {GuestState.INVITED, GuestState.TENTATIVE}


def tell(
    kind: str,
    gathering: Gathering,
    guests: Sequence[Guest],
    *,
    subject: str,
    opening: Callable[[Guest], str] | str,
    method: str = "REQUEST",
    asks: Collection[str] = ASKED,
    by: Person | None,
    at: datetime,
) -> None:
    """`opening` is the first sentence; `method` what calendars are to do, if anything; those in the states of `asks` get a link to
    answer by. Part of the caller's transaction."""
    guests = [guest for guest in guests if guest.person.email]
    if not guests:
        return
    links = _links(gathering, [guest.person_id for guest in guests if guest.state in asks], at)
    mailing = ical.Mailing(gathering, method, at)
    own = {guest.person_id: _own(mailing, guest, opening, links.get(guest.person_id, "")) for guest in guests}
    known = _known(gathering, own)
    notices.tell(kind, to=own, own=own, subject=subject, body=f"{as_it_stands(subject)}\n\n{facts(gathering)}", by=by, at=at, **known)
    _note_addresses(guests)


def _own(mailing: ical.Mailing, guest: Guest, opening: Callable[[Guest], str] | str, link: str) -> Own:
    begins = opening if isinstance(opening, str) else opening(guest)
    return Own(letter(mailing.gathering, guest, begins, link), guest.why, _parts(mailing, guest))


def _known(gathering: Gathering, people: Collection[int]) -> dict[str, Any]:
    """What the notice is about, where it lives, who may see it, and who is answered."""
    shared = Shared(Marking(gathering.marking), persons=frozenset(people))
    place = {"reference": reference(gathering), "home": gathering.home or None}
    return {**place, "shared": shared, "reply_to": gathering.organiser.email}


def _links(gathering: Gathering, people: list[int], at: datetime) -> dict[int, str]:
    """Until it begins."""
    if not people or at >= gathering.starts_at:
        return {}
    return notices.links(ANSWER, reference(gathering), people, choices(gathering), lasts=gathering.starts_at - at, at=at)


def _parts(mailing: ical.Mailing, guest: Guest) -> list[Part]:
    """As Outlook and Google expect it: an alternative to the text, and the same as a file."""
    if not mailing.method:
        return []
    content = mailing.entry(guest)
    return [
        Part("text/calendar", content, is_alternative=True, parameters={"method": mailing.method}),
        Part("application/ics", content, name="invite.ics"),
    ]


def _note_addresses(guests: Sequence[Guest]) -> None:
    """Where the invitation went: the reply of that address, and of no other, counts."""
    moved = [guest for guest in guests if guest.address != guest.person.email]
    for guest in moved:
        guest.address = guest.person.email
    Guest.objects.bulk_update(moved, ["address"], batch_size=500)
