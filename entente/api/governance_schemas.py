"""What the API says and takes about bodies."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import Field, Schema

from entente.api.paging import After
from entente.governance.choices import BodyKind, Joining, MandateRole, PointState, ProposalState
from entente.governance.models import ActionPoint, AgendaItem, Body, Mandate, Minutes, Remark
from entente.governance.queries.bodies import Listed, remits_of
from entente.vocabulary.choices import TrafficLight


class BodiesAsked(Schema):
    q: str = Field("", max_length=200, description="Words of the name or the purpose.")
    dissolved: bool = Field(False, description="Dissolved ones too.")


class BodyOut(Schema):
    """`code` is the number that stays; `name` and `scope` are those of today."""

    code: str
    name: str
    kind: BodyKind
    scope: str
    marking: TrafficLight
    joining: Joining
    founded_on: date
    dissolved_on: date | None
    address: str

    @staticmethod
    def resolve_address(body: Body) -> str:
        return settings.BASE_URL + body.get_absolute_url()


class ListedBodyOut(Schema):
    """A body with who chairs it, and how many people sit in it for how many organisations."""

    body: BodyOut
    chairs: list[str]
    people: int
    organisations: int


class BodyPage(Schema):
    items: list[ListedBodyOut]


class RemitOut(Schema):
    name: str
    scope: str
    source: str
    from_on: date
    to_on: date | None


class WholeBodyOut(BodyOut):
    """With what it was called before, and the key under which papers, meetings and rounds of it are asked for."""

    parent: str | None
    home: str
    chairs: list[str]
    people: int
    organisations: int
    remits: list[RemitOut]

    @staticmethod
    def resolve_parent(body: Body) -> str | None:
        return body.parent.code if body.parent else None

    @staticmethod
    def resolve_home(body: Body) -> str:
        return f"governance.body:{body.pk}"

    @staticmethod
    def resolve_remits(body: Body) -> Any:
        return remits_of(body)


class MandatesAsked(Schema):
    on: date | None = Field(None, description="Another day than today.")


class MandateOut(Schema):
    """`organisation` is null for who sits there by own interest. Addresses are for who leads the body."""

    id: int
    person: int
    name: str
    email: str | None
    organisation: str | None
    role: MandateRole
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_person(mandate: Mandate) -> int:
        return mandate.person_id

    @staticmethod
    def resolve_name(mandate: Mandate) -> str:
        return mandate.person.name

    @staticmethod
    def resolve_email(mandate: Mandate, context: Any) -> str | None:
        return mandate.person.email if getattr(context["request"], "shows_addresses", False) else None

    @staticmethod
    def resolve_organisation(mandate: Mandate) -> str | None:
        return mandate.organisation.slug if mandate.organisation else None


class NewMandate(Schema, extra="forbid"):
    person: int = Field(ge=1, description="The person's number.")
    organisation: str | None = Field(None, max_length=120, description="The last part of its page's address; without one by own interest.")
    role: MandateRole = MandateRole.MEMBER
    on: date
    decision: str = Field("", max_length=200, description="As minutes name it.")


class EndMandate(Schema, extra="forbid"):
    on: date
    because: str = Field("", max_length=300)


class JoinIn(Schema, extra="forbid"):
    organisation: str | None = Field(None, max_length=120, description="One you act for; without one by own interest.")
    words: str = Field("", max_length=1000, description="Why; the chairs read it.")


class ProposalOut(Schema):
    id: int
    state: ProposalState
    proposed_at: datetime


class PointsAsked(After):
    state: PointState | None = None


class PointOut(Schema):
    """Something somebody is to do."""

    id: int
    text: str
    owner: str
    due_on: date | None
    state: PointState
    marking: TrafficLight
    outcome: str
    made_at: datetime
    ended_at: datetime | None

    @staticmethod
    def resolve_owner(point: ActionPoint) -> str:
        return point.owner.name


class DoneIn(Schema, extra="forbid"):
    outcome: str = Field("", max_length=500, description="What came of it.")


class RemarkIn(Schema, extra="forbid"):
    words: str = Field(min_length=1, max_length=2000)


class GovernanceRemarkOut(Schema):
    """What somebody said of an action."""

    id: int
    words: str
    at: datetime
    person: str

    @staticmethod
    def resolve_person(made: Remark) -> str:
        return made.person.name


class MeetingsAsked(After):
    past: bool = Field(False, description="Those that are over, the latest first.")


class MeetingOut(Schema):
    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str
    marking: TrafficLight
    state: str


class ItemOut(Schema):
    """One thing on an agenda; `subject` names what it is about, `papers` are documents' references."""

    id: int
    title: str
    why: str
    minutes: int | None
    subject: dict[str, Any]
    papers: list[str]

    @staticmethod
    def resolve_papers(item: AgendaItem) -> list[str]:
        return [paper.reference for paper in item.papers.all()]


class MinutesOut(Schema):
    """The filed minutes: a document, whose words `/api/documents/{reference}` has."""

    document: str
    address: str
    version: int
    filed_at: datetime
    sent_at: datetime | None
    decisions: list[str]

    @staticmethod
    def resolve_document(minutes: Minutes) -> str:
        return minutes.document.reference

    @staticmethod
    def resolve_address(minutes: Minutes) -> str:
        return settings.BASE_URL + reverse("documents:document", args=[minutes.document.reference])

    @staticmethod
    def resolve_version(minutes: Minutes) -> int:
        return minutes.document.current.number if minutes.document.current else 0


class WholeMeetingOut(MeetingOut):
    agenda: list[ItemOut]
    minutes: MinutesOut | None


def listed(one: Listed) -> dict[str, Any]:
    return {"body": one.body, "chairs": one.chairs, "people": one.people, "organisations": one.organisations}
