"""What the API says and takes about the exchange."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from entente.exchange.choices import Dismissal, Light, NeedState, PracticeKind, PracticeState, ReuseState, WhyNot
from entente.exchange.models import Need, Practice, Question, Reuse, Suggestion

WHOLE = 2**31 - 1


class DeploymentOut(Schema):
    sector: str = Field(alias="sector_id")
    reference: str
    evidence: str
    on: date


class PracticeOut(Schema):
    """`deployed`: where it is at work; `could`: where it could be, as its people say."""

    id: int
    kind: PracticeKind
    state: PracticeState
    marking: str
    organisation: str
    title: str
    problem: str
    readiness: int | None
    deployed: list[DeploymentOut]
    could: list[str]
    published_on: date | None
    expires_on: date | None
    is_fictional: bool

    @staticmethod
    def resolve_organisation(row: Practice) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_deployed(row: Practice) -> list[Any]:
        return list(row.deployments.all())

    @staticmethod
    def resolve_could(row: Practice) -> list[str]:
        return [one.code for one in row.could.all()]


class WholePracticeOut(PracticeOut):
    how: str
    result: str
    preconditions: str
    cost_low: Decimal | None
    cost_high: Decimal | None
    effort_low: int | None
    effort_high: int | None
    version: int = Field(alias="number")


class NewPractice(Schema, extra="forbid"):
    """Kept as a draft. Codes are those of `/vocabulary`; without a marking it is TLP:GREEN."""

    organisation: str = Field(max_length=120)
    title: str = Field(max_length=200)
    problem: str = Field(max_length=4000)
    how: str = Field(max_length=8000)
    kind: PracticeKind = PracticeKind.PRACTICE
    result: str = Field("", max_length=4000)
    preconditions: str = Field("", max_length=4000)
    cost_low: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    cost_high: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    effort_low: int | None = Field(None, ge=0, le=WHOLE)
    effort_high: int | None = Field(None, ge=0, le=WHOLE)
    readiness: int | None = Field(None, ge=1, le=9)
    language: str = Field("en", min_length=2, max_length=2)
    marking: Light = Light.GREEN
    could: list[str] = []
    expertise: list[str] = []


class NewDeployment(Schema, extra="forbid"):
    sector: str = Field(max_length=40)
    reference: str = Field(max_length=300)
    evidence: str = Field(max_length=500)
    on: date


class ExchangeReviewIn(Schema, extra="forbid"):
    """Publish it, or send it back with a word why."""

    publish: bool
    because: str = Field("", max_length=500)
    until: date | None = None


class NeedOut(Schema):
    """`organisation` is null where it is not named to you."""

    id: int
    state: NeedState
    marking: str
    organisation: str | None
    title: str
    problem: str
    sector: str = Field(alias="sector_id")
    countries: list[str]
    regions: list[str]
    sizes: list[str]
    deadline_on: date | None

    @staticmethod
    def resolve_organisation(row: Need) -> str | None:
        return row.organisation.slug if getattr(row, "is_shown", row.is_named) else None


class NewNeed(Schema, extra="forbid"):
    organisation: str = Field(max_length=120)
    title: str = Field(max_length=200)
    problem: str = Field(max_length=4000)
    sector: str = Field(max_length=40)
    constraints: str = Field("", max_length=2000)
    expertise: list[str] = []
    countries: list[str] = []
    regions: list[str] = []
    sizes: list[str] = []
    is_named: bool = True
    marking: Light = Light.GREEN
    deadline_on: date | None = None


class ExchangeReasonOut(Schema):
    kind: str
    points: float
    wanted: str
    held: str


class ExchangeSuggestionOut(Schema):
    """`score` is the sum of its reasons' points, from 0 to 1."""

    id: int
    practice: int = Field(alias="practice_id")
    title: str
    score: float
    reasons: list[ExchangeReasonOut]
    is_offered: bool
    dismissed_because: str

    @staticmethod
    def resolve_title(row: Suggestion) -> str:
        return row.practice.title


class DismissIn(Schema, extra="forbid"):
    because: Dismissal


class ExchangeQuestionOut(Schema):
    """`organisation` is null where it is not named to you."""

    id: int
    circle: str
    marking: str
    organisation: str | None
    title: str
    text: str
    at: datetime
    closes_at: datetime
    answers: list[str]

    @staticmethod
    def resolve_circle(row: Question) -> str:
        return row.body.code

    @staticmethod
    def resolve_organisation(row: Question) -> str | None:
        return row.organisation.slug if getattr(row, "is_shown", row.is_named) else None

    @staticmethod
    def resolve_answers(row: Question) -> list[str]:
        return [one.text for one in row.answers.all()]


class ExchangeAnswerIn(Schema, extra="forbid"):
    text: str = Field(max_length=4000)
    may_use: bool | None = None


class ReuseOut(Schema):
    id: int
    practice: int = Field(alias="practice_id")
    organisation: str
    from_sector: str | None = Field(alias="from_sector_id")
    sector: str = Field(alias="sector_id")
    state: ReuseState
    moved_on: date
    adopted_on: date | None
    why_not: str

    @staticmethod
    def resolve_organisation(row: Reuse) -> str:
        return row.organisation.slug


class NewReuse(Schema, extra="forbid"):
    organisation: str = Field(max_length=120)
    sector: str = Field(max_length=40)
    words: str = Field(max_length=1000)


class MoveIn(Schema, extra="forbid"):
    state: ReuseState
    on: date
    why_not: WhyNot | None = None
    remark: str = Field("", max_length=1000)


class FlowOut(Schema):
    source: str
    target: str
    adoptions: int


class AcrossOut(Schema):
    """How many innovations were adopted across sectors, of what you may see, and which."""

    day: date
    value: int
    practices: list[int]
    flows: list[FlowOut]
