"""What the dialogue's operations take and give."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from entente.dialogue.choices import Phase, Stage
from entente.dialogue.models import Tracker
from entente.dialogue.queries.trackers import Standing
from entente.engine.regional import Match, Profile


class TrackerOut(Schema):
    id: int
    title: str
    text: str
    address: str
    keeps: int = Field(description="For how many days a check holds.")
    is_fictional: bool


class DialogueStandingOut(Schema):
    country: str
    phase: Phase | None = Field(description="Null: not collected, which is no state.")
    is_infringing: bool | None
    checked_on: date | None
    freshness: str


class TrackerWhole(TrackerOut):
    countries: list[DialogueStandingOut]


class CheckOut(Schema):
    on: date
    phase: Phase
    is_infringing: bool
    source: str
    address: str
    note: str


class CheckIn(Schema):
    on: date
    phase: Phase
    source: str = Field(max_length=300)
    address: str = Field(max_length=500, pattern=r"^https?://")
    is_infringing: bool = False
    note: str = Field("", max_length=2000)


class CounterpartOut(Schema):
    id: int
    name: str
    kind: str
    country_id: str | None
    region_id: str | None
    text: str
    address: str
    is_fictional: bool


class ConsultationOut(Schema):
    id: int
    title: str
    asked_by: str
    address: str
    opens_on: date | None
    closes_on: date
    stage: Stage
    sent_on: date | None
    came_of: str
    is_fictional: bool


class EncounterOut(Schema):
    id: int
    counterpart_id: int
    on: date
    about: str
    agreed: str
    basis: str
    written_at: datetime


class DialogueReasonOut(Schema):
    domain: str
    share: float


class MatchOut(Schema):
    region: str
    likeness: float
    shared: list[DialogueReasonOut]
    brings: list[DialogueReasonOut]


class RegionOut(Schema):
    code: str
    profile: dict[str, dict[str, int]] = Field(description="By kind of evidence, how many in each domain.")
    matches: list[MatchOut]


def whole(tracker: Tracker, found: list[Standing]) -> dict[str, Any]:
    facts = {name: getattr(tracker, name) for name in TrackerOut.model_fields}
    return facts | {"countries": [_standing(one) for one in found]}


def region(own: Profile, found: list[Match]) -> dict[str, Any]:
    return {
        "code": own.code,
        "profile": {kind: dict(counts) for kind, counts in own.evidence.items()},
        "matches": [_match(one) for one in found],
    }


def _standing(one: Standing) -> dict[str, Any]:
    row = one.row if one.phase else None
    return {
        "country": one.country,
        "phase": one.phase or None,
        "is_infringing": row.is_infringing if row else None,
        "checked_on": row.checked_on if row else None,
        "freshness": one.fresh.value,
    }


def _match(one: Match) -> dict[str, Any]:
    reasons = {name: [{"domain": each.domain, "share": float(each.share)} for each in getattr(one, name)] for name in ("shared", "brings")}
    return {"region": one.code, "likeness": float(one.likeness), **reasons}
