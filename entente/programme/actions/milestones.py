"""Milestones: planned with what they wait for, expected on another day with a reason, reached with evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.engine.timeline import Circular
from entente.governance.models import Body
from entente.governance.references import reference_of
from entente.people.models import Person
from entente.programme.actions.finding import reason
from entente.programme.actions.refusals import CannotPlan
from entente.programme.choices import InitiativeState
from entente.programme.models import Initiative, Milestone
from entente.programme.queries import plan


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone's plan. `group`: the body that a deliverable is for; `after`: milestones that are reached before it begins."""

    title: str
    begins_on: date
    due_on: date
    after: Sequence[Milestone] = ()
    group: Body | None = None


@transaction.atomic
def plan_milestone(initiative: Initiative, said: Planned, *, milestone: Milestone | None = None, by: Person, at: datetime) -> Milestone:
    """A new one, or another plan for one that is not reached yet."""
    entry = record.open()
    _refuse_over(initiative)
    row = _held(milestone) if milestone else Milestone(initiative=initiative)
    if not (title := one_line(said.title, 200)):
        raise CannotPlan(_("A milestone needs a title."))
    if said.due_on < said.begins_on:
        raise CannotPlan(_("It is due after the day on which it begins."))
    row.title, row.begins_on, row.due_on = title, said.begins_on, said.due_on
    row.group = dict(reference_of(said.group)) if said.group else {}
    row.save()
    row.after.set(said.after)
    _refuse_circle(row, timezone.localtime(at).date())
    after = {
        "begins_on": row.begins_on,
        "due_on": row.due_on,
        "after": [one.title for one in said.after],
        "group": row.group.get("label", ""),
    }
    entry.enter("programme.planned", row, by=by, organisation=initiative.lead, after=after)
    return row


@transaction.atomic
def expect(milestone: Milestone, *, on: date | None, because: str, by: Person, at: datetime) -> Milestone:
    """When its people expect it now; None: as planned."""
    entry = record.open()
    row = _held(milestone)
    _refuse_over(row.initiative)
    row.slips_because = reason(because, CannotPlan)
    row.expected_on = on
    row.save(update_fields=["expected_on", "slips_because"])
    entry.enter("programme.forecast", row, by=by, organisation=row.initiative.lead, because=row.slips_because, after={"expected_on": on})
    return row


@transaction.atomic
def reach(milestone: Milestone, *, on: date, evidence: str, by: Person, at: datetime) -> Milestone:
    entry = record.open()
    row = _held(milestone)
    if row.initiative.state != InitiativeState.RUNNING:
        raise CannotPlan(_("“%(title)s” does not run; milestones are reached while it does.") % {"title": row.initiative})
    if not (shown := one_line(evidence, 500)):
        raise CannotPlan(_("Say by what one sees that it was reached: an address, or the reference of a paper."))
    if on > timezone.localtime(at).date():
        raise CannotPlan(_("That day is still to come. Say on which day you expect it instead."))
    row.done_on, row.evidence, row.done_by = on, shown, by
    row.save(update_fields=["done_on", "evidence", "done_by"])
    entry.enter("programme.reached", row, by=by, organisation=row.initiative.lead, after={"done_on": on, "evidence": shown})
    return row


def _held(milestone: Milestone) -> Milestone:
    row = Milestone.objects.select_for_update(of=("self",)).select_related("initiative__lead").get(pk=milestone.pk)
    if row.done_on:
        raise CannotPlan(_("“%(title)s” was reached already, on %(day)s.") % {"title": row, "day": f"{row.done_on:%d.%m.%Y}"})
    return row


def _refuse_over(initiative: Initiative) -> None:
    if initiative.state in {InitiativeState.DONE, InitiativeState.STOPPED}:
        raise CannotPlan(_("“%(title)s” is over; its milestones stay as they were.") % {"title": initiative})


def _refuse_circle(row: Milestone, today: date) -> None:
    try:
        plan(today, and_of=row.initiative_id)
    except Circular as circle:
        titles = Milestone.objects.in_bulk([int(key) for key in circle.keys])
        said = " → ".join(titles[int(key)].title for key in circle.keys)
        raise CannotPlan(_("They would wait for each other: %(circle)s. Take one of them away.") % {"circle": said}) from None
