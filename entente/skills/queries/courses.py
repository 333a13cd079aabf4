"""Courses as lists ask for them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from entente.search.queries import matching
from entente.skills.choices import COURSES, CourseForm, CourseLevel, CoverKind
from entente.skills.models import Course, Coverage
from entente.vocabulary.models import Expertise, RoleProfile
from entente.vocabulary.queries import EU_LANGUAGES, countries, expertise_within

COUNTED_TO = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of a list; what means nothing is left out by `wanted`."""

    words: str = ""
    role: str = ""
    expertise: str = ""
    country: str = ""
    level: str = ""
    form: str = ""
    language: str = ""

    @property
    def query(self) -> list[tuple[str, str]]:
        names = (("q", self.words), *((name, getattr(self, name)) for name in NAMES))
        return [(name, value) for name, value in names if value]


NAMES = ("role", "expertise", "country", "level", "form", "language")


def wanted(asked: dict[str, str], roles: Collection[str], expertise: Collection[str]) -> Wanted:
    known = {
        "role": roles,
        "expertise": expertise,
        "country": countries(),
        "level": CourseLevel.values,
        "form": CourseForm.values,
        "language": EU_LANGUAGES,
    }
    said = {name: asked.get(name, "") for name in NAMES}
    return Wanted(asked.get("q", "").replace("\x00", "")[:200].strip(), **{name: said[name] for name in NAMES if said[name] in known[name]})


def listed(rows: QuerySet[Course], asked: Wanted) -> QuerySet[Course]:
    """By title; narrowed by what is asked."""
    plain = {"country": asked.country, "level": asked.level, "form": asked.form}
    found = rows.filter(**{name: value for name, value in plain.items() if value})
    if asked.language:
        found = found.filter(languages__contains=f"|{asked.language}|")
    if asked.role:
        found = found.filter(pk__in=Coverage.objects.filter(kind=CoverKind.ROLE, code=asked.role).values("course"))
    if asked.expertise:
        within = expertise_within(asked.expertise)
        found = found.filter(pk__in=Coverage.objects.filter(kind=CoverKind.EXPERTISE, code__in=within).values("course"))
    if asked.words:
        found = found.filter(pk__in=matching(COURSES, asked.words))
    return found.order_by("title_key", "pk")


def following(rows: QuerySet[Course], after: str) -> QuerySet[Course]:
    """After the course that ended the page before."""
    if not (after.isascii() and after.isdigit() and len(after) < 18):
        return rows
    key = Course.objects.filter(pk=int(after)).values_list("title_key", flat=True).first()
    return rows if key is None else rows.filter(Q(title_key__gt=key) | Q(title_key=key, pk__gt=int(after)))


def count(rows: QuerySet[Course]) -> int:
    """Up to one more than is told exactly."""
    return rows.order_by()[: COUNTED_TO + 1].count()


def named_covers(covers: Collection[Coverage], texts: dict[str, str]) -> list[tuple[str, str, int]]:
    """Kind, name and depth; `texts` names the skills. Two queries."""
    of = {kind: {one.code for one in covers if one.kind == kind} for kind in CoverKind.values}
    names = {("role", pk): name for pk, name in RoleProfile.objects.filter(pk__in=of["role"]).values_list("pk", "name")}
    names |= {("expertise", pk): name for pk, name in Expertise.objects.filter(pk__in=of["expertise"]).values_list("pk", "name")}
    names |= {("skill", code): text for code, text in texts.items()}
    order = [kind.value for kind in (CoverKind.ROLE, CoverKind.EXPERTISE, CoverKind.SKILL)]
    ordered = sorted(covers, key=lambda one: (order.index(one.kind), -one.depth, one.code))
    return [(str(CoverKind(one.kind).label), names.get((one.kind, one.code), one.code), one.depth) for one in ordered]
