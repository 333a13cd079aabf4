"""An announcement's way: written by one, seen by another, sent at its time to whoever its audience means then."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.notices import queue
from entente.notices.actions.drafting import CannotAnnounce, changeable, locked
from entente.notices.actions.sending import send
from entente.notices.choices import AnnouncementState
from entente.notices.days import day_of
from entente.notices.models import Announcement
from entente.notices.queries.audiences import read, resolve
from entente.notices.refusals import CannotResolve, Refusal
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


@transaction.atomic
def hand_in(announcement: Announcement, *, by: Person, at: datetime) -> Announcement:
    """Ask for a second pair of eyes; whole, and to an audience that means somebody."""
    entry = record.open()
    row = changeable(announcement)
    people = _whole(row, at)
    row.state = AnnouncementState.HANDED_IN
    row.save(update_fields=["state"])
    entry.enter("notices.handed_in", row, by=by, after={"people": people})
    return row


@transaction.atomic
def approve(announcement: Announcement, *, send_at: datetime | None = None, by: Person, at: datetime) -> Announcement:
    """The second pair of eyes: from now it will be sent, at a time or at once."""
    entry = record.open()
    row = locked(announcement)
    _demand(row, AnnouncementState.HANDED_IN)
    if row.changed_by_id == by.pk:
        raise CannotAnnounce(_("You wrote this yourself: somebody else of the office has to approve it."))
    row.state, row.approved_by, row.send_at = AnnouncementState.SCHEDULED, by, max(send_at or at, at)
    row.save(update_fields=["state", "approved_by", "send_at"])
    entry.enter("notices.approved", row, by=by, after={"send_at": row.send_at})
    _wake(row, at)
    return row


@transaction.atomic
def send_back(announcement: Announcement, *, because: str, by: Person, at: datetime) -> Announcement:
    """Back to its author, with a word why; also what was approved and has not left."""
    entry = record.open()
    row = locked(announcement)
    _demand(row, AnnouncementState.HANDED_IN, AnnouncementState.SCHEDULED)
    row.state, row.approved_by, row.send_at, row.remark = AnnouncementState.DRAFT, None, None, because[:500]
    row.save(update_fields=["state", "approved_by", "send_at", "remark"])
    entry.enter("notices.sent_back", row, by=by, because=because)
    return row


@transaction.atomic
def withdraw(announcement: Announcement, *, by: Person, at: datetime) -> Announcement:
    """It will not be sent; what has left cannot be called back."""
    entry = record.open()
    row = locked(announcement)
    _demand(row, *(state for state in AnnouncementState if state not in {AnnouncementState.SENT, AnnouncementState.WITHDRAWN}))
    row.state, row.approved_by, row.send_at = AnnouncementState.WITHDRAWN, None, None
    row.save(update_fields=["state", "approved_by", "send_at"])
    entry.enter("notices.withdrawn", row, by=by)
    return row


@transaction.atomic
def send_due(announcement: Announcement, *, at: datetime) -> Announcement:
    """Send what is scheduled and due to whoever the audience means now; what cannot be sent stops with a sentence."""
    entry = record.open()
    row = locked(announcement)
    if row.state != AnnouncementState.SCHEDULED or row.send_at is None or row.send_at > at:
        return row
    try:
        with transaction.atomic():
            send(entry, row, at)
    except Refusal as refusal:
        row.state, row.remark, row.notice = AnnouncementState.STOPPED, str(refusal)[:500], None
        row.save(update_fields=["state", "remark"])
        entry.enter("notices.stopped", row, by=row.approved_by, because=refusal)
    return row


def _demand(row: Announcement, *states: AnnouncementState) -> None:
    if row.state not in states:
        raise CannotAnnounce(
            _("“%(subject)s” is “%(state)s”; this cannot be done now.") % {"subject": row, "state": row.get_state_display()}
        )


def _whole(row: Announcement, at: datetime) -> int:
    """How many people it means; refused when it lacks something."""
    if not (row.body.strip() or row.sections.exists()):
        raise CannotAnnounce(_("There is no text yet."))
    if not row.audience:
        raise CannotAnnounce(_("It has no audience yet: say who is to get it."))
    if row.marking not in {TrafficLight.CLEAR, TrafficLight.GREEN} and not (row.circle or row.groups):
        raise CannotAnnounce(_("From TLP:AMBER on, say to whom its source gave it: nobody else is sent it."))
    expressions = [read(text) for text in (row.audience, row.circle) if text]
    people = resolve(expressions, day_of(at))[0]
    if not people:
        raise CannotResolve(_("Nobody is meant by this audience today."))
    return len(people)


def _wake(row: Announcement, at: datetime) -> None:
    if row.send_at and row.send_at > at:
        queue.wake_at(row.send_at)
    else:
        queue.wake()
