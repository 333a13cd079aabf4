"""What the API says and takes about consortia."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from entente.consortia.choices import Answer, InvitationState
from entente.consortia.models import Board, Invitation, Role
from entente.consortia.queries import Line, Suggestion
from entente.engine.consortia import Rule


class BoardOut(Schema):
    id: int
    topic: str
    title: str
    summary: str
    coordinator: str
    countries: int
    in_member_states: int
    sme_share: int
    closes_on: date | None
    is_open: bool
    is_fictional: bool

    @staticmethod
    def resolve_topic(row: Board) -> str:
        return row.topic.code

    @staticmethod
    def resolve_coordinator(row: Board) -> str:
        return row.owner.slug


class NewBoard(Schema, extra="forbid"):
    topic: str = Field(max_length=120)
    title: str = Field(max_length=200)
    summary: str = Field(max_length=4000)
    coordinator: str = Field(max_length=120)
    countries: int = Field(3, ge=0, le=40)
    in_member_states: int = Field(1, ge=0, le=40)
    sme_share: int = Field(0, ge=0, le=100)
    closes_on: date | None = None


class RoleOut(Schema):
    id: int
    name: str
    work: str
    kind: str
    expertise: list[str]
    holder: str | None

    @staticmethod
    def resolve_expertise(row: Role) -> list[str]:
        return [one.code for one in row.expertise.all()]

    @staticmethod
    def resolve_holder(row: Role) -> str | None:
        return row.holder.slug if row.holder else None


class MetOut(Schema):
    organisation: str
    projects: int


class SeatOut(Schema):
    """One seat of a suggestion, and why; without an organisation nobody known fits, or nothing keeps the rules."""

    role: int
    name: str
    organisation: str | None
    is_taken: bool
    points: int
    covers: list[str]
    misses: list[str]
    experience: int
    met: list[MetOut]
    holds: list[Rule]
    instead: str | None
    points_less: int | None


class SuggestionOut(Schema):
    as_of: date
    points: int
    weighed: int
    conflicts: list[Rule]
    seats: list[SeatOut]


class InvitationOut(Schema):
    id: int
    role: int = Field(alias="role_id")
    organisation: str
    state: InvitationState
    words: str
    invited_at: datetime
    answered_at: datetime | None

    @staticmethod
    def resolve_organisation(row: Invitation) -> str:
        return row.organisation.slug


class NewInvitation(Schema, extra="forbid"):
    organisation: str = Field(max_length=120)
    words: str = Field("", max_length=2000)


class ConsortiaAnswerIn(Schema, extra="forbid"):
    answer: Answer
    because: str = Field("", max_length=500)


def suggestion(found: Suggestion) -> dict[str, Any]:
    seats = [_seat(line) for line in found.lines]
    return {"as_of": found.day, "points": found.points, "weighed": found.weighed, "conflicts": list(found.conflicts), "seats": seats}


def _seat(line: Line) -> dict[str, Any]:
    why = line.why
    return {
        "role": line.role.pk,
        "name": line.role.name,
        "organisation": line.organisation.slug if line.organisation else None,
        "is_taken": bool(why and why.is_taken),
        "points": why.points if why else 0,
        "covers": sorted(why.covers) if why else [],
        "misses": sorted(why.misses) if why else [],
        "experience": why.experience if why else 0,
        "met": [{"organisation": one.slug, "projects": times} for one, times in line.met],
        "holds": sorted(why.holds) if why else [],
        "instead": line.instead.slug if line.instead else None,
        "points_less": why.instead.less if why and why.instead else None,
    }
