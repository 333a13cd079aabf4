"""What the API says and takes about the programme."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from entente.engine.progress import Judged, State
from entente.engine.timeline import Move
from entente.indicators.choices import Direction, ObservationState, Source
from entente.indicators.models import Indicator, Observation
from entente.programme.choices import Horizon, InitiativeKind, InitiativeState, ReviewState, Turn
from entente.programme.models import Initiative, Milestone, Review
from entente.programme.queries import GoalStanding, Line
from entente.programme.reasons import said

WHOLE = 2**31 - 1


class ReasonOut(Schema):
    """One indicator or milestone, its state, and why in words."""

    key: str
    label: str
    state: State
    why: str


class GoalOut(Schema):
    """`because` decided the state; `others` did not."""

    id: int
    number: int
    title: str
    horizon: Horizon
    owner: str | None
    state: State
    because: list[ReasonOut]
    others: list[ReasonOut]


class InitiativeOut(Schema):
    id: int
    title: str
    summary: str
    kind: InitiativeKind
    state: InitiativeState
    lead: str | None
    country: str
    begins_on: date
    ends_on: date

    @staticmethod
    def resolve_lead(row: Initiative) -> str | None:
        return row.lead.slug if row.lead else None


class NewInitiative(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=200)
    summary: str = Field(min_length=1, max_length=4000)
    lead: str = Field(max_length=100, description="The slug of the member that leads it.")
    goals: list[int] = Field(min_length=1, max_length=50)
    begins_on: date
    ends_on: date
    kind: InitiativeKind = InitiativeKind.INITIATIVE
    budget: Decimal | None = Field(None, ge=0, max_digits=14, decimal_places=2)


class TurnIn(Schema, extra="forbid"):
    turn: Turn
    because: str = Field("", max_length=500)


class NewGoal(Schema, extra="forbid"):
    number: int = Field(ge=1, le=999)
    title: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=2000)
    horizon: Horizon
    owner: str = Field("", max_length=100, description="The short name of the body that answers for it; empty: none.")
    indicators: list[str] = Field([], max_length=50, description="Their short names.")
    source: str = Field("", max_length=300)
    is_public: bool = True


class ChangedGoal(NewGoal):
    """All of it anew, and why."""

    because: str = Field(min_length=1, max_length=500)


class NewMilestone(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=200)
    begins_on: date
    due_on: date
    after: list[int] = Field([], max_length=50, description="Milestones that are reached before work on it begins.")


class ExpectedIn(Schema, extra="forbid"):
    on: date | None = Field(None, description="Null: as planned.")
    because: str = Field(min_length=1, max_length=500)


class ReachedIn(Schema, extra="forbid"):
    on: date
    evidence: str = Field(min_length=1, max_length=500)


class MilestoneOut(Schema):
    id: int
    initiative: int
    title: str
    begins_on: date
    due_on: date
    expected_on: date | None
    done_on: date | None
    evidence: str

    @staticmethod
    def resolve_initiative(row: Milestone) -> int:
        return row.initiative_id


class ProgrammeNewReview(Schema, extra="forbid"):
    until: date = Field(description="30 June or 31 December.")
    narrative: str = Field(min_length=1, max_length=8000)


class AdoptedIn(Schema, extra="forbid"):
    on: date
    decision: str = Field(min_length=1, max_length=300)


class ReviewOut(Schema):
    """With the figures that it saw; `digest` binds them."""

    id: int
    goal: int
    until: date
    narrative: str
    figures: dict[str, Any]
    digest: str
    state: ReviewState
    adopted_on: date | None
    decision: str

    @staticmethod
    def resolve_goal(row: Review) -> int:
        return row.goal_id


class MoveOut(Schema):
    milestone: int
    days: int
    end: date


class LineOut(Schema):
    id: int
    title: str
    initiative: int
    planned: date
    expected: date
    slip: int
    done: bool
    moves: list[MoveOut]


class ProgrammeTargetOut(Schema):
    year: int
    value: Decimal


class ObservationOut(Schema):
    """`value` null: not collected, which is not 0."""

    id: int
    on: date
    value: Decimal | None
    why_not: str
    state: ObservationState
    asked: int | None
    answered: int | None
    evidence: str
    method: str


class IndicatorOut(Schema):
    id: int
    code: str
    name: str
    definition: str
    unit: str
    direction: Direction
    source: Source
    baseline: Decimal | None
    baseline_on: date | None
    is_example: bool
    method: str
    trap: str
    cited: str
    is_locked: bool
    targets: list[ProgrammeTargetOut]
    observations: list[ObservationOut]

    @staticmethod
    def resolve_targets(row: Indicator) -> Any:
        return row.targets.all()

    @staticmethod
    def resolve_observations(row: Indicator) -> list[Observation]:
        found: list[Observation] = row.validated  # type: ignore[attr-defined]
        return found


class NewObservation(Schema, extra="forbid"):
    on: date
    value: Decimal | None = Field(None, max_digits=18, decimal_places=4)
    why_not: str = Field("", max_length=300)
    evidence: str = Field("", max_length=500)
    method: str = Field("", max_length=300)
    asked: int | None = Field(None, ge=0, le=WHOLE)
    answered: int | None = Field(None, ge=0, le=WHOLE)


def goal(found: GoalStanding) -> dict[str, Any]:
    one = found.goal
    facts = {"id": one.pk, "number": one.number, "title": one.title, "horizon": one.horizon, "owner": one.owner.code if one.owner else None}
    return facts | {"state": found.state, "because": _reasons(found.standing.because), "others": _reasons(found.standing.others)}


def _reasons(items: Sequence[Judged]) -> list[dict[str, Any]]:
    return [{"key": one.key, "label": one.label, "state": one.state, "why": said(one)} for one in items]


def line(one: Line, moves: Sequence[tuple[Line, Move]]) -> dict[str, Any]:
    facts = {"id": one.pk, "title": one.title, "initiative": one.initiative, "planned": one.expected.task.end}
    told = {"expected": one.expected.end, "slip": one.expected.slip, "done": one.expected.task.done is not None}
    return facts | told | {"moves": [{"milestone": other.pk, "days": move.days, "end": move.end} for other, move in moves]}
