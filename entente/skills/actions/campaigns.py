"""Campaigns of the partnership, what members do for them, and how far it came."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.actions.finding import index, reason, tongues
from entente.skills.actions.refusals import CannotKeep
from entente.skills.choices import Audience, Channel, Measured, ReviewState
from entente.skills.models import Activity, Campaign, Effect


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    title: str
    message: str
    begins_on: date
    ends_on: date
    audiences: Collection[str]
    channels: Collection[str]
    languages: Collection[str] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    title: str
    begins_on: date
    ends_on: date
    country: str
    channel: str
    place: str = ""
    address: str = ""


@transaction.atomic
def plan_campaign(facts: CampaignFacts, *, by: Person, at: datetime, is_fictional: bool = False) -> Campaign:
    entry = record.open()
    row = _written(Campaign(is_fictional=is_fictional), facts, by, at)
    entry.enter("skills.campaign_planned", row, by=by, after=_told(row))
    return row


@transaction.atomic
def change_campaign(campaign: Campaign, facts: CampaignFacts, *, because: str, by: Person, at: datetime) -> Campaign:
    entry = record.open()
    row = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    why = reason(because, CannotKeep)
    _written(row, facts, by, at)
    entry.enter("skills.campaign_changed", row, by=by, because=why, after=_told(row))
    return row


def _written(row: Campaign, facts: CampaignFacts, by: Person, at: datetime) -> Campaign:
    row.title, row.message = one_line(facts.title, 200), one_line(facts.message, 500)
    if not row.title or not row.message or not facts.audiences or not facts.channels:
        raise CannotKeep(_("A campaign needs a title, a message, somebody it speaks to and a way to reach them."))
    if not set(facts.audiences) <= set(Audience.values) or not set(facts.channels) <= set(Channel.values):
        raise CannotKeep(_("Choose audiences and channels from the lists."))
    if facts.ends_on < facts.begins_on:
        raise CannotKeep(_("It ends on or after the day on which it begins."))
    row.audiences = [one for one in Audience.values if one in facts.audiences]
    row.channels = [one for one in Channel.values if one in facts.channels]
    row.languages, row.about = tongues(facts.languages), readable(facts.about).strip()[:4000]
    row.begins_on, row.ends_on = facts.begins_on, facts.ends_on
    row.state, row.written_by, row.written_at, row.reviewed_by, row.reviewed_at = ReviewState.PROPOSED, by, at, None, None
    row.save()
    index([row])
    return row


def _told(row: Campaign) -> dict[str, object]:
    return {"begins_on": row.begins_on, "ends_on": row.ends_on, "audiences": row.audiences}


@transaction.atomic
def add_activity(campaign: Campaign, organisation: Organisation, facts: ActivityFacts, *, by: Person, at: datetime) -> Activity:
    entry = record.open()
    held = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    title = one_line(facts.title, 200)
    if not held.is_published:
        raise CannotKeep(_("“%(title)s” is not published yet; activities are added then.") % {"title": held})
    if not title or facts.channel not in Channel.values:
        raise CannotKeep(_("Say what is done, and by which way."))
    if facts.ends_on < facts.begins_on:
        raise CannotKeep(_("It ends on or after the day on which it begins."))
    row = Activity.objects.create(
        campaign=held,
        organisation=organisation,
        title=title,
        begins_on=facts.begins_on,
        ends_on=facts.ends_on,
        country_id=facts.country,
        channel=facts.channel,
        place=one_line(facts.place, 200),
        address=one_line(facts.address, 500),
        added_by=by,
        added_at=at,
    )
    after = {"campaign": str(held), "begins_on": row.begins_on, "ends_on": row.ends_on}
    entry.enter("skills.activity_added", row, by=by, organisation=organisation, after=after)
    return row


@transaction.atomic
def note_effect(
    activity: Activity, kind: str, value: Decimal | None, *, unit: str, method: str, on: date, by: Person, at: datetime
) -> Effect:
    """Without a value the method says why it was not measured; that is not 0."""
    entry = record.open()
    unit, method = one_line(unit, 60), one_line(method, 300)
    if kind not in Measured.values or not unit or not method:
        raise CannotKeep(_("Say what was measured, in which unit, and how one knows; without a figure, why there is none."))
    if value is not None and ((kind == Measured.REACH and value < 0) or abs(value) >= 10**12):
        raise CannotKeep(_("This is no figure that a reach can have."))
    row = Effect.objects.create(
        activity=activity, kind=kind, value=value, unit=unit, method=method, measured_on=on, noted_by=by, noted_at=at
    )
    after = {"kind": kind, "value": value, "unit": unit, "on": on}
    entry.enter("skills.effect_noted", activity, by=by, organisation=activity.organisation, after=after)
    return row
