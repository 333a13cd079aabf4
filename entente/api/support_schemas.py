"""What the API says and takes about support."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from entente.api.paging import After
from entente.support.actions.answering import LONGEST
from entente.support.actions.handling import LONGEST as LONGEST_MESSAGE
from entente.support.choices import AnswerState, RequestState, SupportKind
from entente.support.figures import Line
from entente.support.models import Message, Request
from entente.support.queries import answer_of, messages_of


class RequestsAsked(After):
    q: str = Field("", max_length=200, description="Words, a number or a member.")
    kind: SupportKind | None = None
    state: RequestState | None = None


class Initiative(Schema, extra="forbid"):
    """A typed reference: {"room": "programme", "noun": "initiative", "id": 3, "label": "..."}."""

    room: str = Field(max_length=40, pattern="^[a-z_]+$")
    noun: str = Field(max_length=40, pattern="^[a-z_]+$")
    id: int = Field(ge=1)
    label: str = Field(min_length=1, max_length=200)


class RequestOut(Schema):
    """A request as a list shows it."""

    id: int
    number: str
    kind: SupportKind
    state: RequestState
    organisation: str
    subject: str
    initiative: str
    asked_at: datetime
    promised_on: date
    due_on: date
    owner: str | None
    ended_at: datetime | None

    @staticmethod
    def resolve_organisation(row: Request) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_initiative(row: Request) -> str:
        return str(row.initiative.get("label", ""))

    @staticmethod
    def resolve_owner(row: Request) -> str | None:
        return row.owner.name if row.owner else None


class MessageOut(Schema):
    by: str
    is_from_office: bool
    text: str
    at: datetime

    @staticmethod
    def resolve_by(row: Message) -> str:
        return row.by.name


class AnswerOut(Schema):
    """The answer; `document` is the letter's reference once it is signed off."""

    state: AnswerState
    title: str
    language: str
    document: str
    signed_at: datetime | None
    from_on: date | None
    to_on: date | None


class WholeRequestOut(RequestOut):
    """With its fields, what was said, and the answer once it is signed off."""

    said: dict[str, str]
    because: str
    closed_at: datetime | None
    messages: list[MessageOut]
    answer: AnswerOut | None

    @staticmethod
    def resolve_messages(row: Request) -> list[Message]:
        return messages_of(row)

    @staticmethod
    def resolve_answer(row: Request) -> Any:
        answer = answer_of(row)
        return answer if answer and answer.is_signed else None


class NewRequest(Schema, extra="forbid"):
    organisation: str = Field(min_length=1, max_length=120, description="The member's slug.")
    kind: SupportKind
    said: dict[str, str] = Field(max_length=20, description="The fields of the kind by name; days as 2026-05-31.")
    initiative: Initiative | None = None
    initiative_name: str = Field("", max_length=200, description="Where it has no reference: what it is called.")


class NewMessage(Schema, extra="forbid"):
    text: str = Field(min_length=1, max_length=LONGEST_MESSAGE)


class SupportBecause(Schema, extra="forbid"):
    because: str = Field(min_length=1, max_length=500)


class NewAnswer(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=200)
    text: str = Field(min_length=1, max_length=LONGEST, description="CommonMark: headings, lists, tables.")
    addressee: str = Field("", max_length=300)
    language: str = Field("en", max_length=2)
    signatory: str = Field("", max_length=120)
    signatory_role: str = Field("", max_length=120)
    from_on: date | None = Field(None, description="Use of the name: from this day.")
    to_on: date | None = Field(None, description="Use of the name: until before this day.")


class FiguresAsked(Schema):
    year: int | None = Field(None, ge=1900, le=9999, description="The year in which it was asked; empty: all.")


class SupportLineOut(Schema):
    key: str
    asked: int
    open: int
    answered: int
    declined: int
    withdrawn: int
    median_days: float | None = Field(description="Calendar days from question to answer.")
    in_time: int = Field(description="Of those answered: by the promised day.")


class NamedLineOut(SupportLineOut):
    label: str


class FiguresOut(Schema):
    whole: SupportLineOut
    by_kind: list[SupportLineOut]
    by_initiative: list[NamedLineOut]
    by_country: list[SupportLineOut]


def named(line: Line, label: str) -> dict[str, Any]:
    return asdict(line) | {"label": label}
