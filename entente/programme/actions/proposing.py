"""Initiatives: proposed by members or the partnership, and changed while they are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people.models import Person
from entente.programme.actions.finding import index_initiative, reason
from entente.programme.actions.refusals import CannotPropose
from entente.programme.actions.telling import tell_proposed
from entente.programme.choices import InitiativeKind, InitiativeState
from entente.programme.models import Goal, Initiative
from entente.projects.models import Project
from entente.vocabulary.models import Sector


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be done. Without a lead it is the partnership's own."""

    title: str
    summary: str
    goals: Sequence[Goal]
    begins_on: date
    ends_on: date
    lead: Organisation | None = None
    partners: Sequence[Organisation] = ()
    kind: str = InitiativeKind.INITIATIVE
    country: str = ""
    sector: Sector | None = None
    project: Project | None = None
    budget: Decimal | None = None
    is_budget_public: bool = False


@transaction.atomic
def propose(said: Proposal, *, by: Person, at: datetime, is_fictional: bool = False) -> Initiative:
    entry = record.open()
    if said.lead and not members_on(timezone.localtime(at).date()).filter(pk=said.lead.pk).exists():
        raise CannotPropose(_("%(name)s is not a member today; initiatives are led by members.") % {"name": said.lead})
    initiative = _written(Initiative(proposed_by=by, proposed_at=at, is_fictional=is_fictional), said)
    entry.enter("programme.proposed", initiative, by=by, organisation=said.lead, after=_told(said))
    tell_proposed(initiative, by=by, at=at)
    return initiative


@transaction.atomic
def change(initiative: Initiative, said: Proposal, *, because: str, by: Person, at: datetime) -> Initiative:
    entry = record.open()
    row = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if row.state in {InitiativeState.DONE, InitiativeState.STOPPED}:
        raise CannotPropose(_("“%(title)s” is over; it stays as it was.") % {"title": row})
    why = reason(because, CannotPropose)
    _written(row, said)
    entry.enter("programme.changed", row, by=by, organisation=row.lead, because=why, after=_told(said))
    return row


def _written(row: Initiative, said: Proposal) -> Initiative:
    _refuse(said)
    names = ("begins_on", "ends_on", "lead", "kind", "country", "sector", "project", "budget", "is_budget_public")
    for name in names:
        setattr(row, name, getattr(said, name))
    row.title, row.summary = one_line(said.title, 200), readable(said.summary).strip()[:4000]
    row.save()
    row.goals.set(said.goals)
    row.partners.set(one for one in said.partners if one != said.lead)
    index_initiative(row)
    return row


def _refuse(said: Proposal) -> None:
    if not one_line(said.title, 200) or not said.summary.strip():
        raise CannotPropose(_("An initiative needs a title, and a few words on what it does."))
    if not said.goals:
        raise CannotPropose(_("Choose the goal that it serves."))
    if said.ends_on < said.begins_on:
        raise CannotPropose(_("It ends after the day on which it begins."))
    if said.budget is not None and said.budget < 0:
        raise CannotPropose(_("A budget is not below 0; leave it empty where it is not known."))


def _told(said: Proposal) -> dict[str, object]:
    lead = said.lead.slug if said.lead else None
    return {"lead": lead, "begins_on": said.begins_on, "ends_on": said.ends_on, "budget": said.budget}
