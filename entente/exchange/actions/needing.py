"""Needs: stated, changed, closed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.exchange import queue
from entente.exchange.actions.facts import NeedFacts, default_marking
from entente.exchange.actions.finding import index_need, reason
from entente.exchange.actions.refusals import CannotSeek
from entente.exchange.choices import Light, NeedState
from entente.exchange.models import Need, Requirement
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people.models import Person
from entente.vocabulary.models import Country, Expertise, Region, Sector


@transaction.atomic
def state_need(organisation: Organisation, facts: NeedFacts, *, by: Person, at: datetime, is_fictional: bool = False) -> Need:
    entry = record.open()
    day = timezone.localtime(at).date()
    if not members_on(day).filter(pk=organisation.pk).exists():
        raise CannotSeek(_("%(name)s is not a member today; members seek here.") % {"name": organisation})
    row = Need(organisation=organisation, by=by, at=at, is_fictional=is_fictional or organisation.is_fictional)
    _written(row, facts, day)
    entry.enter("exchange.needed", row, by=by, organisation=organisation, after=_told(row))
    queue.match_soon(row.pk)
    return row


@transaction.atomic
def change_need(need: Need, facts: NeedFacts, *, by: Person, at: datetime) -> Need:
    entry = record.open()
    row = need_held(need)
    _written(row, facts, timezone.localtime(at).date())
    entry.enter("exchange.need_changed", row, by=by, organisation=row.organisation, after=_told(row))
    queue.match_soon(row.pk)
    return row


@transaction.atomic
def close_need(need: Need, state: str, *, because: str, by: Person, at: datetime) -> Need:
    """Met, or no longer sought."""
    entry = record.open()
    row = need_held(need)
    if state not in {NeedState.MET, NeedState.WITHDRAWN}:
        raise CannotSeek(_("Say whether it is met or withdrawn."))
    row.state, row.because = state, reason(because, CannotSeek)
    row.save(update_fields=["state", "because"])
    entry.enter("exchange.need_closed", row, by=by, organisation=row.organisation, because=row.because, after={"state": state})
    return row


def need_held(need: Need) -> Need:
    row = Need.objects.select_for_update(of=("self",)).select_related("organisation", "body", "sector").get(pk=need.pk)
    if row.state != NeedState.OPEN:
        raise CannotSeek(_("The need is closed. State it anew."))
    return row


def _written(row: Need, facts: NeedFacts, day: date) -> None:
    title, problem = one_line(facts.title, 200), readable(facts.problem).strip()[:4000]
    sector = Sector.objects.filter(code=facts.sector).first()
    if not title or not problem or sector is None:
        raise CannotSeek(_("A need has a title, a problem and a sector."))
    if facts.deadline_on and facts.deadline_on < day:
        raise CannotSeek(_("The deadline is over already."))
    marking = facts.marking or default_marking(facts.body)
    if marking not in Light.values:
        raise CannotSeek(_("Choose one of the markings."))
    _refuse_unknown(facts)
    for name, value in facts.plain.items():
        setattr(row, name, value)
    row.title, row.problem, row.constraints = title, problem, readable(facts.constraints).strip()[:2000]
    row.sector, row.body, row.marking = sector, facts.body, marking
    row.save()
    row.expertise.set(Expertise.objects.filter(code__in=facts.expertise))
    row.requirements.all().delete()
    Requirement.objects.bulk_create(
        [Requirement(need=row, scheme_id=scheme, level_id=level) for scheme, level in dict(facts.schemes).items()]
    )
    index_need(row)


def _refuse_unknown(facts: NeedFacts) -> None:
    lost = set(facts.countries) - set(Country.objects.filter(pk__in=facts.countries).values_list("pk", flat=True))
    lost |= set(facts.regions) - set(Region.objects.filter(pk__in=facts.regions).values_list("pk", flat=True))
    if lost:
        raise CannotSeek(_("No country or region has the code %(code)s.") % {"code": sorted(lost)[0][:10]})


def _told(row: Need) -> dict[str, object]:
    return {"sector": row.sector_id, "marking": row.marking, "is_named": row.is_named}
