"""When guests are reminded, and reminding them: each reminder once, whoever asks and how often."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings import queue
from entente.gatherings.actions.finding import held
from entente.gatherings.actions.telling import ASKED, tell
from entente.gatherings.choices import GatheringState, GuestState, RemindWhom
from entente.gatherings.models import Gathering, Guest, Reminder
from entente.gatherings.notices import REMINDER
from entente.gatherings.plan import Plan
from entente.notices.compose import as_it_stands

_STATES = {RemindWhom.COMING: [GuestState.ACCEPTED, GuestState.TENTATIVE], RemindWhom.SILENT: [GuestState.INVITED]}


def settle(gathering: Gathering, plan: Plan, at: datetime) -> None:
    """The reminders of the plan, at their distance from the beginning as it is now; one whose moment has passed is not sent late."""
    gathering.reminders.all().delete()
    for whom, hours in sorted(plan.reminders):
        due_at = gathering.starts_at - timedelta(hours=hours)
        Reminder.objects.create(gathering=gathering, whom=whom, hours=hours, due_at=due_at, sent_at=at if due_at <= at else None)
        if due_at > at:
            queue.wake_at(due_at)


@transaction.atomic
def remind(reminder: Reminder, *, at: datetime) -> int:
    """Send one that is due; how many were reminded. Sent already, cancelled, begun: nobody is."""
    entry = record.open()
    row = Reminder.objects.select_for_update().filter(pk=reminder.pk, sent_at=None, due_at__lte=at).first()
    if row is None:
        return 0
    gathering = held(row.gathering)
    guests = _meant(gathering, row, at)
    row.sent_at, row.people = at, len(guests)
    row.save(update_fields=["sent_at", "people"])
    if guests:
        _tell(gathering, row, guests, at)
        entry.enter("gatherings.reminded", gathering, by=None, after={"whom": row.whom, "guests": len(guests)})
    return len(guests)


def _meant(gathering: Gathering, reminder: Reminder, at: datetime) -> list[Guest]:
    if gathering.state != GatheringState.ANNOUNCED or at >= gathering.starts_at:
        return []
    guests = Guest.objects.filter(gathering=gathering, state__in=_STATES[RemindWhom(reminder.whom)])
    return list(guests.select_related("person").order_by("pk"))


def _tell(gathering: Gathering, reminder: Reminder, guests: list[Guest], at: datetime) -> None:
    said = {"title": gathering.title}
    if reminder.whom == RemindWhom.SILENT:
        subject, opening = _("Do you come? %(title)s"), _("You have not said yet whether you come to **%(title)s**.")
    else:
        subject, opening = _("Soon: %(title)s"), _("**%(title)s** is about to begin.")
    tell(
        REMINDER,
        gathering,
        guests,
        subject=subject % said,
        opening=opening % {"title": as_it_stands(gathering.title)},
        method="",
        asks=ASKED,
        by=None,
        at=at,
    )
