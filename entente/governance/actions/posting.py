"""What is said to the people of a body: letters, and minutes on their way."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking, Shared, may_see
from entente.governance import homes
from entente.governance.actions.refusals import CannotWriteMinutes
from entente.governance.models import Body, Mandate, Minutes
from entente.governance.references import reference_of
from entente.members.viewers import viewers_of
from entente.notices.actions import Own, tell
from entente.notices.days import day_of
from entente.notices.references import Reference
from entente.people.models import Person

LETTER, MINUTES = "governance.letter", "governance.minutes"


@transaction.atomic
def write_to(body: Body, subject: str, text: str, *, marking: str = "", by: Person, at: datetime) -> int:
    """To everybody who sits there now, kept in the body's archive under its marking; how many were told."""
    entry = record.open()
    light = Marking(marking or body.marking)
    shared = (homes.home(body).shared_with).shared(light)
    if light is Marking.RED:
        shared = Shared(light, persons=frozenset(_sitting(body, at)))
    told = _tell(LETTER, body, _sitting(body, at), shared, subject, text, by, at)
    entry.enter("governance.written_to", body, by=by, after={"people": told, "marking": light.value})
    return told


def send(minutes: Minutes, *, by: Person, at: datetime) -> int:
    """To those who sit in the body and those who were there."""
    people = _sitting(minutes.body, at) | minutes.document.recipients.persons
    return _tell(MINUTES, minutes.body, people, minutes.document.shared, _subject(minutes), _text(minutes), by, at, _reference(minutes))


def _tell(
    kind: str,
    body: Body,
    people: set[int],
    shared: Shared,
    subject: str,
    text: str,
    by: Person,
    at: datetime,
    reference: Reference | None = None,
) -> int:
    """As far as the marking lets each read it."""
    to = [person for person, viewer in viewers_of(people, day_of(at)).items() if may_see(viewer, shared)]
    if not to:
        raise CannotWriteMinutes(_("Nobody of %(body)s may read this as it is marked.") % {"body": body})
    why = _("because you are in %(body)s, or were at the meeting") if kind == MINUTES else _("because you are in %(body)s")
    own = {person: Own(why=why % {"body": body}) for person in to}
    said = {"subject": subject, "body": text, "reference": reference, "home": reference_of(body), "shared": shared}
    tell(kind, to=to, own=own, by=by, at=at, reply_to=by.email, **said)  # type: ignore[arg-type]
    return len(to)


def _sitting(body: Body, at: datetime) -> set[int]:
    return set(Mandate.objects.sitting(day_of(at)).filter(body=body).values_list("person_id", flat=True))


def _subject(minutes: Minutes) -> str:
    said = {"body": minutes.body, "day": date_format(minutes.gathering.starts, "j F Y")}
    version = minutes.document.current.number if minutes.document.current else 1
    return (_("Minutes of %(body)s, %(day)s") if version == 1 else _("Minutes of %(body)s, %(day)s, corrected")) % said


def _text(minutes: Minutes) -> str:
    decided = "\n".join(f"- {one}" for one in minutes.decisions)
    address = reverse("documents:document", args=[minutes.document.reference])
    parts = [f"{_('What was decided:')}\n\n{decided}" if decided else "", f"[{_('Read the minutes')}]({address})"]
    return "\n\n".join(filter(None, parts))


def _reference(minutes: Minutes) -> Reference:
    return {"room": "governance", "noun": "minutes", "id": minutes.pk, "label": str(minutes)}
