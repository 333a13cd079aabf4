"""What the API says and takes about the agenda."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from entente.agenda.actions import TopicFacts
from entente.agenda.choices import CallState, EditionState, Horizon, LinkState, Method, RoundState, TopicState, Verdict
from entente.agenda.models import Link, Question, Round, Topic
from entente.agenda.queries.frozen import ancestors, proposers
from entente.agenda.queries.trace import Money, Step, trace_of
from entente.api.paging import After

Text = 4000


class TopicsAsked(After):
    q: str = Field("", max_length=200)
    horizon: Horizon | None = None
    state: TopicState | None = None


class TopicOut(Schema):
    id: int
    code: str
    title: str
    horizon: Horizon
    state: TopicState
    is_fictional: bool


class MoneyOut(Schema):
    """EU money of projects: what is stated, of how many, and of how many nothing is stated."""

    stated: str | None = Field(description="Euros; null where no project states it.")
    projects: int
    unknown: int


class StepOut(Schema):
    call: str
    title: str
    projects: list[str] = Field(description="Keys of the projects that it funds.")
    money: MoneyOut


class WholeTopicOut(TopicOut):
    problem: str
    state_of_the_art: str
    expected_result: str
    evidence: str
    readiness_now: int | None
    readiness_aimed: int | None
    cost_low: Decimal | None
    cost_high: Decimal | None
    sectors: list[str]
    expertise: list[str]
    proposed_for: list[str]
    calls: list[StepOut]

    @staticmethod
    def resolve_sectors(row: Topic) -> list[str]:
        return sorted(one.pk for one in row.sectors.all())

    @staticmethod
    def resolve_expertise(row: Topic) -> list[str]:
        return sorted(one.pk for one in row.expertise.all())

    @staticmethod
    def resolve_proposed_for(row: Topic) -> list[str]:
        return proposers(row, ancestors([row.pk])[row.pk])

    @staticmethod
    def resolve_calls(row: Topic) -> list[dict[str, Any]]:
        return [step_told(step) for step in trace_of(row).steps]


class NewTopic(Schema, extra="forbid"):
    """`organisation` is a slug, `body` a group's slug; neither: the partnership's own, for the office."""

    title: str = Field(min_length=1, max_length=200)
    problem: str = Field(min_length=1, max_length=Text)
    expected_result: str = Field(min_length=1, max_length=Text)
    horizon: Horizon
    state_of_the_art: str = Field("", max_length=Text)
    evidence: str = Field("", max_length=Text)
    readiness_now: int | None = Field(None, ge=1, le=9)
    readiness_aimed: int | None = Field(None, ge=1, le=9)
    cost_low: Decimal | None = Field(None, gt=0, lt=10**10, decimal_places=2)
    cost_high: Decimal | None = Field(None, gt=0, lt=10**10, decimal_places=2)
    sectors: list[str] = Field(default_factory=list, max_length=100)
    expertise: list[str] = Field(default_factory=list, max_length=200)

    @property
    def facts(self) -> TopicFacts:
        said = {name: getattr(self, name) for name in TopicFacts.__slots__}
        return TopicFacts(**said | {"horizon": self.horizon.value})


class ProposedTopic(NewTopic):
    organisation: str = Field("", max_length=120)
    body: str = Field("", max_length=20)


class Merging(NewTopic):
    topics: list[int] = Field(min_length=1, max_length=50)
    because: str = Field(min_length=1, max_length=500)


class Splitting(Schema, extra="forbid"):
    parts: list[NewTopic] = Field(min_length=1, max_length=10)
    because: str = Field(min_length=1, max_length=500)


class NewRemark(Schema, extra="forbid"):
    text: str = Field(min_length=1, max_length=Text)


class RemarkOut(Schema):
    by: str
    text: str
    at: datetime

    @staticmethod
    def resolve_by(row: Any) -> str:
        return str(row.by.name)


class NewVerdict(Schema, extra="forbid"):
    verdict: Verdict
    because: str = Field(min_length=1, max_length=1000)


class RoundOut(Schema):
    id: int
    title: str
    method: Method
    horizon: Horizon
    state: RoundState
    questions: int
    closes_on: date
    after: int | None

    @staticmethod
    def resolve_after(row: Round) -> int | None:
        return row.after_id


class RankingOut(Schema):
    """Rank 1 is best; `low` to `high` holds it in 95 of 100 draws of the organisations."""

    round: int
    replicates: int
    answers_digest: str
    said: dict[str, Any] = Field(description="topics with score, rank, low, high, balanced, without; agreement; halves; islands.")


class CriterionIn(Schema, extra="forbid"):
    name: str = Field(min_length=1, max_length=80)
    weight: int = Field(1, ge=1, le=10)


class NewRound(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=160)
    method: Method
    horizon: Horizon
    closes_on: date
    questions: int = Field(18, ge=15, le=20)
    criteria: list[CriterionIn] = Field(default_factory=list, max_length=20)


class NewPanel(Schema, extra="forbid"):
    size: int = Field(ge=2, le=500)


class SecondRound(Schema, extra="forbid"):
    closes_on: date


class Interests(Schema, extra="forbid"):
    topics: list[int] = Field(default_factory=list, max_length=500)


class QuestionOut(Schema):
    id: int
    first: TopicOut
    second: TopicOut
    preferred: int | None
    is_answered: bool

    @staticmethod
    def resolve_preferred(row: Question) -> int | None:
        return row.preferred_id


class Answer(Schema, extra="forbid"):
    preferred: int | None = Field(description="The id of one of the two topics; null: I cannot tell.")


class Scores(Schema, extra="forbid"):
    topic: int = Field(ge=1)
    halves: dict[int, int] = Field(description="Criterion -> 0, 1 (one half) or 2 (in full).", max_length=20)


class EditionOut(Schema):
    number: int
    title: str
    state: EditionState
    published_at: datetime | None
    digest: str


class WholeEditionOut(EditionOut):
    introduction: str
    topics: list[dict[str, Any]]


class NewEdition(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=160)
    introduction: str = Field("", max_length=8000)
    rounds: list[int] = Field(default_factory=list, max_length=3)


class CallsAsked(After):
    q: str = Field("", max_length=200)


class CallOut(Schema):
    id: int
    code: str
    title: str
    programme: str
    call: str
    action_type: str
    state: CallState
    deadline_on: date | None
    grant_low: Decimal | None
    grant_high: Decimal | None
    grants: int | None
    address: str


class SuggestedOut(Schema):
    call: CallOut
    likeness: float


class NewLink(Schema, extra="forbid"):
    call: int = Field(ge=1)
    state: LinkState
    because: str = Field("", max_length=500)


class LinkOut(Schema):
    call: str
    state: LinkState
    because: str
    at: datetime

    @staticmethod
    def resolve_call(row: Link) -> str:
        return row.call.code


class PortfolioLineOut(Schema):
    topic: str
    votes: int
    low: bool
    middle: bool
    high: bool
    greedy: bool


class PortfolioOut(Schema):
    """Chosen by equal shares at the low, middle and high end of the costs, beside the greedy list at the middle."""

    voters: int
    cost: Decimal
    greedy_cost: Decimal
    without: int
    greedy_without: int
    lines: list[PortfolioLineOut]


class PortfolioAsked(Schema):
    budget: Decimal = Field(gt=0, lt=10**12)


class NewResult(Schema, extra="forbid"):
    project: str = Field(min_length=1, max_length=40, description="The project's key.")
    title: str = Field(min_length=1, max_length=300)
    address: str = Field(min_length=1, max_length=500)
    on: date | None = None


class ResultOut(Schema):
    project: str
    title: str
    address: str
    on: date | None

    @staticmethod
    def resolve_project(row: Any) -> str:
        return str(row.project.key)


def step_told(step: Step) -> dict[str, Any]:
    keys = [one.key for one in step.projects]
    return {"call": step.call.code, "title": step.call.title, "projects": keys, "money": money_told(step.money)}


def money_told(money: Money) -> dict[str, Any]:
    stated = None if money.amount is None else f"{money.amount:.2f}"
    return {"stated": stated, "projects": money.projects, "unknown": money.unknown}


class ImportIn(Schema):
    dry_run: bool = Field(True, description="Only say what would happen.")


class LeftOut(Schema):
    line: int
    key: str
    reason: str


class ImportOut(Schema):
    rows: int
    created: int
    changed: int
    unchanged: int
    rejected: int
    repeated: int
    dry_run: bool
    left_out: list[LeftOut] = Field(description="At most 1,000 of them.")
