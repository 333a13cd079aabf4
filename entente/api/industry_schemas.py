"""What the API says and takes about the industry."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from entente.engine.credential import MOST_BYTES
from entente.industry.badge import Checked, Worth
from entente.industry.choices import Answer, ComplaintState, Known, LabelState, Seeking, Shows, Stage, Support
from entente.industry.models import InvestorDay, Label, Meeting, Profile, Snapshot
from entente.members.choices import SizeClass


class Turn(StrEnum):
    REFUSE = "refuse"
    REVOKE = "revoke"


class LabelFilter(Schema):
    state: Shows | None = Field(None, description="How it stands today.")
    country: str = Field("", max_length=2, description="ISO 3166-1, of the company's seat.")


class LabelOut(Schema):
    """`credential` is empty until it is granted."""

    id: int
    uid: UUID
    number: str
    organisation: str
    country: str
    state: LabelState
    label: str
    criteria_version: int
    issuer: str
    from_on: date | None
    until_on: date | None
    revoked_on: date | None
    credential: str
    is_fictional: bool

    @staticmethod
    def resolve_organisation(row: Label) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_country(row: Label) -> str:
        return row.country_id

    @staticmethod
    def resolve_label(row: Label) -> str:
        return row.criteria.name

    @staticmethod
    def resolve_criteria_version(row: Label) -> int:
        return row.criteria.version

    @staticmethod
    def resolve_issuer(row: Label) -> str:
        return row.issuer.slug if row.issuer else ""


class GrantIn(Schema, extra="forbid"):
    until_on: date | None = Field(None, description="Its last day; needed where the criteria do not say how long it holds.")


class IndustryTurnIn(Schema, extra="forbid"):
    turn: Turn
    because: str = Field(min_length=1, max_length=500)


class IndustryCheckIn(Schema, extra="forbid"):
    badge: str = Field(min_length=1, max_length=MOST_BYTES * 2, description="The text of the JSON credential, or of the SVG.")


class CheckedOut(Schema):
    valid: bool
    worth: Worth
    why: str
    name: str
    number: str

    @staticmethod
    def resolve_valid(found: Checked) -> bool:
        return found.is_valid

    @staticmethod
    def resolve_why(found: Checked) -> str:
        return found.sentence


class ComplaintIn(Schema, extra="forbid"):
    text: str = Field(min_length=1, max_length=4000)


class ComplaintOut(Schema):
    id: int
    state: ComplaintState


class ProfileOut(Schema):
    id: int
    organisation: str
    country: str
    stage: Stage
    size: SizeClass
    seeking: list[Seeking]
    pitch: str
    is_public: bool

    @staticmethod
    def resolve_organisation(row: Profile) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_country(row: Profile) -> str:
        return row.country_id


class InvestorOut(Schema):
    """`commitment` null: the source does not say; never 0."""

    id: int
    name: str
    manager: str
    country: str
    areas: list[str]
    support: Support
    commitment: Decimal | None
    cybersecurity: Known
    source: str

    @staticmethod
    def resolve_country(row: Any) -> str:
        return str(row.country_id)


class DayOut(Schema):
    id: int
    title: str
    starts_at: datetime
    opens_on: date
    closes_on: date
    slots: int
    tables: int
    minutes: int

    @staticmethod
    def resolve_title(row: InvestorDay) -> str:
        return row.gathering.title

    @staticmethod
    def resolve_starts_at(row: InvestorDay) -> datetime:
        return row.gathering.starts_at


class IndustryMeetingOut(Schema):
    """`slot` counts from 0; null while it is not laid out."""

    id: int
    company: str
    investor: str
    answer: Answer
    slot: int | None

    @staticmethod
    def resolve_company(row: Meeting) -> str:
        return row.pitch.profile.organisation.slug

    @staticmethod
    def resolve_investor(row: Meeting) -> str:
        return row.attending.investor.name


class SnapshotOut(Schema):
    """`cells`: measure -> country -> year -> number as text. `funding`: tables under disclosure control; a withheld cell says why."""

    on: date
    digest: str
    cells: dict[str, dict[str, dict[str, str]]]
    left_out: dict[str, int]
    funding: list[dict[str, Any]]
    outcomes: dict[str, dict[str, int | None]]
    observed: list[dict[str, Any]]

    @staticmethod
    def resolve_cells(row: Snapshot) -> Any:
        return row.body["cells"]

    @staticmethod
    def resolve_left_out(row: Snapshot) -> Any:
        return row.body["left_out"]

    @staticmethod
    def resolve_funding(row: Snapshot) -> Any:
        return row.body["funding"]

    @staticmethod
    def resolve_outcomes(row: Snapshot) -> Any:
        return row.body["outcomes"]

    @staticmethod
    def resolve_observed(row: Snapshot) -> Any:
        return row.body["observed"]
