"""From what somebody is to what it wants to become: the gap of two profiles, and the courses that close it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from entente.engine.learning import Course as Offer
from entente.engine.learning import Limits, Path, gap, shortest
from entente.skills.choices import LEARNED, AskKind, CourseForm, CoverKind, ReviewState
from entente.skills.models import Course, Coverage, Requirement
from entente.vocabulary.models import RoleProfile

MOST_SKILLS = 200


@dataclass(frozen=True, slots=True)
class Lack:
    """A skill below what the role asks, who closes it, or why nobody does."""

    ask: Requirement
    held: int
    course: Course | None
    why: str


@dataclass(frozen=True, slots=True)
class Career:
    lacks: list[Lack]
    held: int  # how many of the role's skills are there already
    courses: list[Course]
    path: Path
    is_known: bool  # whether the wanted role has a profile here at all


def profile_of(role: str) -> list[Requirement]:
    return list(Requirement.objects.filter(role=role).order_by("kind", "-level", "code"))


def career(now: str, then: str, limits: Limits, *, level: int | None = None) -> Career:
    """`now` may be empty: a beginner. `level`: at which level at most somebody in the role `now` stands. Four queries."""
    rows = list(Requirement.objects.filter(role__in={now, then} - {""}, kind__in=LEARNED).order_by("-level", "code"))
    asks = {row.key: row for row in rows if row.role_id == then}
    have = _levels([row for row in rows if row.role_id == now], level)
    need = {key: row.level or 1 for key, row in asks.items()}
    lacking = dict(list(gap(have, need).items())[:MOST_SKILLS])
    found = shortest({key: wanted for key, (_held, wanted) in lacking.items()}, _offers(then, asks, lacking), limits)
    courses = Course.objects.filter(pk__in=found.closes).select_related("region").order_by("title_key", "pk")
    by_skill = {skill: course for course in courses for skill in found.closes[course.pk]}
    lacks = [Lack(asks[key], lacking[key][0], by_skill.get(key), found.left.get(key, "")) for key in asks if key in lacking]
    return Career(lacks, len(asks) - len(lacking), list(courses), found, bool(asks))


def _levels(rows: Sequence[Requirement], most: int | None) -> dict[str, int]:
    return {row.key: min(row.level or 1, most or 5) for row in rows}


def _offers(role: str, asks: Mapping[str, Requirement], lacking: Mapping[str, tuple[int, int]]) -> list[Offer]:
    """Published courses that close anything. A course for the role at a depth teaches all that its profile asks up to that depth."""
    wanted = {"skill": {ask.code for key, ask in asks.items() if key in lacking and ask.kind != AskKind.EXPERTISE}}
    wanted["expertise"] = {ask.code for key, ask in asks.items() if key in lacking and ask.kind == AskKind.EXPERTISE}
    of_role = Q(kind=CoverKind.ROLE, code=role)
    of_these = Q(kind=CoverKind.SKILL, code__in=wanted["skill"]) | Q(kind=CoverKind.EXPERTISE, code__in=wanted["expertise"])
    rows = Coverage.objects.filter(of_role | of_these, course__state=ReviewState.PUBLISHED) if lacking else Coverage.objects.none()
    said = ("kind", "code", "depth", "course", "course__hours", "course__cost_high", "course__languages", "course__country", "course__form")
    teaches: dict[int, dict[str, int]] = defaultdict(dict)
    facts: dict[int, Offer] = {}
    for kind, code, depth, course, hours, cost, languages, country, form in rows.values_list(*said):
        taught = teaches[course]
        facts[course] = Offer(
            course, taught, hours, cost, frozenset(filter(None, languages.split("|"))), country, form == CourseForm.ONLINE
        )
        for key in lacking if kind == CoverKind.ROLE else [f"{kind}:{code}"]:
            taught[key] = max(taught.get(key, 0), depth)
    return list(facts.values())


def roles_with_profile() -> list[tuple[RoleProfile, int]]:
    """Every role of the framework, and how much its profile asks here. Two queries."""
    counts: dict[str, int] = defaultdict(int)
    for role in Requirement.objects.values_list("role", flat=True):
        counts[role] += 1
    return [(role, counts[role.pk]) for role in RoleProfile.objects.current().order_by("position")]
