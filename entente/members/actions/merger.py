"""One organisation goes on as another: its membership and delegations end, its history and its lines stay its own."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.moves import MEMBER, MOVES, last_standing, moved
from entente.members.actions.refusals import Refusal
from entente.members.choices import StandingKind
from entente.members.models import Continuation, Delegation, Organisation, Reference
from entente.members.queries.parents import parents_on
from entente.people.models import Person
from entente.record.actions import Opened


class CannotMerge(Refusal):
    """The organisations cannot be merged as asked."""


@transaction.atomic
def merge(
    organisation: Organisation, *, into: Organisation, on: date, by: Person | None, at: datetime, decision: Reference | None = None
) -> Continuation:
    """From this day the organisation continues as another, under which its lines are counted; a member leaves that day."""
    entry = record.open()
    _refuse(organisation, into, on)
    _end_standing(entry, organisation, on, by, at, decision)
    for delegation in Delegation.objects.select_for_update().known().filter(organisation=organisation, to_on=None):
        delegation.ended(on=max(on, delegation.from_on), at=at)
    stored = decision.stored if decision else {}
    link = Continuation.objects.create(organisation=organisation, successor=into, from_on=on, known_at=at, decision=stored)
    said = {"on": on, "decision": str(decision or "")}
    entry.enter("members.merged", organisation, by=by, because=str(decision or ""), after={"successor": str(into), **said})
    entry.enter("members.took_over", into, by=by, because=str(decision or ""), after={"organisation": str(organisation), **said})
    return link


def _end_standing(entry: Opened, organisation: Organisation, on: date, by: Person | None, at: datetime, decision: Reference | None) -> None:
    last = last_standing(organisation)
    if last is None or last.to_on:
        return
    move = "leave" if last.kind in MEMBER else "turn-down" if last.kind == StandingKind.APPLICANT else None
    if move:
        moved(entry, organisation, MOVES[move], on=on, by=by, at=at, decision=decision)


def _refuse(organisation: Organisation, into: Organisation, on: date) -> None:
    if organisation.pk == into.pk:
        raise CannotMerge(_("An organisation cannot continue as itself; choose the other one."))
    if link := Continuation.objects.known().filter(organisation=organisation, to_on=None).select_related("successor").first():
        raise CannotMerge(_("%(name)s already continues as %(other)s.") % {"name": organisation, "other": link.successor})
    if parents_on(on).get(into.pk) == organisation.pk:
        said = {"name": organisation, "other": into}
        raise CannotMerge(_("%(other)s belongs to %(name)s; merge it the other way round, or end that first.") % said)
