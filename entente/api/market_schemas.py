"""What the operations on the market take and give. null: not known, which is neither open nor shut, and never 0."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from entente.market.actions.dated import Read
from entente.market.actions.keeping import Asked, Range
from entente.market.choices import Confidence, Counts, Mode, Scope, Unit

Token = Annotated[str, Field(max_length=81, examples=["eucc:high"])]
Code = Annotated[str, Field(max_length=40)]


class PartOut(Schema):
    """`value` over what is known; between `low` and `high` whatever the unknown may be; `known` is the share it rests on."""

    value: float | None
    low: float
    high: float
    known: float


class BoundsOut(Schema):
    value: float | None
    low: float
    high: float


class IndexOut(Schema):
    """The index with its parts, interval and weights; `release` is null where it is not a released figure."""

    as_of: date
    release: int | None = None
    inputs_hash: str
    fictional: int
    index: BoundsOut
    parts: dict[str, PartOut]
    parameters: dict[str, Any]
    closed: float
    access: dict[str, float | None]
    collected: dict[str, int]
    band: dict[str, float] | None
    cost_band: dict[str, float] | None
    certificates: float
    markets: int
    by_state: list[dict[str, Any]]
    by_sector: list[dict[str, Any]]
    by_scope: list[dict[str, Any]]
    secondary: dict[str, Any]
    recognition: dict[str, Any]


class CellOut(Schema):
    state: str
    sector: str
    answer: Literal["open", "shut", "unknown"]
    because: str
    rules: list[str]
    asks: str
    said: str


class AccessOut(Schema):
    """Where a certificate opens the market, market by market with the reason."""

    certificate: str
    scheme: str
    level: str | None
    as_of: date
    valid: bool
    open: int
    shut: int
    unknown: int
    recognised: dict[str, str]
    markets: list[CellOut]


class AcceptanceOut(Schema):
    state: str = Field(alias="state_id")
    sector: str
    scope: str
    mode: str
    accepts: list[str]
    requires: list[str] | None
    legal_base: str
    from_on: date
    to_on: date | None
    is_since_known: bool
    is_fictional: bool
    source: str
    source_note: str
    checked_on: date


class RecognitionOut(Schema):
    code: str
    name: str
    sources: list[str]
    targets: list[str]
    is_same_level: bool
    where: str
    states: list[str]
    sectors: list[str]
    most_eal: int | None
    most_ava_van: int | None
    domain: str
    profile: str
    category: str
    chains: bool
    is_confirmed: bool
    from_on: date
    to_on: date | None
    legal_base: str
    source: str


class ReleaseOut(Schema):
    id: int
    as_of: date
    known_by: date
    inputs_hash: str
    parameters: dict[str, Any]
    reason: str
    results: dict[str, Any]


class ReadIn(Schema):
    """Every fact has a day from which it holds, and a source or a note that tells it."""

    on: date
    source: str = Field("", max_length=500)
    source_note: str = Field("", max_length=300)
    checked_on: date

    @property
    def read(self) -> Read:
        return Read(self.source, self.checked_on, self.source_note)


class AcceptanceIn(ReadIn):
    state: str = Field(min_length=2, max_length=2)
    sector: Code
    scope: Scope
    mode: Mode
    accepts: list[Token] = Field([], max_length=100)
    requires: list[Code] | None = Field(None, max_length=100)
    legal_base: str = Field("", max_length=300)

    def asked(self, state: str) -> Asked:
        requires = None if self.requires is None else tuple(self.requires)
        return Asked(state, self.sector, self.scope.value, self.mode.value, tuple(self.accepts), requires, self.legal_base)


class CostIn(ReadIn):
    scheme: Code
    level: str = Field("", max_length=40)
    low: Decimal = Field(ge=0, max_digits=12, decimal_places=2)
    likely: Decimal = Field(ge=0, max_digits=12, decimal_places=2)
    high: Decimal = Field(ge=0, max_digits=12, decimal_places=2)
    unit: Unit = Unit.EUR
    counts: Counts = Counts.WHOLE
    confidence: Confidence = Confidence.LOW

    @property
    def range(self) -> Range:
        return Range(self.scheme, self.level, self.low, self.likely, self.high, self.unit.value, self.counts.value, self.confidence.value)


class CostOut(Schema):
    scheme: str = Field(alias="scheme.code")
    level: str
    low: Decimal
    likely: Decimal
    high: Decimal
    unit: str
    counts: str
    confidence: str
    is_fictional: bool
    from_on: date
    source: str
    source_note: str


class SellAsked(Schema):
    scope: Scope = Scope.PRODUCT
    states: list[Annotated[str, Field(max_length=2)]] = Field(min_length=1, max_length=60)
    sectors: list[Code] = Field(min_length=1, max_length=30)
