"""Four eyes: what one person wrote, another one publishes, sends back or withdraws."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.actions.finding import index, reason
from entente.skills.actions.refusals import CannotReview
from entente.skills.choices import ReviewState
from entente.skills.models import Campaign, Course, CyberRange

Row = TypeVar("Row", Course, CyberRange, Campaign)
AT_ONCE = 500


@transaction.atomic
def publish(row: Row, *, by: Person, at: datetime) -> Row:
    entry = record.open()
    held = _held(row, {ReviewState.PROPOSED})
    if held.written_by_id == by.pk:
        raise CannotReview(_("You wrote it yourself; somebody else of the office publishes it."))
    held.state, held.reviewed_by, held.reviewed_at, held.remark = ReviewState.PUBLISHED, by, at, ""
    held.save()
    index([held])
    entry.enter(f"skills.{_noun(held)}_published", held, by=by, organisation=_of(held))
    return held


@transaction.atomic
def send_back(row: Row, *, because: str, by: Person, at: datetime) -> Row:
    """To whoever wrote it, with what is missing."""
    return _turned(row, {ReviewState.PROPOSED}, ReviewState.RETURNED, "sent_back", because, by, at)


@transaction.atomic
def withdraw(row: Row, *, because: str, by: Person, at: datetime) -> Row:
    """It is not offered any more, or should never have stood here; it stays in the record."""
    every = {ReviewState.PROPOSED, ReviewState.PUBLISHED, ReviewState.RETURNED}
    return _turned(row, every, ReviewState.WITHDRAWN, "withdrawn", because, by, at)


@transaction.atomic
def publish_batch(batch: str, *, by: Person, at: datetime) -> int:
    """All courses of one file that wait for review: one look by somebody who did not bring the file."""
    entry = record.open()
    waiting = Course.objects.select_for_update(of=("self",)).filter(batch=batch, state=ReviewState.PROPOSED).order_by("pk")
    rows = list(waiting) if batch else []
    if not rows:
        raise CannotReview(_("No course of this file waits for review."))
    if any(row.written_by_id == by.pk for row in rows):
        raise CannotReview(_("You brought this file yourself; somebody else of the office publishes it."))
    for row in rows:
        row.state, row.reviewed_by, row.reviewed_at, row.remark = ReviewState.PUBLISHED, by, at, ""
    Course.objects.bulk_update(rows, ["state", "reviewed_by", "reviewed_at", "remark"], batch_size=AT_ONCE)
    index(rows)
    entry.enter("skills.batch_published", rows[0], by=by, after={"batch": batch, "courses": len(rows)})
    return len(rows)


def _turned(row: Row, states: set[ReviewState], state: ReviewState, verb: str, because: str, by: Person, at: datetime) -> Row:
    entry = record.open()
    held = _held(row, states)
    why = reason(because, CannotReview)
    held.state, held.reviewed_by, held.reviewed_at, held.remark = state, by, at, why
    held.save()
    index([held])
    entry.enter(f"skills.{_noun(held)}_{verb}", held, by=by, because=why, organisation=_of(held))
    return held


def _held(row: Row, states: set[ReviewState]) -> Row:
    held: Row = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if held.state not in states:
        raise CannotReview(_("It is “%(state)s”; this cannot be done now.") % {"state": held.get_state_display()})
    return held


def _noun(row: Course | CyberRange | Campaign) -> str:
    return {Course: "course", CyberRange: "range", Campaign: "campaign"}[type(row)]


def _of(row: Course | CyberRange | Campaign) -> Organisation | None:
    if isinstance(row, Course):
        return row.provider
    return row.organisation if isinstance(row, CyberRange) else None
