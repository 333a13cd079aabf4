"""What the operations on notices take and give."""

from datetime import datetime

from ninja import Field, Schema

from entente.api.paging import After
from entente.notices import queries
from entente.notices.choices import AnnouncementState, DeliveryState
from entente.notices.models import Announcement, Delivery
from entente.vocabulary.choices import TrafficLight


class Asked(Schema):
    expression: str = Field(max_length=4000, description="Such as group:WG3 and (country:FR,DE) and not role:office; a comma means or.")


class MeantOut(Schema):
    """Somebody an audience means, and why."""

    person: int
    name: str
    email: str
    reasons: list[str]


class Audience(Schema):
    expression: str = Field(description="As the house prints it.")
    count: int
    people: list[MeantOut]


class Saved(Schema):
    """An audience under a name; with an address it is a list or role address of the list server."""

    slug: str
    name: str
    expression: str
    address: str
    changed_at: datetime


class NewAudience(Schema, extra="forbid"):
    name: str = Field(min_length=1, max_length=120)
    expression: str = Field(min_length=1, max_length=4000)
    address: str = Field("", max_length=64, pattern="^[-a-zA-Z0-9_]*$", description="The part before the @.")


class Subscriber(Schema):
    """One address behind one list or role address today."""

    list_address: str
    address: str
    name: str
    person: int


class NewAnnouncement(Schema, extra="forbid"):
    subject: str = Field(min_length=1, max_length=200)
    body: str = Field("", max_length=100_000, description="Markdown.")
    audience: str = Field("", max_length=4000)
    marking: TrafficLight = TrafficLight.CLEAR
    circle: str = Field("", max_length=4000, description="From AMBER on: an audience that says to whom its source gave it.")


class Announced(Schema):
    """An announcement and where it stands."""

    id: int
    subject: str
    state: AnnouncementState
    kind: str
    audience: str
    marking: str
    author: str
    approved_by: str | None
    send_at: datetime | None
    states: dict[str, int] = Field(description="How many of its mails stand in each state.")

    @staticmethod
    def resolve_author(row: Announcement) -> str:
        return row.author.name

    @staticmethod
    def resolve_approved_by(row: Announcement) -> str | None:
        return row.approved_by.name if row.approved_by else None

    @staticmethod
    def resolve_states(row: Announcement) -> dict[str, int]:
        return queries.states_of([row.notice])[row.notice.pk] if row.notice else {}


class Mail(Schema):
    """One notice on its way to one person."""

    id: int
    subject: str
    person: int
    address: str
    state: DeliveryState
    attempts: int
    next_at: datetime | None
    ended_at: datetime | None
    said: str

    @staticmethod
    def resolve_subject(delivery: Delivery) -> str:
        return delivery.notice.subject

    @staticmethod
    def resolve_person(delivery: Delivery) -> int:
        return delivery.person_id


class Mails(After):
    state: DeliveryState | None = None
    person: int | None = Field(None, ge=1)


class Preference(Schema):
    kind: str
    label: str
    wanted: bool
    statutory: bool


class Choice(Schema, extra="forbid"):
    wanted: dict[str, bool] = Field(description="Kind of notice to whether it is wanted; those left out stay as they are.")
