"""The record and its signed head."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from entente.api.auth import anyone
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.people import access
from entente.people.choices import Permission
from entente.record.models import Entry
from entente.record.queries import Told, told
from entente.record.signing import signed_head

router = Router(tags=["Record"])


class RecordChange(Schema):
    field: str
    before: Any
    after: Any


class Subject(Schema):
    type: str
    id: str


class Line(Schema):
    """One entry; an erased one says when and why, and nothing of what it said."""

    sequence: int
    at: datetime
    verb: str
    sentence: str
    actor_id: int | None
    subject: Subject
    because: str
    changes: list[RecordChange]
    erased_at: datetime | None
    erased: str

    @staticmethod
    def resolve_subject(line: Told) -> dict[str, str]:
        return {"type": line.subject[0], "id": line.subject[1]}

    @staticmethod
    def resolve_changes(line: Told) -> list[dict[str, Any]]:
        return [{"field": field, "before": before, "after": after} for field, before, after in line.changes]


class Head(Schema):
    """Where the chain ends now, signed by the installation's key (Ed25519, over the canonical JSON of sequence and digest)."""

    sequence: int
    digest: str
    key: str
    signature: str


class RecordAsked(After):
    verb: str = Field("", max_length=80, description="Only what this verb entered, such as members.admitted.")
    subject_type: str = Field("", max_length=60, description="Only what was done to subjects of this type, such as members.organisation.")
    subject_id: str = Field("", max_length=64)


@router.get("/record", response={200: Page[Line], **declared(403)})
def record(request: HttpRequest, asked: Query[RecordAsked]) -> Any:
    """What was done, newest first; for the office and the auditors."""
    account = access.require(request.user, Permission.RECORD_READ)
    given = {name: value for name in ("verb", "subject_type", "subject_id") if (value := getattr(asked, name))}
    found = page(Entry.objects.select_related("payload").filter(**given), asked, "-sequence")
    return {**found, "items": told(found["items"], access.reader(account))}


@router.get("/record/head", auth=anyone, response=Head)
def head(request: HttpRequest) -> Any:
    """Keep it elsewhere: `entente verify-record --head FILE` then shows truncation and rewriting since."""
    return signed_head()
