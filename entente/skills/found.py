"""Courses, cyber ranges and campaigns as they are found: what is published, by everyone."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.skills.choices import CAMPAIGNS, COURSES, RANGES, CourseLevel
from entente.skills.models import Campaign, Course, CyberRange
from entente.vocabulary.names import country_name


def _courses_seen(seeker: Seeker) -> Ids:
    return Course.objects.published().values("pk")


def _courses(ids: Collection[int]) -> Part:
    more = facts(provider="provider_name", country="country_id", level="level", about="about", is_fictional="is_fictional")
    return part(Course.objects.filter(pk__in=ids), label="title", more=more)


def _say_course(row: Row) -> Hit:
    said = row.facts
    words = [said["provider"], country_name(said["country"]), str(CourseLevel(said["level"]).label)]
    address = reverse("skills:course", args=[row.id])
    return Hit(row.label, address, " · ".join(words), said["about"], is_fictional=bool(said["is_fictional"]))


def _ranges_seen(seeker: Seeker) -> Ids:
    return CyberRange.objects.published().values("pk")


def _ranges(ids: Collection[int]) -> Part:
    more = facts(owner="organisation__name", about="about", is_fictional="is_fictional")
    return part(CyberRange.objects.filter(pk__in=ids), label="name", more=more)


def _say_range(row: Row) -> Hit:
    address = reverse("skills:range", args=[row.id])
    return Hit(row.label, address, row.facts["owner"], row.facts["about"], is_fictional=bool(row.facts["is_fictional"]))


def _campaigns_seen(seeker: Seeker) -> Ids:
    return Campaign.objects.published().values("pk")


def _campaigns(ids: Collection[int]) -> Part:
    return part(Campaign.objects.filter(pk__in=ids), label="title", more=facts(message="message", is_fictional="is_fictional"))


def _say_campaign(row: Row) -> Hit:
    address = reverse("skills:campaign", args=[row.id])
    return Hit(row.label, address, row.facts["message"], is_fictional=bool(row.facts["is_fictional"]))


FOUND = {
    COURSES: Kind(gettext_lazy("Courses"), 60, _courses, _say_course, seen=_courses_seen),
    RANGES: Kind(gettext_lazy("Cyber ranges"), 61, _ranges, _say_range, seen=_ranges_seen),
    CAMPAIGNS: Kind(gettext_lazy("Campaigns"), 62, _campaigns, _say_campaign, seen=_campaigns_seen),
}
