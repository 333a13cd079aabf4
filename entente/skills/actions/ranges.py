"""Cyber ranges: registered by whoever runs them, by what they can do. Exercises: gatherings with a scenario."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.gatherings import actions as gatherings
from entente.gatherings.plan import Plan
from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.actions.finding import index, reason
from entente.skills.actions.refusals import CannotKeep
from entente.skills.choices import ReviewState
from entente.skills.models import Capability, CyberRange, Exercise
from entente.skills.reference import capabilities


@dataclass(frozen=True, slots=True)
class RangeFacts:
    name: str
    organisation: Organisation
    country: str
    about: str
    capabilities: Collection[str] = ()
    seats: int | None = None
    address: str = ""
    is_shared: bool = False


@transaction.atomic
def register(facts: RangeFacts, *, by: Person, at: datetime, is_fictional: bool = False) -> CyberRange:
    entry = record.open()
    row = _written(CyberRange(is_fictional=is_fictional), facts, by, at)
    entry.enter("skills.range_registered", row, by=by, organisation=row.organisation, after=_told(row, facts))
    return row


@transaction.atomic
def change_range(found: CyberRange, facts: RangeFacts, *, because: str, by: Person, at: datetime) -> CyberRange:
    entry = record.open()
    row = CyberRange.objects.select_for_update(of=("self",)).get(pk=found.pk)
    why = reason(because, CannotKeep)
    _written(row, facts, by, at)
    entry.enter("skills.range_changed", row, by=by, because=why, organisation=row.organisation, after=_told(row, facts))
    return row


def _written(row: CyberRange, facts: RangeFacts, by: Person, at: datetime) -> CyberRange:
    row.name, row.about = one_line(facts.name, 200), readable(facts.about).strip()[:4000]
    if not row.name or not row.about or not facts.capabilities:
        raise CannotKeep(_("A range needs a name, a few words, and at least one thing that it can do."))
    if unknown := [code for code in facts.capabilities if code not in capabilities()]:
        raise CannotKeep(_("“%(code)s” is no capability of the list.") % {"code": unknown[0][:80]})
    row.organisation, row.country_id, row.seats = facts.organisation, facts.country, facts.seats
    row.address, row.is_shared = one_line(facts.address, 500), facts.is_shared
    row.state, row.written_by, row.written_at, row.reviewed_by, row.reviewed_at = ReviewState.PROPOSED, by, at, None, None
    row.remark = ""
    row.save()
    row.capabilities.all().delete()
    Capability.objects.bulk_create(Capability(range=row, code=code) for code in sorted(set(facts.capabilities)))
    index([row])
    return row


def _told(row: CyberRange, facts: RangeFacts) -> dict[str, object]:
    return {"country": row.country_id, "seats": row.seats, "capabilities": sorted(facts.capabilities)}


@dataclass(frozen=True, slots=True)
class Scenario:
    scenario: str
    aims: str = ""
    range: CyberRange | None = None
    training: str = ""


@transaction.atomic
def arrange_exercise(plan: Plan, said: Scenario, *, by: Person, at: datetime) -> Exercise:
    """With its gathering, as a draft: announced and invited to as every gathering. Reports are filed among that one's papers."""
    entry = record.open()
    scenario = readable(said.scenario).strip()[:8000]
    if not scenario:
        raise CannotKeep(_("Write the scenario: what happens, to whom, and what is tried."))
    if said.training and said.training not in capabilities():
        raise CannotKeep(_("Choose the kind of training from the list."))
    gathering = gatherings.arrange(plan, by=by, at=at)
    row = Exercise.objects.create(
        gathering=gathering, range=said.range, scenario=scenario, aims=readable(said.aims).strip()[:4000], training=said.training
    )
    entry.enter("skills.exercise_arranged", row, by=by, after={"gathering": gathering.pk})
    return row


@transaction.atomic
def write_scenario(exercise: Exercise, said: Scenario, *, by: Person, at: datetime) -> Exercise:
    entry = record.open()
    row = Exercise.objects.select_for_update(of=("self",)).get(pk=exercise.pk)
    scenario = readable(said.scenario).strip()[:8000]
    if not scenario:
        raise CannotKeep(_("Write the scenario: what happens, to whom, and what is tried."))
    row.scenario, row.aims, row.range, row.training = scenario, readable(said.aims).strip()[:4000], said.range, said.training
    row.save()
    entry.enter("skills.exercise_changed", row, by=by, after={"gathering": row.gathering_id})
    return row
