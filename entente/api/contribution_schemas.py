"""What the operations on contributions take and give. Amounts are texts with two decimals."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

from entente.agreement.choices import Activity, Grade, RejectionReason, Source, State
from entente.agreement.models import Declaration
from entente.api.paging import After
from entente.engine.money import amount_text


class ContributionsAsked(After):
    organisation: str = Field("", max_length=120, description="The organisation's address name.")
    year: int | None = Field(None, ge=1990, le=2200)
    activity: Activity | None = None
    grade: Grade | None = None
    source: Source | None = None
    state: State | Literal["open"] | None = Field(None, description="`open`: all that waits for the office.")


class ContributionOut(Schema):
    """A line of the ledger. `amount` is in euros; `stated_amount` in the currency it was declared in."""

    id: int
    organisation: str
    name: str
    year: int
    activity: str
    amount: str
    currency: str
    stated_amount: str
    rate: str
    grade: str
    source: str
    project: str | None
    planned: bool
    note: str
    replaces: int | None
    state: str
    accepted: str | None
    at: datetime

    @staticmethod
    def resolve_organisation(row: Declaration) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_name(row: Declaration) -> str:
        return row.organisation.name

    @staticmethod
    def resolve_amount(row: Declaration) -> str | None:
        return amount_text(row.amount)

    @staticmethod
    def resolve_stated_amount(row: Declaration) -> str | None:
        return amount_text(row.stated_amount)

    @staticmethod
    def resolve_rate(row: Declaration) -> str:
        return str(row.rate)

    @staticmethod
    def resolve_project(row: Declaration) -> str | None:
        return row.participation.project.key if row.participation else None

    @staticmethod
    def resolve_planned(row: Declaration) -> bool:
        return row.is_planned

    @staticmethod
    def resolve_replaces(row: Declaration) -> int | None:
        return row.replaces_id

    @staticmethod
    def resolve_accepted(row: Any) -> str | None:
        return amount_text(row.accepted_amount)


class LineIn(Schema, extra="forbid"):
    year: int = Field(ge=1990, le=2200)
    activity: Activity
    amount: Decimal = Field(gt=0, max_digits=16, decimal_places=2, description="In the currency named.")
    currency: str = Field("EUR", pattern="^[A-Z]{3}$")
    grade: Grade
    project: str = Field("", max_length=40, description="The project's key, for cost in a project.")
    planned: bool = False
    note: str = Field("", max_length=1000)


class NewContribution(LineIn):
    organisation: str = Field(min_length=1, max_length=120, description="The organisation's address name.")


class Correction(LineIn):
    because: str = Field(min_length=1, max_length=300)


class NothingToReport(Schema, extra="forbid"):
    organisation: str = Field(min_length=1, max_length=120)
    year: int = Field(ge=1990, le=2200)


class NewReview(Schema, extra="forbid"):
    note: str = Field("", max_length=1000)


class NewDecision(Schema, extra="forbid"):
    accepted: Decimal | None = Field(None, gt=0, max_digits=16, decimal_places=2, description="Null: rejected, for a reason.")
    reason: RejectionReason | Literal[""] = ""
    note: str = Field("", max_length=1000)
