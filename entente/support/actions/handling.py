"""A request's way: taken up, talked about, handed over, declined, taken back, closed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import readable
from entente.people.models import Person
from entente.support import queries
from entente.support.actions.finding import locked, reason, refuse_unless
from entente.support.actions.refusals import CannotHandle
from entente.support.actions.telling import tell_member, tell_message, tell_office
from entente.support.choices import RequestState, Turn
from entente.support.models import Message, Request

LONGEST = 4000
ASKED, TAKEN_UP, ANSWERED = RequestState.ASKED, RequestState.TAKEN_UP, RequestState.ANSWERED


@transaction.atomic
def take_up(request: Request, *, by: Person, at: datetime) -> Request:
    """From now this person answers it by its day; the member is told who."""
    entry = record.open()
    row = locked(request)
    if row.state == TAKEN_UP:
        raise CannotHandle(_("%(name)s has taken it up already. Write to each other, or have it handed over.") % {"name": row.owner})
    refuse_unless(row, ASKED)
    row.state, row.owner, row.taken_up_at = TAKEN_UP, by, at
    row.save(update_fields=["state", "owner", "taken_up_at"])
    entry.enter("support.taken_up", row, by=by, organisation=row.organisation, after={"owner": by})
    said = {"number": row.number, "name": by.name, "subject": row.subject}
    body = _("%(name)s of the office takes care of it. Write to %(name)s on its page.") % said
    tell_member(row, _("%(number)s is taken up: %(subject)s") % said, body, by=by, at=at, may_withdraw=True)
    return row


@transaction.atomic
def hand_over(request: Request, owner: Person, *, by: Person, at: datetime) -> Request:
    entry = record.open()
    row = locked(request)
    refuse_unless(row, ASKED, TAKEN_UP)
    if owner.pk not in queries.answerers(timezone.localtime(at).date()):
        raise CannotHandle(_("%(name)s does not answer for the partnership today. Choose somebody of the office.") % {"name": owner})
    before = row.owner
    row.state, row.owner, row.taken_up_at = TAKEN_UP, owner, row.taken_up_at or at
    row.save(update_fields=["state", "owner", "taken_up_at"])
    entry.enter("support.handed_over", row, by=by, organisation=row.organisation, before={"owner": before}, after={"owner": owner})
    said = {"number": row.number, "subject": row.subject, "name": by.name}
    tell_office(row, _("%(number)s is yours now: %(subject)s") % said, _("%(name)s handed it over to you.") % said, by=by, at=at)
    return row


@transaction.atomic
def say(request: Request, text: str, *, is_from_office: bool, by: Person, at: datetime) -> Message:
    """A question or an answer to one; the other side is told, and it is its turn."""
    entry = record.open()
    row = locked(request)
    refuse_unless(row, ASKED, TAKEN_UP, ANSWERED)
    text = readable(text).strip()
    if not text or len(text) > LONGEST:
        raise CannotHandle(_("Write something, up to %(most)s letters.") % {"most": LONGEST})
    message = Message.objects.create(request=row, by=by, is_from_office=is_from_office, text=text, at=at)
    row.turn = Turn.MEMBER if is_from_office else Turn.OFFICE
    row.save(update_fields=["turn"])
    entry.enter("support.said", row, by=by, organisation=row.organisation, after={"from_office": is_from_office})
    tell_message(row, message, at=at)
    return message


@transaction.atomic
def decline(request: Request, *, because: str, by: Person, at: datetime) -> Request:
    """No, with the reason; the member is told."""
    entry = record.open()
    row = locked(request)
    refuse_unless(row, ASKED, TAKEN_UP)
    _end(row, RequestState.DECLINED, reason(because), at)
    entry.enter("support.declined", row, by=by, organisation=row.organisation, because=row.because)
    said = {"number": row.number, "subject": row.subject, "name": by.name, "why": row.because}
    tell_member(row, _("%(number)s is declined: %(subject)s") % said, _("%(name)s says: %(why)s") % said, by=by, at=at)
    return row


@transaction.atomic
def withdraw(request: Request, *, because: str, by: Person, at: datetime) -> Request:
    """The member needs it no longer."""
    entry = record.open()
    row = locked(request)
    refuse_unless(row, ASKED, TAKEN_UP)
    _end(row, RequestState.WITHDRAWN, reason(because), at)
    entry.enter("support.withdrawn", row, by=by, organisation=row.organisation, because=row.because)
    said = {"number": row.number, "subject": row.subject, "name": by.name, "why": row.because}
    tell_office(row, _("%(number)s was taken back: %(subject)s") % said, _("%(name)s says: %(why)s") % said, by=by, at=at)
    return row


@transaction.atomic
def close(request: Request, *, by: Person, at: datetime) -> Request:
    """The member says that the answer suffices."""
    entry = record.open()
    row = locked(request)
    refuse_unless(row, ANSWERED)
    if row.closed_at:
        raise CannotHandle(_("It was said already that the answer to %(number)s suffices.") % {"number": row.number})
    row.closed_at, row.turn = at, Turn.NOBODY
    row.save(update_fields=["closed_at", "turn"])
    entry.enter("support.closed", row, by=by, organisation=row.organisation)
    return row


def _end(row: Request, state: RequestState, because: str, at: datetime) -> None:
    row.state, row.because, row.ended_at, row.turn = state, because, at, Turn.NOBODY
    row.save(update_fields=["state", "because", "ended_at", "turn"])
