"""Investor days: the call, who takes part, and pitches with their answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.gatherings.choices import GatheringKind, GatheringState
from entente.gatherings.models import Gathering
from entente.industry.actions.finding import reason, text
from entente.industry.actions.refusals import CannotMeet
from entente.industry.choices import PitchState
from entente.industry.models import Attending, Investor, InvestorDay, Pitch, Profile
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Call:
    call: str
    opens_on: date
    closes_on: date
    first_slot_at: datetime
    minutes: int = 20
    slots: int = 6
    tables: int = 8


@transaction.atomic
def set_call(gathering: Gathering, said: Call, *, by: Person | None, at: datetime) -> InvestorDay:
    """New, or changed as long as no meeting is laid out."""
    entry = record.open()
    if gathering.kind != GatheringKind.INVESTOR_DAY or gathering.state == GatheringState.CANCELLED:
        raise CannotMeet(_("Choose a gathering that is an investor day and not cancelled."))
    if not (words := text(said.call, 4000)) or said.closes_on < said.opens_on:
        raise CannotMeet(_("A call says what it is for, and closes after it opens."))
    if min(said.minutes, said.slots, said.tables) < 1 or max(said.slots, said.tables) > 100 or said.minutes > 240:
        raise CannotMeet(_("Slots and tables are between 1 and 100, minutes between 1 and 240."))
    row = InvestorDay.objects.select_for_update().filter(gathering=gathering).first() or InvestorDay(gathering=gathering)
    if row.is_laid_out:
        raise CannotMeet(_("Meetings are laid out already; the call stays as it is."))
    row.call, row.opens_on, row.closes_on = words, said.opens_on, said.closes_on
    row.first_slot_at, row.minutes, row.slots, row.tables = said.first_slot_at, said.minutes, said.slots, said.tables
    row.save()
    after = {name: getattr(row, name) for name in ("opens_on", "closes_on", "slots", "tables", "minutes")}
    entry.enter("industry.day_called", row, by=by, after=after)
    return row


@transaction.atomic
def attend(day: InvestorDay, investor: Investor, *, person: Person | None = None, by: Person | None, at: datetime) -> Attending:
    """An investor takes part; again, another person answers for it."""
    entry = record.open()
    row, _is_new = Attending.objects.update_or_create(day=day, investor=investor, defaults={"person": person})
    entry.enter("industry.attends", row, by=by, after={"day": str(day)})
    return row


@transaction.atomic
def pitch(day: InvestorDay, profile: Profile, *, title: str, summary: str, by: Person, at: datetime) -> Pitch:
    """Handed in, or changed until the call closes."""
    entry = record.open()
    if not day.is_open(timezone.localtime(at).date()):
        said = {"opens": f"{day.opens_on:%d.%m.%Y}", "closes": f"{day.closes_on:%d.%m.%Y}"}
        raise CannotMeet(_("The call is open from %(opens)s until %(closes)s; nothing can be handed in today.") % said)
    name, words = one_line(title, 160), text(summary, 2000)
    if not name or not words:
        raise CannotMeet(_("A pitch needs a title and a few sentences."))
    row = Pitch.objects.select_for_update().filter(day=day, profile=profile).first() or Pitch(day=day, profile=profile)
    if row.pk and row.state not in {PitchState.APPLIED, PitchState.WITHDRAWN}:
        raise CannotMeet(_("It is answered already: %(state)s.") % {"state": row.get_state_display()})
    row.title, row.summary, row.state, row.by, row.at = name, words, PitchState.APPLIED, by, at
    row.save()
    entry.enter("industry.pitched", row, by=by, organisation=profile.organisation, after={"day": str(day)})
    return row


@transaction.atomic
def answer_pitch(found: Pitch, state: str, *, because: str = "", by: Person, at: datetime) -> Pitch:
    """Selected, not this time (with a reason), or withdrawn by its company: then its meetings are free for others."""
    entry = record.open()
    row = Pitch.objects.select_for_update(of=("self",)).select_related("profile__organisation").get(pk=found.pk)
    if state not in {PitchState.SELECTED, PitchState.DECLINED, PitchState.WITHDRAWN} or row.state in {state, PitchState.WITHDRAWN}:
        raise CannotMeet(_("It is %(state)s; this cannot be done now.") % {"state": row.get_state_display().lower()})
    row.because = reason(because, CannotMeet) if state == PitchState.DECLINED else one_line(because, 500)
    row.state = state
    row.save(update_fields=["state", "because"])
    if state != PitchState.SELECTED:
        row.meetings.update(slot=None)
    entry.enter("industry.pitch_answered", row, by=by, organisation=row.profile.organisation, because=row.because, after={"state": state})
    return row
