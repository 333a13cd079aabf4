"""Whom a pitch wants to meet, what investors say to it, and when they meet."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine import slots
from entente.industry.actions.refusals import CannotMeet
from entente.industry.choices import Answer, PitchState
from entente.industry.models import Attending, InvestorDay, Meeting, Pitch
from entente.people.models import Person

MUTUAL = 2  # a wish that the investor shares is worth twice one that it has not answered


@transaction.atomic
def wish(found: Pitch, wishes: Mapping[int, int], *, by: Person, at: datetime) -> Pitch:
    """Which investors a pitch wants to meet: id of `Attending` -> 1 to 3; one left out is none any more. Not once laid out."""
    entry = record.open()
    row = Pitch.objects.select_for_update(of=("self",)).select_related("day", "profile__organisation").get(pk=found.pk)
    if row.state not in {PitchState.APPLIED, PitchState.SELECTED}:
        raise CannotMeet(_("A pitch that is not in the running meets nobody."))
    if row.day.is_laid_out:
        raise CannotMeet(_("Meetings are laid out; ask the office to move one."))
    there = set(Attending.objects.filter(day=row.day).values_list("pk", flat=True))
    if set(wishes) - there or any(not 1 <= worth <= 3 for worth in wishes.values()):
        raise CannotMeet(_("Choose among the investors who take part, each with 1 to 3."))
    row.meetings.exclude(attending__in=list(wishes)).delete()
    for attending, worth in sorted(wishes.items()):
        Meeting.objects.update_or_create(pitch=row, attending_id=attending, defaults={"wish": worth})
    entry.enter("industry.wished", row, by=by, organisation=row.profile.organisation, after={"wishes": len(wishes)})
    return row


@transaction.atomic
def answer_wish(meeting: Meeting, answer: str, *, by: Person, at: datetime) -> Meeting:
    """What the investor says; a no frees the slot."""
    entry = record.open()
    row = Meeting.objects.select_for_update(of=("self",)).select_related("pitch__profile__organisation").get(pk=meeting.pk)
    if answer not in {Answer.WANTS, Answer.NO}:
        raise CannotMeet(_("Say whether the investor wants to meet."))
    row.answer, row.slot = answer, None if answer == Answer.NO else row.slot
    row.save(update_fields=["answer", "slot"])
    entry.enter("industry.wish_answered", row, by=by, organisation=row.pitch.profile.organisation, after={"answer": answer})
    return row


@transaction.atomic
def lay_out(day: InvestorDay, *, by: Person, at: datetime) -> slots.Chosen:
    """All wishes of selected pitches that no investor turned down, as many and as dear as slots and tables allow; again, anew."""
    entry = record.open()
    row = InvestorDay.objects.select_for_update().get(pk=day.pk)
    wanted = Meeting.objects.filter(attending__day=row, pitch__state=PitchState.SELECTED).exclude(answer=Answer.NO)
    meetings = {(str(one.pitch_id), str(one.attending_id)): one for one in wanted.order_by("pk")}
    if not meetings:
        raise CannotMeet(_("No selected pitch has a wish yet, so there is nothing to lay out."))
    wishes = [slots.Wish(*pair, one.wish * (MUTUAL if one.answer == Answer.WANTS else 1)) for pair, one in meetings.items()]
    chosen, placed = slots.arrange(wishes, slots.Limits(row.slots, row.tables))
    Meeting.objects.filter(attending__day=row).update(slot=None)
    for one in placed:
        Meeting.objects.filter(pk=meetings[one.guest, one.host].pk).update(slot=one.slot)
    row.is_laid_out = True
    row.save(update_fields=["is_laid_out"])
    entry.enter("industry.laid_out", row, by=by, after={"meetings": len(placed), "worth": chosen.worth, "bound": chosen.bound})
    return chosen


@transaction.atomic
def move(meeting: Meeting, slot: int | None, *, by: Person, at: datetime) -> Meeting:
    """To another slot, or out of the plan (None); refused where one of the two is busy then, or all tables are taken."""
    entry = record.open()
    row = (
        Meeting.objects.select_for_update(of=("self",)).select_related("attending__day", "pitch__profile__organisation").get(pk=meeting.pk)
    )
    if slot is not None:
        _refuse_busy(row, slot)
    row.slot = slot
    row.save(update_fields=["slot"])
    entry.enter("industry.meeting_moved", row, by=by, organisation=row.pitch.profile.organisation, after={"slot": slot})
    return row


def _refuse_busy(row: Meeting, slot: int) -> None:
    day = row.attending.day
    if not 0 <= slot < day.slots or row.answer == Answer.NO or row.pitch.state != PitchState.SELECTED:
        raise CannotMeet(_("Choose one of the slots of the day, for a selected pitch that the investor did not turn down."))
    then = Meeting.objects.filter(attending__day=day, slot=slot).exclude(pk=row.pk)
    if then.filter(pitch=row.pitch_id).exists():
        raise CannotMeet(_("%(name)s meets somebody else then.") % {"name": row.pitch.profile})
    if then.filter(attending=row.attending_id).exists():
        raise CannotMeet(_("%(name)s meets somebody else then.") % {"name": row.attending})
    if then.count() >= day.tables:
        raise CannotMeet(_("All %(tables)s tables are taken then.") % {"tables": day.tables})
