"""The sentences with which guests are told what happened."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from entente.gatherings.actions.telling import tell
from entente.gatherings.choices import GuestState
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.notices import CHANGE, INVITATION
from entente.notices.compose import as_it_stands
from entente.people.models import Person

MOVED = {"starts_at", "ends_at"}


def invited(gathering: Gathering, guests: Sequence[Guest], by: Person | None, at: datetime) -> None:
    opening = _("%(organiser)s invites you to **%(title)s**.") % _names(gathering)
    tell(INVITATION, gathering, guests, subject=_("Invitation: %(title)s") % {"title": gathering.title}, opening=opening, by=by, at=at)


def changed(gathering: Gathering, guests: Sequence[Guest], fields: Collection[str], note: str, by: Person | None, at: datetime) -> None:
    """A change of time says so in its subject, and whoever has to answer anew is asked to."""
    has_moved = not MOVED.isdisjoint(fields)
    subject = _("Moved: %(title)s") if has_moved else _("Changed: %(title)s")
    opening = _("**%(title)s** takes place at another time.") if has_moved else _("Something about **%(title)s** has changed.")
    sentence = " ".join([opening % _names(gathering), _as_it_is()])
    tell(
        CHANGE,
        gathering,
        guests,
        subject=subject % {"title": gathering.title},
        opening="\n\n".join(part for part in (sentence, note.strip()) if part),
        by=by,
        at=at,
    )


def cancelled(gathering: Gathering, guests: Sequence[Guest], because: str, by: Person | None, at: datetime) -> None:
    opening = _("**%(title)s** does not take place.") % _names(gathering)
    _no_longer(gathering, guests, _("Cancelled: %(title)s"), " ".join([opening, as_it_stands(because)]).strip(), by, at)


def uninvited(gathering: Gathering, guest: Guest, by: Person | None, at: datetime) -> None:
    opening = _("You are no longer on the list of guests of **%(title)s**.") % _names(gathering)
    _no_longer(gathering, [guest], _("No longer invited: %(title)s"), opening, by, at)


def moved_up(gathering: Gathering, guests: Sequence[Guest], by: Person | None, at: datetime) -> None:
    opening = _("A place has become free, and it is yours: you come to **%(title)s**. If you cannot, say so, and the next in line gets it.")
    subject = _("A place for you: %(title)s") % {"title": gathering.title}
    tell(CHANGE, gathering, guests, subject=subject, opening=opening % _names(gathering), asks={GuestState.ACCEPTED}, by=by, at=at)


def has_place(gathering: Gathering, guest: Guest, by: Person | None, at: datetime) -> None:
    """With the link, which only those who come are told."""
    opening = _("You come to **%(title)s**.") % _names(gathering)
    tell(INVITATION, gathering, [guest], subject=_("You come: %(title)s") % {"title": gathering.title}, opening=opening, by=by, at=at)


def waits(gathering: Gathering, guest: Guest, by: Person | None, at: datetime) -> None:
    """Somebody whose calendar said that it comes, and who has to know that there is no place yet."""
    sentence = _("Every place of **%(title)s** is taken. You are on the waiting list and are told when one becomes free.")
    subject = _("On the waiting list: %(title)s") % {"title": gathering.title}
    tell(CHANGE, gathering, [guest], subject=subject, opening=sentence % _names(gathering), by=by, at=at)


def not_taken(gathering: Gathering, guest: Guest, because: str, by: Person | None, at: datetime) -> None:
    opening = _("Your answer to **%(title)s** could not be taken.") % _names(gathering)
    subject = _("Not taken: your answer to %(title)s") % {"title": gathering.title}
    tell(CHANGE, gathering, [guest], subject=subject, opening=f"{opening} {as_it_stands(because)}", method="", by=by, at=at)


def _no_longer(gathering: Gathering, guests: Sequence[Guest], subject: str, opening: str, by: Person | None, at: datetime) -> None:
    named = subject % {"title": gathering.title}
    tell(CHANGE, gathering, guests, subject=named, opening=opening, method="CANCEL", asks=(), by=by, at=at)


def _names(gathering: Gathering) -> dict[str, str]:
    return {"title": as_it_stands(gathering.title), "organiser": as_it_stands(gathering.organiser.name)}


def _as_it_is() -> str:
    return _("This is how it stands now.")
