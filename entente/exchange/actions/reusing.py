"""Follow-through: who takes a practice up, how it goes, and what came of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.exchange.actions.finding import practice_held
from entente.exchange.actions.refusals import CannotReuse
from entente.exchange.actions.telling import tell_sides
from entente.exchange.choices import GOING_ON, LATER, PracticeState, ReuseState, WhyNot
from entente.exchange.models import Deployment, Need, Practice, Reuse, Step
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Sector


@transaction.atomic
def contact(
    practice: Practice, organisation: Organisation, sector: Sector, *, words: str, need: Need | None = None, by: Person, at: datetime
) -> Reuse:
    """An organisation writes to who shares a practice, to take it up in a sector."""
    entry = record.open()
    row, day = practice_held(practice), timezone.localtime(at).date()
    said = readable(words).strip()[:1000]
    if row.state != PracticeState.PUBLISHED or row.has_expired(day):
        raise CannotReuse(_("It is not published now."))
    if organisation.pk == row.organisation_id:
        raise CannotReuse(_("It is your own."))
    if not said:
        raise CannotReuse(_("Write a few words to who shares it."))
    if Reuse.objects.filter(practice=row, organisation=organisation, sector=sector, state__in=[*GOING_ON, ReuseState.ADOPTED]).exists():
        raise CannotReuse(_("%(name)s takes it up in this sector already.") % {"name": organisation})
    made = Reuse.objects.create(
        practice=row,
        organisation=organisation,
        from_sector=_origin(row, sector, day),
        sector=sector,
        need=need if need and need.organisation_id == organisation.pk else None,
        moved_on=day,
        by=by,
        at=at,
    )
    Step.objects.create(reuse=made, state=ReuseState.CONTACTED, on=day, remark=said, by=by, at=at)
    entry.enter("exchange.contacted", made, by=by, organisation=organisation, after={"practice": str(row), "sector": sector.pk})
    told = {"name": organisation, "person": by.name, "title": row.title}
    body = f"{by.name}, {organisation}:\n\n" + "\n".join(f"> {line}" for line in said.split("\n"))
    tell_sides(made, row.organisation_id, _("%(name)s takes up “%(title)s”") % told, body, by=by, at=at)
    return made


@transaction.atomic
def move(reuse: Reuse, state: str, *, on: date, remark: str = "", why_not: str = "", by: Person, at: datetime) -> Reuse:
    """Contacted, met, tried, adopted; or not, with the reason. Once adopted the practice is at work there."""
    entry = record.open()
    row = Reuse.objects.select_for_update(of=("self",)).select_related("practice", "organisation", "sector").get(pk=reuse.pk)
    if state not in LATER[ReuseState(row.state)]:
        raise CannotReuse(_("After “%(state)s” this cannot come.") % {"state": row.get_state_display()})
    if not row.moved_on <= on <= timezone.localtime(at).date():
        raise CannotReuse(_("Choose a day from the last step until today."))
    if (state == ReuseState.NOT) != (why_not in WhyNot.values):
        raise CannotReuse(_("Say why it was not adopted; and only then."))
    row.state, row.moved_on, row.why_not = state, on, why_not
    row.adopted_on = on if state == ReuseState.ADOPTED else None
    row.save(update_fields=["state", "moved_on", "why_not", "adopted_on"])
    Step.objects.create(reuse=row, state=state, on=on, remark=one_line(remark, 1000), by=by, at=at)
    if state == ReuseState.ADOPTED:
        said = {"evidence": _("Followed here from contact to adoption: %(number)s") % {"number": row}, "on": on, "reuse": row, "by": by}
        Deployment.objects.create(practice=row.practice, sector=row.sector, reference=_named(row), at=at, **said)
    entry.enter("exchange.moved", row, by=by, organisation=row.organisation, after={"state": state, "on": on, "why_not": why_not})
    told = {"name": row.organisation, "title": row.practice.title, "state": row.get_state_display()}
    tell_sides(row, row.practice.organisation_id, _("%(state)s: %(name)s and “%(title)s”") % told, one_line(remark, 1000), by=by, at=at)
    return row


@transaction.atomic
def tell_story(reuse: Reuse, story: str, *, is_public: bool, by: Person, at: datetime) -> Reuse:
    """In the adopter's words; with its name only where it says so."""
    entry = record.open()
    row = Reuse.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=reuse.pk)
    words = readable(story).strip()[:4000]
    if row.state != ReuseState.ADOPTED:
        raise CannotReuse(_("A story is told once it is adopted."))
    if not words:
        raise CannotReuse(_("Write what came of it."))
    row.story, row.is_public = words, is_public
    row.save(update_fields=["story", "is_public"])
    Deployment.objects.filter(reuse=row).update(reference=_named(row))
    entry.enter("exchange.story_told", row, by=by, organisation=row.organisation, after={"is_public": is_public})
    return row


def _named(row: Reuse) -> str:
    return f"{row.organisation.name} ({row})"[:300] if row.is_public else _("A member (%(number)s)") % {"number": row}


def _origin(practice: Practice, sector: Sector, day: date) -> Sector | None:
    """Its own sector where it is at work there already; else the one where it has been at work longest."""
    rows = list(practice.deployments.filter(on__lte=day).select_related("sector").order_by("on", "pk"))
    if any(row.sector_id == sector.pk for row in rows):
        return sector
    return rows[0].sector if rows else None
