"""What the API says of deliverables, comments and written procedures, and takes about them."""

from datetime import date, datetime

from django.conf import settings
from ninja import Field, Schema

from entente.governance.choices import Answered, DeliverableState, Disposition, WrittenForm, WrittenState
from entente.governance.models import Comment, CommentRound, Deliverable, WrittenProcedure
from entente.vocabulary.choices import TrafficLight


class DeliverableOut(Schema):
    id: int
    title: str
    summary: str
    state: DeliverableState
    owner: str
    due_on: date | None
    document: str | None
    marking: TrafficLight
    address: str

    @staticmethod
    def resolve_owner(one: Deliverable) -> str:
        return one.owner.name

    @staticmethod
    def resolve_document(one: Deliverable) -> str | None:
        return one.document.reference if one.document else None

    @staticmethod
    def resolve_address(one: Deliverable) -> str:
        return settings.BASE_URL + one.get_absolute_url()


class GroupRoundOut(Schema):
    """A round of comments on one version of a document."""

    id: int
    document: str
    version: int
    lead: str
    opened_at: datetime
    opens_at: datetime | None
    closes_at: datetime
    closed_at: datetime | None

    @staticmethod
    def resolve_document(asked: CommentRound) -> str:
        return asked.document.reference

    @staticmethod
    def resolve_version(asked: CommentRound) -> int:
        return asked.version.number


class GroupCommentOut(Schema):
    """`paragraph` is the number of the paragraph in the document, the same in every version."""

    id: int
    paragraph: int
    name: str
    organisation: str | None
    text: str
    proposed: str
    at: datetime
    disposition: Disposition
    reply: str

    @staticmethod
    def resolve_name(one: Comment) -> str:
        return one.person.name

    @staticmethod
    def resolve_organisation(one: Comment) -> str | None:
        return one.organisation.slug if one.organisation else None


class NewComment(Schema, extra="forbid"):
    paragraph: int = Field(ge=0, description="Its number in the document.")
    text: str = Field("", max_length=4000)
    proposed: str = Field("", max_length=8000, description="Words that would stand there instead.")
    organisation: str | None = Field(None, max_length=120, description="One you act for.")


class Settled(Schema, extra="forbid"):
    disposition: Disposition
    reply: str = Field("", max_length=4000)


class WrittenOut(Schema):
    """A written procedure; `result` counts once it is closed."""

    id: int
    title: str
    text: str
    form: WrittenForm
    state: WrittenState
    opened_at: datetime
    closes_at: datetime
    marking: TrafficLight
    result: dict[str, int]
    address: str

    @staticmethod
    def resolve_address(one: WrittenProcedure) -> str:
        return settings.BASE_URL + one.get_absolute_url()


class Say(Schema, extra="forbid"):
    said: Answered
    because: str = Field("", max_length=1000, description="Needed with an objection.")
