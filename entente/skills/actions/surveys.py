"""The yearly survey: opened by the office, answered by whoever speaks for a member, published as figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.members.queries import members_on
from entente.people.models import Person
from entente.skills.actions.refusals import CannotAnswer
from entente.skills.models import Asked, Figures, Opening, Survey
from entente.skills.queries.figures import counted
from entente.vocabulary.models import Region


@dataclass(frozen=True, slots=True)
class Line:
    role: str
    country: str
    open: int
    hard: int = 0
    region: str = ""
    sector: str = ""


@transaction.atomic
def open_survey(year: int, *, closes_at: datetime, by: Person, at: datetime) -> Survey:
    """Every member of that day is asked."""
    entry = record.open()
    if Survey.objects.filter(year=year).exists():
        raise CannotAnswer(_("The survey of %(year)s is there already.") % {"year": year})
    if closes_at <= at:
        raise CannotAnswer(_("It has to stay open for some time; choose a day ahead."))
    row = Survey.objects.create(year=year, opened_at=at, closes_at=closes_at, opened_by=by)
    members = members_on(timezone.localtime(at).date()).order_by("pk")
    asked = Asked.objects.bulk_create(Asked(survey=row, organisation=one) for one in members)
    if not asked:
        raise CannotAnswer(_("There is no member to ask on that day."))
    entry.enter("skills.survey_opened", row, by=by, after={"closes_at": closes_at, "asked": len(asked)})
    return row


@transaction.atomic
def answer(asked: Asked, lines: Sequence[Line], *, by: Person, at: datetime) -> Asked:
    """All open roles of the organisation, replacing what it said before; none is an answer too."""
    entry = record.open()
    row = Asked.objects.select_for_update(of=("self",)).select_related("survey", "organisation").get(pk=asked.pk)
    if not row.survey.is_open_at(at):
        raise CannotAnswer(_("The survey of %(year)s is closed.") % {"year": row.survey.year})
    _refuse(lines)
    row.openings.all().delete()
    Opening.objects.bulk_create(
        Opening(
            asked=row,
            role_id=one.role,
            country_id=one.country,
            region_id=one.region or None,
            sector_id=one.sector or None,
            open=one.open,
            hard=one.hard,
        )
        for one in lines
    )
    row.answered_at, row.answered_by = at, by
    row.save()
    said = {"year": row.survey.year, "lines": len(lines), "open": sum(one.open for one in lines)}
    entry.enter("skills.survey_answered", row, by=by, organisation=row.organisation, after=said)
    return row


def _refuse(lines: Sequence[Line]) -> None:
    for one in lines:
        if not 1 <= one.open <= 100_000 or not 0 <= one.hard <= one.open:
            raise CannotAnswer(_("Of the open roles, at most all are hard to fill; leave out a role of which none is open."))
    regions = dict(Region.objects.filter(pk__in={one.region for one in lines if one.region}).values_list("pk", "country_id"))
    if wrong := [one for one in lines if one.region and regions.get(one.region) != one.country]:
        raise CannotAnswer(_("“%(code)s” is no region of this country in NUTS 2021.") % {"code": wrong[0].region[:20]})


@transaction.atomic
def publish_figures(survey: Survey, *, by: Person | None, at: datetime) -> Figures:
    """Counted, protected and frozen; pages show the newest. Again when courses have changed."""
    entry = record.open()
    row = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if at < row.closes_at:
        raise CannotAnswer(
            _("The survey is open until %(day)s; figures are published once it is closed.") % {"day": f"{row.closes_at:%d %B %Y}"}
        )
    body, digest = counted(row)
    last = Figures.objects.filter(survey=row).order_by("-at", "-pk").first()
    if last and last.digest == digest:
        raise CannotAnswer(_("Nothing has changed since the figures that are published."))
    made = Figures.objects.create(survey=row, at=at, by=by, body=body, digest=digest)
    entry.enter("skills.figures_published", row, by=by, after={"digest": digest})
    return made
