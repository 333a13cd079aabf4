"""What the API says and takes about barriers, measures, choices and scenarios."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Query, Schema

from entente.api.paging import After
from entente.market.measure_choices import BarrierState, Effect, Evidence, Stage, Stance
from entente.market.models import Barrier, Measure, Position
from entente.market.queries.measures import positions_of


class MeasuresAsked(After):
    stage: Stage | None = None
    candidates: bool | None = Field(None, description="True: only what was composed here; false: only acts and proposals.")


class MeasureOut(Schema):
    slug: str
    title: str
    what: str
    is_candidate: bool
    instrument: str
    article: str
    owner: str
    due_on: date | None
    stage: Stage
    effect: Effect
    terms: dict[str, Any]
    cost_low: Decimal | None
    cost_high: Decimal | None
    effort_low: int | None
    effort_high: int | None
    group: str
    legal_reference: str
    decided_on: date | None
    in_force_on: date | None
    source: str
    source_note: str
    checked_on: date


class PositionOut(Schema):
    state: str | None
    organisation: str | None
    stance: Stance
    text: str
    source: str
    on: date

    @staticmethod
    def resolve_state(row: Position) -> str | None:
        return row.state_id

    @staticmethod
    def resolve_organisation(row: Position) -> str | None:
        return row.organisation.name if row.organisation else None


class MeasuresStepOut(Schema):
    stage: Stage
    text: str
    reference: str
    on: date


class OptionOut(Schema):
    id: int
    name: str
    text: str
    is_chosen: bool


class WholeMeasureOut(MeasureOut):
    """With its life, positions, forecast and what was observed."""

    steps: list[MeasuresStepOut]
    positions: list[PositionOut]
    options: list[OptionOut]
    requires: list[str]
    forecast: dict[str, Any] | None
    observed: dict[str, Any] | None

    @staticmethod
    def resolve_steps(row: Measure) -> Any:
        return list(row.steps.order_by("pk"))

    @staticmethod
    def resolve_positions(row: Measure) -> Any:
        return positions_of(row)

    @staticmethod
    def resolve_options(row: Measure) -> Any:
        return list(row.options.order_by("pk"))

    @staticmethod
    def resolve_requires(row: Measure) -> list[str]:
        return sorted(row.requires.values_list("slug", flat=True))


class NewMeasure(Schema, extra="forbid"):
    """A candidate; `terms` as docs/how-to/scenarios.md lists them for each effect."""

    title: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")
    what: str = Field("", max_length=4000, pattern=r"^[^\x00]*$")
    effect: Effect
    terms: dict[str, Any]
    cost_low: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    cost_high: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    effort_low: int | None = Field(None, ge=0, le=1_000_000)
    effort_high: int | None = Field(None, ge=0, le=1_000_000)
    group: str = Field("", max_length=60, pattern=r"^[^\x00]*$")


class NewStep(Schema, extra="forbid"):
    stage: Stage
    on: date
    text: str = Field("", max_length=4000, pattern=r"^[^\x00]*$")
    reference: str = Field("", max_length=300, pattern=r"^[^\x00]*$")


class MeasuresNewDecision(Schema, extra="forbid"):
    reference: str = Field(min_length=1, max_length=300, pattern=r"^[^\x00]+$")
    on: date
    text: str = Field("", max_length=4000, pattern=r"^[^\x00]*$")


class NewOption(Schema, extra="forbid"):
    """`effect` and `terms` as of a candidate; empty: none that can be counted."""

    name: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")
    text: str = Field("", max_length=4000, pattern=r"^[^\x00]*$")
    effect: Effect | Literal[""] = ""
    terms: dict[str, Any] = {}


class NewPosition(Schema, extra="forbid"):
    """Of a member by its slug, or of a state by its code with the source."""

    organisation: str = Field("", max_length=200, pattern=r"^[^\x00]*$")
    state: str = Field("", max_length=2, pattern="^([A-Z]{2})?$")
    stance: Stance
    text: str = Field("", max_length=4000, pattern=r"^[^\x00]*$")
    source: str = Field("", max_length=500, pattern=r"^(https?://[^\s\x00]+)?$")


class BarriersAsked(After):
    status: BarrierState | None = None


class BarrierOut(Schema):
    """For its member and the office."""

    id: int
    organisation: str
    product: str
    certificate: str | None
    scheme: str | None
    level: str
    state: str
    sector: str
    asked: str
    asked_scheme: str | None
    asked_level: str
    happened_on: date
    cost_low: Decimal | None
    cost_high: Decimal | None
    months: int | None
    may_be_named: bool
    checked: dict[str, Any]
    status: BarrierState
    evidence: str
    remark: str
    measure: str | None
    still_there: str
    at: datetime

    @staticmethod
    def resolve_organisation(row: Barrier) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_certificate(row: Barrier) -> str | None:
        return str(row.certificate) if row.certificate else None

    @staticmethod
    def resolve_scheme(row: Barrier) -> str | None:
        return row.scheme.code if row.scheme else None

    @staticmethod
    def resolve_asked_scheme(row: Barrier) -> str | None:
        return row.asked_scheme.code if row.asked_scheme else None

    @staticmethod
    def resolve_state(row: Barrier) -> str:
        return row.state_id

    @staticmethod
    def resolve_measure(row: Barrier) -> str | None:
        return row.measure.slug if row.measure else None


class NewBarrier(Schema, extra="forbid"):
    """Certificate by its number, or scheme with its level; codes of state and sector as the market has them."""

    organisation: str = Field(max_length=200, pattern=r"^[^\x00]*$")
    product: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")
    certificate: str = Field("", max_length=200, pattern=r"^[^\x00]*$")
    scheme: str = Field("", max_length=40, pattern=r"^[^\x00]*$")
    level: str = Field("", max_length=40, pattern=r"^[^\x00]*$")
    state: str = Field(pattern="^[A-Z]{2}$")
    sector: str = Field(max_length=40, pattern=r"^[^\x00]*$")
    asked: str = Field(min_length=1, max_length=2000, pattern=r"^[^\x00]+$")
    asked_scheme: str = Field("", max_length=40, pattern=r"^[^\x00]*$")
    asked_level: str = Field("", max_length=40, pattern=r"^[^\x00]*$")
    happened_on: date
    cost_low: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    cost_high: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    months: int | None = Field(None, ge=0, le=240)
    may_be_named: bool = False


class Verified(Schema, extra="forbid"):
    evidence: Evidence
    remark: str = Field("", max_length=500, pattern=r"^[^\x00]*$")


class Again(Schema, extra="forbid"):
    still_there: Literal["gone", "easier", "there"]


class ObservedOut(Schema):
    scheme: str
    level: str
    low: Decimal
    likely: Decimal
    high: Decimal
    barriers: int
    members: int
    evidence: list[str]


class BarrierFiguresOut(Schema):
    """None is withheld: it rests on fewer than three members, or would follow from the others. `released_at`: none where it is of today."""

    released_at: datetime | None
    named: list[str]
    total: int | None
    by_state: dict[str, int | None]
    by_sector: dict[str, int | None]
    observed_costs: list[ObservedOut]


class WhatIfOut(Schema):
    day: date
    chosen: list[str]
    acc_before: float | None
    acc_after: float | None
    before: dict[str, Any]
    after: dict[str, Any]
    weights: dict[str, float]
    cost_low: Decimal
    cost_high: Decimal
    cost_not_known: list[str]
    against: list[dict[str, str]]


class ChoiceOut(Schema):
    """`value` and `bound` in per cent of the access outside home states."""

    budget: float
    value: float
    bound: float
    gap: float
    cost: float
    chosen: list[str]


class CurveOut(Schema):
    day: date
    points: list[ChoiceOut]


Budget = Annotated[float, Query(ge=0, le=1e15, allow_inf_nan=False, description="Euros.")]
Capacity = Annotated[float | None, Query(ge=0, le=1e9, allow_inf_nan=False, description="Person-days a year; none is no limit.")]


class NewScenario(Schema, extra="forbid"):
    """`measures`, `years` and `weights` as docs/how-to/scenarios.md lists them, on the market of today."""

    name: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")
    measures: list[dict[str, Any]] = Field(max_length=60)
    years: list[int] | None = Field(None, max_length=31)
    weights: dict[str, float] | None = None


class ScenarioOut(Schema):
    token: str
    name: str
    baseline_day: date
    baseline_hash: str
    measures: list[dict[str, Any]]
    results: dict[str, Any]
