"""What the API says and takes about skills."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from entente.skills.choices import AskKind, CourseForm, CourseLevel, CoverKind, ReviewState
from entente.skills.models import Campaign, Course, CyberRange, Exercise, Expert
from entente.skills.queries.paths import Career

COUNTRY = r"^[A-Z]{2}$"


class CoverOut(Schema):
    kind: CoverKind
    code: str
    depth: int


class CourseOut(Schema):
    """What is not known is null, never 0."""

    id: int
    title: str
    provider_name: str
    country: str = Field(alias="country_id")
    region: str | None = Field(None, alias="region_id")
    level: CourseLevel
    form: CourseForm
    languages: list[str]
    ects: Decimal | None
    hours: Decimal | None
    cost_low: Decimal | None
    cost_high: Decimal | None
    begins_on: date | None
    ends_on: date | None
    places: int | None
    graduates: int | None
    accreditation: str
    address: str
    source: str
    source_on: date
    state: ReviewState
    is_fictional: bool
    covers: list[CoverOut]

    @staticmethod
    def resolve_languages(row: Course) -> list[str]:
        return row.spoken

    @staticmethod
    def resolve_covers(row: Course) -> list[Any]:
        return sorted(row.covers.all(), key=lambda one: (one.kind, one.code))


class NewCourse(Schema, extra="forbid"):
    provider: str = Field(description="The slug of the organisation that offers it.", max_length=120)
    title: str = Field(max_length=300)
    country: str = Field(pattern=COUNTRY)
    level: CourseLevel
    form: CourseForm
    source: str = Field(max_length=300)
    source_on: date
    region: str = Field("", max_length=5)
    languages: list[str] = Field([], max_length=24)
    ects: Decimal | None = Field(None, ge=0, le=1000)
    hours: Decimal | None = Field(None, ge=0, le=100_000)
    cost_low: Decimal | None = Field(None, ge=0, le=10**7)
    cost_high: Decimal | None = Field(None, ge=0, le=10**7)
    begins_on: date | None = None
    ends_on: date | None = None
    places: int | None = Field(None, ge=0, le=10**6)
    graduates: int | None = Field(None, ge=0, le=10**6)
    accreditation: str = Field("", max_length=300)
    about: str = Field("", max_length=4000)
    address: str = Field("", max_length=500, pattern=r"^(https?://\S+)?$")
    covers: list["CoverIn"] = Field([], max_length=200)


class CoverIn(Schema, extra="forbid"):
    kind: CoverKind
    code: str = Field(max_length=40)
    depth: int = Field(ge=1, le=5)


class AskOut(Schema):
    kind: AskKind
    code: str
    text: str
    level: int | None
    source: str
    source_on: date


class SkillsRoleOut(Schema):
    code: str = Field(alias="pk")
    name: str


class RoleAsks(Schema):
    code: str
    name: str
    asks: list[AskOut]


class LackOut(Schema):
    kind: AskKind
    code: str
    text: str
    held: int
    asked: int
    course: int | None
    why: str


class CareerOut(Schema):
    """`is_known` false: what the role asks has not been imported."""

    is_known: bool
    held: int
    courses: list[int]
    cost: Decimal | None
    hours: Decimal | None
    lacks: list[LackOut]


def career(found: Career) -> dict[str, Any]:
    lacks = [
        {
            **{name: getattr(one.ask, name) for name in ("kind", "code", "text")},
            **{"held": one.held, "asked": one.ask.level, "course": one.course.pk if one.course else None, "why": str(one.why)},
        }
        for one in found.lacks
    ]
    courses = [one.pk for one in found.courses]
    return {
        "is_known": found.is_known,
        "held": found.held,
        "courses": courses,
        "cost": found.path.cost,
        "hours": found.path.length,
        "lacks": lacks,
    }


class RangeOut(Schema):
    id: int
    name: str
    organisation: str
    country: str = Field(alias="country_id")
    about: str
    seats: int | None
    is_shared: bool
    state: ReviewState
    capabilities: list[str]

    @staticmethod
    def resolve_organisation(row: CyberRange) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_capabilities(row: CyberRange) -> list[str]:
        return sorted(one.code for one in row.capabilities.all())


class ExerciseOut(Schema):
    id: int
    title: str
    starts_at: datetime
    marking: str
    scenario: str
    aims: str

    @staticmethod
    def resolve_title(row: Exercise) -> str:
        return row.gathering.title

    @staticmethod
    def resolve_starts_at(row: Exercise) -> datetime:
        return row.gathering.starts_at

    @staticmethod
    def resolve_marking(row: Exercise) -> str:
        return row.gathering.marking


class CampaignOut(Schema):
    id: int
    title: str
    message: str
    audiences: list[str]
    channels: list[str]
    languages: list[str]
    begins_on: date
    ends_on: date
    state: ReviewState

    @staticmethod
    def resolve_languages(row: Campaign) -> list[str]:
        return row.spoken


class ExpertOut(Schema):
    id: int
    name: str
    offers: list[str]
    languages: list[str]
    country: str | None = Field(None, alias="country_id")
    about: str

    @staticmethod
    def resolve_name(row: Expert) -> str:
        return row.person.name

    @staticmethod
    def resolve_languages(row: Expert) -> list[str]:
        return row.spoken


class SkillsFiguresOut(Schema):
    """`tables`: by role, country, region, sector, and role with country; a row without `low` says `why` it is withheld."""

    year: int
    published_at: datetime
    digest: str
    asked: int
    answered: int
    tables: dict[str, list[dict[str, Any]]]
    hard: dict[str, int | None]
