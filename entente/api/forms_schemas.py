"""What the API says and takes about rounds."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import Field, Schema

from entente.api.paging import After
from entente.forms.choices import Asks, Became, Results, RoundState
from entente.forms.models import Round
from entente.vocabulary.choices import TrafficLight


class RoundsAsked(After):
    state: RoundState | None = Field(None, description="Without it those that were opened.")
    home: str = Field("", max_length=80, description="A home's key, such as governance.body:3.")


class FormsRoundOut(Schema):
    id: int
    title: str
    state: RoundState
    asks: Asks
    marking: TrafficLight
    home: str = Field(description="A home's key, or nothing.")
    opened_at: datetime | None
    closes_at: datetime | None
    is_anonymous: bool
    minutes: int
    address: str

    @staticmethod
    def resolve_home(row: Round) -> str:
        return row.home_key

    @staticmethod
    def resolve_minutes(row: Round) -> int:
        return row.version.minutes

    @staticmethod
    def resolve_address(row: Round) -> str:
        return settings.BASE_URL + reverse("forms:round", args=[row.pk])


class AskedOut(Schema):
    """One asking that you may answer."""

    state: Became = Field(alias="became")
    organisation: str = ""

    @staticmethod
    def resolve_organisation(asked: Any) -> str:
        return asked.organisation.slug if asked.organisation else ""


class WholeRoundOut(FormsRoundOut):
    """`questions` as they are kept: key, kind, label, and what belongs to the kind. `mine` is empty where you are not asked."""

    intro: str
    results: Results
    may_decline: bool
    may_say_nothing: bool
    questions: list[dict[str, Any]]
    mine: list[AskedOut]

    @staticmethod
    def resolve_questions(row: Round) -> Any:
        return row.version.questions


class AnswerIn(Schema, extra="forbid"):
    """`answers` by the question's key: a text, a number as text, an option's key, {"other": text}, a list of these, a day, rows of
    columns, {"id": number} of an organisation, {"name", "email"} of a person, and yes, maybe or no by the key of a time."""

    answers: dict[str, Any] = Field(max_length=400)
    revision: int = Field(0, ge=0, le=2_000_000_000)


class DeclineIn(Schema, extra="forbid"):
    because: str = Field(min_length=1, max_length=300)


class MyAnswerOut(Schema):
    """`answers` is what stands in the fields: the draft, else what was sent, else what was said last time and is known here."""

    state: Became
    reason: str
    organisation: str
    answers: dict[str, Any]
    revision: int
    is_draft: bool
    sent: dict[str, Any] | None
    last: dict[str, Any] | None
    begun_with_last: list[str]
    known_here: list[str]
