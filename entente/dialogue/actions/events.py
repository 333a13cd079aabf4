"""A gathering as an event: its programme, rates and survey, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.dialogue.actions.finding import line, text, told, written
from entente.dialogue.actions.refusals import CannotKeep
from entente.dialogue.choices import FollowKind, ForWhom
from entente.dialogue.models import FollowUp, Occasion, ProgrammePoint, Rate
from entente.forms.models import Round
from entente.gatherings.models import Gathering
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class PointFacts:
    starts_at: datetime
    minutes: int
    title: str
    speakers: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RateFacts:
    whom: str
    label: str
    amount: Decimal
    until_on: date | None = None


@transaction.atomic
def make_event(gathering: Gathering, *, lead: str = "", survey: Round | None = None, by: Person, at: datetime) -> Occasion:
    """Of a gathering that stands; again, to say it in other words or to name the survey."""
    entry = record.open()
    row = Occasion.objects.select_for_update().filter(pk=gathering.pk).first() or Occasion(gathering=gathering)
    written(row, lead=text(lead, 2000), survey=survey)
    entry.enter("dialogue.event_made", row, by=by, after={"survey": survey and survey.pk})
    return row


@transaction.atomic
def add_point(occasion: Occasion, facts: PointFacts, *, by: Person, at: datetime) -> ProgrammePoint:
    entry = record.open()
    event = _held(occasion)
    if not 0 < facts.minutes <= 24 * 60:
        raise CannotKeep(_("Say how many minutes it takes."))
    if not event.gathering.starts_at <= facts.starts_at < event.gathering.ends_at:
        raise CannotKeep(_("It begins while the event lasts; change the event's times first."))
    title = line(facts.title, 200, _("Give the point a title."))
    said = {"speakers": " ".join(facts.speakers.split())[:300], "place": " ".join(facts.place.split())[:120]}
    row = ProgrammePoint.objects.create(occasion=event, starts_at=facts.starts_at, minutes=facts.minutes, title=title, **said)
    entry.enter("dialogue.event_changed", event, by=by, after=told(row, "starts_at", "minutes"))
    return row


@transaction.atomic
def drop_point(point: ProgrammePoint, *, by: Person, at: datetime) -> Occasion:
    entry = record.open()
    row = ProgrammePoint.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=point.pk)
    event: Occasion = row.occasion
    entry.enter("dialogue.event_changed", event, by=by, before=told(row, "starts_at", "minutes"))
    row.delete()
    return event


@transaction.atomic
def set_rate(occasion: Occasion, facts: RateFacts, *, by: Person, at: datetime) -> Rate:
    """Again under the same name: another amount from now."""
    entry = record.open()
    event = _held(occasion)
    if facts.whom not in ForWhom.values or facts.amount < 0:
        raise CannotKeep(_("Say for whom it is, and what it costs; 0 is free."))
    label = line(facts.label, 120, _("Give the rate a name."))
    row = event.rates.select_for_update().filter(whom=facts.whom, label=label).first() or Rate(occasion=event, whom=facts.whom, label=label)
    written(row, amount=facts.amount, until_on=facts.until_on)
    entry.enter("dialogue.rate_set", event, by=by, after=told(row, "whom", "label", "amount", "until_on"))
    return row


@transaction.atomic
def follow_up(occasion: Occasion, kind: str, words: str, owner: Person, *, due_on: date, by: Person, at: datetime) -> FollowUp:
    entry = record.open()
    event = _held(occasion)
    if kind not in FollowKind.values:
        raise CannotKeep(_("Say what it leads to: a need, a contact, an initiative."))
    said = line(words, 500, _("Say what is to follow."))
    row = FollowUp.objects.create(occasion=event, kind=kind, text=said, owner=owner, due_on=due_on)
    entry.enter("dialogue.to_follow", event, by=by, after={"kind": kind, "owner": owner.name, "due_on": due_on})
    return row


@transaction.atomic
def followed_up(followup: FollowUp, *, on: date, came_of: str, what: Mapping[str, Any] | None = None, by: Person, at: datetime) -> FollowUp:
    """Done; `what` names what it became, wherever that stands."""
    entry = record.open()
    row = FollowUp.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=followup.pk)
    if row.done_on:
        raise CannotKeep(_("It was followed up already."))
    written(row, done_on=on, came_of=line(came_of, 500, _("Say what came of it.")), what=dict(what or {}))
    entry.enter("dialogue.followed_up", row.occasion, by=by, after=told(row, "kind", "done_on"))
    return row


def _held(occasion: Occasion) -> Occasion:
    return Occasion.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=occasion.pk)
