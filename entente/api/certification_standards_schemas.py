"""What the operations on standards take and give."""

from datetime import date, datetime
from typing import Any, Literal

from django.utils import timezone
from ninja import Field, Schema

from entente.api.paging import After
from entente.certification import access
from entente.certification.models import Standard, StandardComment
from entente.certification.queries import standards
from entente.people.access import User


class StandardsIn(After):
    q: str = Field("", max_length=200)
    body: Literal["", "cen-cenelec", "cen", "cenelec", "etsi", "iso", "iec", "iso-iec", "other"] = ""
    state: Literal["", "planned", "draft", "enquiry", "vote", "published", "withdrawn"] = ""
    followed: bool = False


class StandardOut(Schema):
    slug: str
    number: str
    title: str
    body: str
    state: str
    committee: str
    work_item: str
    is_followed: bool
    is_fictional: bool


class StageOut(Schema):
    name: str
    on: date
    is_planned: bool


class BallotOut(Schema):
    kind: str
    opens_on: date
    closes_on: date
    address: str
    note: str


class ReferenceOut(Schema):
    kind: str
    reference: str
    label: str


class StandardCommentOut(Schema):
    clause: str
    text: str
    proposal: str
    at: datetime
    outcome: str = Field(description="Empty: not decided yet.")
    outcome_note: str
    decided_on: date | None
    by: str

    @staticmethod
    def resolve_by(row: StandardComment) -> str:
        return str(row.by or "")


class WholeStandardOut(StandardOut):
    replaces: str
    address: str
    source: str
    checked_on: date | None
    stages: list[StageOut]
    ballots: list[BallotOut]
    references: list[ReferenceOut]
    comments: list[StandardCommentOut] | None = Field(description="For the partnership's own people; null for visitors.")


class GapsIn(Schema):
    of: str = Field("", max_length=300, description="A catalogue, a part of one, or `scheme:CODE`: the requirements it assesses.")
    references: list[str] = Field([], max_length=200, description="References of requirements, at most 200 at once.")


class GapsOut(Schema):
    asked: int
    uncovered: list[str]


BODIES = Literal["cen-cenelec", "cen", "cenelec", "etsi", "iso", "iec", "iso-iec", "other"]
STATES = Literal["planned", "draft", "enquiry", "vote", "published", "withdrawn"]
ADDRESS = r"^(https?://.*)?$"


class StandardIn(Schema):
    number: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1, max_length=400)
    body: BODIES
    state: STATES
    committee: str = Field("", max_length=80)
    work_item: str = Field("", max_length=40)
    replaces: str = Field("", max_length=200)
    address: str = Field("", max_length=500, pattern=ADDRESS)
    source: str = Field("", max_length=500, pattern=ADDRESS)
    checked_on: date | None = None
    is_followed: bool = Field(False, description="By the partnership.")


class StageIn(Schema):
    name: str = Field(min_length=1, max_length=120)
    on: date
    is_planned: bool = False


class StandardReferenceIn(Schema):
    kind: Literal["requirement", "level"]
    reference: str = Field(min_length=1, max_length=255, description="A URN, `CATALOGUE#REFERENCE`, or `scheme:level` as in `eucc:high`.")
    label: str = Field("", max_length=300)


class BallotIn(Schema):
    kind: Literal["enquiry", "vote"]
    opens_on: date
    closes_on: date
    address: str = Field("", max_length=500, pattern=ADDRESS)
    note: str = Field("", max_length=400)


class StandardCommentIn(Schema):
    text: str = Field(min_length=1, max_length=4000)
    clause: str = Field("", max_length=60)
    proposal: str = Field("", max_length=4000)


def whole_standard(found: Standard, user: User) -> dict[str, Any]:
    """With our comments for the partnership's own people."""
    is_inside = access.reads_comments(user)
    whole = standards.whole(found, timezone.localdate(), with_comments=is_inside)
    said = {name: getattr(found, name) for name in WholeStandardOut.model_fields if name not in MANY}
    parts = {"stages": whole.stages, "ballots": whole.ballots, "references": [*whole.requirements, *whole.levels]}
    return said | parts | {"comments": whole.comments if is_inside else None}


MANY = {"stages", "ballots", "references", "comments"}
