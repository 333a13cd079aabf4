"""Courses: written and changed by whoever offers them and by the office; every change waits for a second pair of eyes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.engine.words import fold
from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.actions.finding import index, reason, tongues
from entente.skills.actions.refusals import CannotKeep
from entente.skills.choices import CourseForm, CourseLevel, CoverKind, ReviewState
from entente.skills.models import Course, Coverage, Requirement
from entente.vocabulary.models import Expertise, Region, RoleProfile

Covers = Mapping[tuple[str, str], int]  # (kind, code): depth


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """What is said of a course; what is not known is empty or None. `identifier`: the provider's own, where it has one."""

    title: str
    provider_name: str
    country: str
    level: str
    form: str
    source: str
    source_on: date
    provider: Organisation | None = None
    region: str = ""
    languages: tuple[str, ...] = ()
    ects: Decimal | None = None
    hours: Decimal | None = None
    cost_low: Decimal | None = None
    cost_high: Decimal | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    places: int | None = None
    graduates: int | None = None
    accreditation: str = ""
    about: str = ""
    address: str = ""
    identifier: str = ""
    covers: Covers = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same course again: by its provider's identifier, else by its title and first day."""
        own = self.identifier or f"{fold(self.title)}|{self.begins_on or ''}"
        return hashlib.sha256(f"{self.country}|{fold(self.provider_name)}|{own}".encode()).hexdigest()

    @property
    def stored(self) -> dict[str, Any]:
        """As the columns of the row keep it."""
        plain = ("ects", "hours", "cost_low", "cost_high", "begins_on", "ends_on", "places", "graduates", "level", "form", "source_on")
        title = one_line(self.title, 300)
        return {name: getattr(self, name) for name in plain} | {
            "title": title,
            "title_key": fold(title)[:300],
            "provider_name": one_line(self.provider_name, 300),
            "provider": self.provider,
            "country_id": self.country,
            "region_id": self.region or None,
            "languages": tongues(self.languages),
            "accreditation": one_line(self.accreditation, 300),
            "about": readable(self.about).strip()[:4000],
            "address": one_line(self.address, 500),
            "source": one_line(self.source, 300),
        }


def refuse(facts: CourseFacts) -> None:
    """What no course can be; told in words."""
    if not one_line(facts.title, 300) or not fold(facts.title) or not one_line(facts.provider_name, 300):
        raise CannotKeep(_("A course needs a title and a provider."))
    if facts.level not in CourseLevel.values or facts.form not in CourseForm.values:
        raise CannotKeep(_("Say at which level it is, and in which form it is given."))
    if facts.cost_low is not None and (facts.cost_high is None or facts.cost_high < facts.cost_low):
        raise CannotKeep(_("The highest cost is missing, or below the lowest; for one price write it twice."))
    if facts.ends_on and (facts.begins_on is None or facts.ends_on < facts.begins_on):
        raise CannotKeep(_("It ends on or after the day on which it begins."))
    if not one_line(facts.source, 300):
        raise CannotKeep(_("Say where this is written: an address, or the name of a paper."))


def refuse_unknown(facts: CourseFacts) -> None:
    """What the vocabulary does not hold. Asks the database; an import asks once for all."""
    if facts.region and not Region.objects.filter(pk=facts.region, country=facts.country).exists():
        raise CannotKeep(_("“%(code)s” is no region of this country in NUTS 2021.") % {"code": facts.region[:20]})
    known = known_covers()
    if unknown := sorted(cover for cover in facts.covers if cover not in known):
        raise CannotKeep(_("Nothing here is called “%(code)s”; look at the roles' pages for the codes.") % {"code": unknown[0][1][:60]})
    if any(not 1 <= depth <= 5 for depth in facts.covers.values()):
        raise CannotKeep(_("A depth is a level from 1 to 5."))


def known_covers() -> set[tuple[str, str]]:
    """Everything that a course can say it covers."""
    roles = {(CoverKind.ROLE.value, code) for code in RoleProfile.objects.values_list("pk", flat=True)}
    expertise = {(CoverKind.EXPERTISE.value, code) for code in Expertise.objects.values_list("pk", flat=True)}
    asked = Requirement.objects.filter(kind__in=["skill", "knowledge"]).values_list("code", flat=True).distinct()
    return roles | expertise | {(CoverKind.SKILL.value, code) for code in asked}


@transaction.atomic
def propose(facts: CourseFacts, *, by: Person, at: datetime, is_fictional: bool = False) -> Course:
    entry = record.open()
    refuse(facts)
    refuse_unknown(facts)
    if Course.objects.filter(key=facts.key).exists():
        raise CannotKeep(_("This course stands here already: same provider, title and first day. Change that one."))
    row = Course.objects.create(key=facts.key, written_by=by, written_at=at, is_fictional=is_fictional, **facts.stored)
    cover(row, facts.covers)
    entry.enter("skills.course_proposed", row, by=by, organisation=row.provider, after=_told(row))
    return row


@transaction.atomic
def change(course: Course, facts: CourseFacts, *, because: str, by: Person, at: datetime) -> Course:
    """It goes out of sight until somebody else has looked at it again."""
    entry = record.open()
    row = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    why = reason(because, CannotKeep)
    refuse(facts)
    refuse_unknown(facts)
    if Course.objects.filter(key=facts.key).exclude(pk=row.pk).exists():
        raise CannotKeep(_("This course stands here already: same provider, title and first day. Change that one."))
    before = _told(row)
    for name, value in facts.stored.items():
        setattr(row, name, value)
    row.key = facts.key
    again(row, by, at)
    row.save()
    cover(row, facts.covers)
    index([row])
    entry.enter("skills.course_changed", row, by=by, because=why, organisation=row.provider, before=before, after=_told(row))
    return row


def again(row: Course, by: Person | None, at: datetime) -> None:
    """Changed: it waits for review anew."""
    row.state, row.written_by, row.written_at, row.reviewed_by, row.reviewed_at = ReviewState.PROPOSED, by, at, None, None
    row.remark = ""


def cover(row: Course, covers: Covers) -> None:
    row.covers.all().delete()
    Coverage.objects.bulk_create(Coverage(course=row, kind=kind, code=code, depth=depth) for (kind, code), depth in sorted(covers.items()))


def _told(row: Course) -> dict[str, object]:
    return {"provider": row.provider_name, "country": row.country_id, "level": row.level, "places": row.places, "graduates": row.graduates}
