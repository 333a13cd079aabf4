"""What the API says and takes about gatherings."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from ninja import Field, Schema

from entente.api.paging import After
from entente.gatherings.choices import Answer, GatheringKind, GatheringState, GuestState, How, Part, Presence, RemindWhom, Via
from entente.gatherings.models import Gathering, Guest
from entente.vocabulary.choices import TrafficLight

Number = Annotated[int, Field(ge=1, le=2**63 - 1)]


class GatheringsAsked(After):
    q: str = Field("", max_length=200, description="Words of the title, the place or the description.")
    kind: GatheringKind | None = None
    home: str = Field("", max_length=80, description="A home's key, such as governance.body:3.")
    mine: bool = Field(False, description="Only what you are invited to or organise.")
    since: datetime | None = Field(None, description="Leaves out what was over by then.")


class GatheringOut(Schema):
    """Instants are in UTC; `zone` is the IANA name of the zone it takes place in."""

    id: int
    uid: str
    sequence: int
    title: str
    kind: GatheringKind
    state: GatheringState
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str
    is_online: bool
    marking: TrafficLight
    home: dict[str, Any]
    capacity: int | None
    free: int | None = Field(description="Places left in the room; null where there is no limit.")
    capacity_online: int | None
    free_online: int | None
    is_open: bool
    answer_by: datetime | None
    address: str

    @staticmethod
    def resolve_is_online(found: Gathering) -> bool:
        return bool(found.link)

    @staticmethod
    def resolve_free(found: Gathering) -> int | None:
        return found.free(How.ROOM)

    @staticmethod
    def resolve_free_online(found: Gathering) -> int | None:
        return found.free(How.ONLINE)

    @staticmethod
    def resolve_address(found: Gathering) -> str:
        return settings.BASE_URL + found.get_absolute_url()


class MineOut(Schema):
    """The caller's own place."""

    state: GuestState
    how: How
    in_line: int = Field(description="Place in the waiting list; 0 for who does not wait.")


class WholeGatheringOut(GatheringOut):
    description: str
    organiser: str
    reason: str = Field(description="Why it was cancelled.")
    link: str = Field(description="Only for those who come and those who organise it.")
    mine: MineOut | None = None

    @staticmethod
    def resolve_organiser(found: Gathering) -> str:
        return found.organiser.name

    @staticmethod
    def resolve_link(found: Gathering) -> str:
        return str(getattr(found, "shown_link", ""))


class ReminderIn(Schema, extra="forbid"):
    whom: RemindWhom
    hours: int = Field(ge=1, le=1440, description="Before it begins.")


class NewGathering(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=200)
    kind: GatheringKind = GatheringKind.MEETING
    starts_at: datetime
    ends_at: datetime
    zone: str = Field(settings.TIME_ZONE, max_length=64, description="IANA, such as Europe/Tallinn.")
    place: str = Field("", max_length=300)
    link: str = Field("", max_length=500)
    description: str = Field("", max_length=100_000, description="Markdown.")
    organiser: Number | None = Field(None, description="A person's number; without one it is you.")
    home: str = Field("", max_length=80, description="A home's key; without one it is the partnership's.")
    marking: TrafficLight | None = Field(None, description="Without one it is marked as its home is.")
    capacity: int | None = Field(None, ge=1, le=999_999)
    capacity_online: int | None = Field(None, ge=1, le=999_999)
    is_open: bool = False
    answer_by: datetime | None = None
    reminders: list[ReminderIn] = Field([], max_length=20)


class Change(Schema, extra="forbid"):
    """What is left out stays as it is."""

    title: str | None = Field(None, min_length=1, max_length=200)
    kind: GatheringKind | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str | None = Field(None, max_length=64)
    place: str | None = Field(None, max_length=300)
    link: str | None = Field(None, max_length=500)
    description: str | None = Field(None, max_length=100_000)
    capacity: int | None = Field(None, ge=1, le=999_999)
    capacity_online: int | None = Field(None, ge=1, le=999_999)
    is_open: bool | None = None
    answer_by: datetime | None = None
    ask_again: bool = Field(False, description="Take all answers back.")
    note: str = Field("", max_length=1000, description="A word to the guests.")


class GatheringsBecause(Schema, extra="forbid"):
    because: str = Field(min_length=1, max_length=500)


class Outsider(Schema, extra="forbid"):
    name: str = Field(min_length=1, max_length=200)
    email: str = Field(min_length=3, max_length=254)
    organisation: str = Field("", max_length=200)


class Invitation(Schema, extra="forbid"):
    """One of the three, or several."""

    people: list[Number] = Field([], max_length=5000, description="Numbers of persons.")
    audience: str = Field("", max_length=4000, description="Such as group:WG3 and not role:office.")
    outsiders: list[Outsider] = Field([], max_length=200)
    part: Part = Part.GUEST


class Invited(Schema):
    """How many are on the list now that were not before."""

    invited: int


class Answered(Schema, extra="forbid"):
    answer: Answer
    how: How | None = None
    words: str = Field("", max_length=500)
    person: Number | None = Field(None, description="For whom you note it, where you organise it; without one it is you.")


class GuestOut(Schema):
    person: int
    name: str
    email: str
    part: Part
    organisation: str
    state: GuestState
    how: How
    answered_at: datetime | None
    via: Via | Literal[""]
    said: str
    presence: Presence | Literal[""]
    came_at: datetime | None
    left_at: datetime | None

    @staticmethod
    def resolve_person(found: Guest) -> int:
        return found.person_id

    @staticmethod
    def resolve_name(found: Guest) -> str:
        return found.person.name

    @staticmethod
    def resolve_email(found: Guest) -> str:
        return found.person.email


class NotedIn(Schema, extra="forbid"):
    person: Number
    presence: Presence | Literal[""] = Field(description="Empty takes back what was noted.")
    came_at: datetime | None = None
    left_at: datetime | None = None


class Attendance(Schema, extra="forbid"):
    noted: list[NotedIn] = Field(max_length=5000)


class AttendanceOut(Schema):
    """How many rows are different from before."""

    changed: int


class RepliesOut(Schema):
    """What a mailbox held."""

    read: int
    other: int
    taken: int
    known: int
    older: int
    strangers: int
    refused: int
    why: list[str]
