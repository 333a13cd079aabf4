"""Reminders: a panel that has not answered, by the office's button; each watched call that closes within two weeks, by the calendar."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.refusals import CannotAssess
from entente.agenda.actions.telling import reference, tell_deadline, tell_waiting
from entente.agenda.models import CallTopic, Round, Watch
from entente.agenda.notices import PANEL
from entente.notices.models import Notice
from entente.notices.references import key_of
from entente.people.models import Person

AHEAD = timedelta(days=14)


@transaction.atomic
def remind_panel(round_: Round, *, by: Person, at: datetime) -> int:
    """Those of an open round that have not finished, and how many they are; nobody is told twice on one day."""
    entry = record.open()
    row = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if not row.is_open:
        raise CannotAssess(_("“%(title)s” is not open; nobody has to answer it.") % {"title": row})
    waiting = list(row.panel.filter(finished_at=None).exclude(person=by).values_list("person_id", flat=True))
    if not waiting:
        raise CannotAssess(_("Everybody has answered all questions; close the round."))
    today = timezone.localtime(at).date()
    told = Notice.objects.filter(kind=PANEL, reference_key=key_of(reference(row))).order_by("-pk").first()
    if told and timezone.localtime(told.created_at).date() >= today:
        raise CannotAssess(_("The panel had a mail about this round today already; wait until tomorrow."))
    tell_waiting(row, waiting, by=by, at=at)
    entry.enter("agenda.panel_reminded", row, by=by, after={"people": len(waiting)})
    return len(waiting)


@transaction.atomic
def remind_of_deadlines(*, at: datetime) -> int:
    """How many people were told of something. A deadline that was moved is told again."""
    record.open()
    day = timezone.localtime(at).date()
    due = Watch.objects.filter(call__deadline_on__range=(day, day + AHEAD))
    rows = due.filter(Q(reminded_of=None) | ~Q(reminded_of=F("call__deadline_on"))).order_by("call", "pk")
    by_call: dict[int, list[Watch]] = {}
    for row in rows.select_related("call"):
        by_call.setdefault(row.call_id, []).append(row)
    for watches in by_call.values():
        call: CallTopic = watches[0].call
        tell_deadline(call, [row.person_id for row in watches], at=at)
        Watch.objects.filter(pk__in=[row.pk for row in watches]).update(reminded_of=call.deadline_on)
    return len({row.person_id for watches in by_call.values() for row in watches})
