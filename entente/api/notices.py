"""Audiences, the lists they make, announcements and what became of every mail, for the office's programs; my own choices, for everyone."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.api.notices_schemas import (
    Announced,
    Asked,
    Audience,
    Choice,
    Mail,
    Mails,
    NewAnnouncement,
    NewAudience,
    Preference,
    Saved,
    Subscriber,
)
from entente.api.paging import After, Page, page
from entente.engine.audience import written
from entente.notices import access, actions, exports, queries
from entente.notices.models import Announcement, SavedAudience
from entente.notices.queries.outbox import deliveries

router = Router(tags=["Notices"])


@router.get("/audience", response={200: Audience, **declared(403, 409)}, summary="Whom an expression means today, and why")
def audience(request: HttpRequest, asked: Query[Asked]) -> Any:
    access.writer(request.user)
    expression = queries.read(asked.expression)
    people = queries.explained(expression, timezone.localdate())
    return {"expression": written(expression), "count": len(people), "people": people}


@router.get("/audiences", response={200: Page[Saved], **declared(403)}, summary="Audiences under a name")
def audiences(request: HttpRequest, after: Query[After]) -> Any:
    access.overseer(request.user)
    return page(SavedAudience.objects.all(), after, "slug")


@router.post("/audiences", response={201: Saved, **declared(403, 409)}, summary="Keep an audience under a name")
def save_audience(request: HttpRequest, body: NewAudience) -> Any:
    by = access.writer(request.user).person
    return Status(201, actions.save_audience(**body.dict(), by=by, at=timezone.now()))


@router.get("/audiences/{slug}/addresses", response={200: list[Subscriber], **declared(403, 404, 409)}, summary="Who is behind it today")
def addresses(request: HttpRequest, slug: str) -> Any:
    access.writer(request.user)
    return exports.lists(timezone.localdate(), [get_object_or_404(SavedAudience, slug=slug)])


@router.get("/lists", response={200: list[Subscriber], **declared(403, 409)}, summary="Every list and role address, for the list server")
def lists(request: HttpRequest) -> Any:
    access.writer(request.user)
    return exports.lists(timezone.localdate())


@router.get("/announcements", response={200: Page[Announced], **declared(403)}, summary="Announcements, the newest first")
def announcements(request: HttpRequest, after: Query[After]) -> Any:
    access.overseer(request.user)
    return page(Announcement.objects.select_related("author", "approved_by", "notice"), after, "-id")


@router.post(
    "/announcements", response={201: Announced, **declared(403, 409)}, summary="Draft an announcement; people approve it on its page"
)
def draft(request: HttpRequest, body: NewAnnouncement) -> Any:
    by = access.writer(request.user).person
    return Status(201, actions.draft(**body.dict(), by=by, at=timezone.now()))


@router.get("/outbox", response={200: Page[Mail], **declared(403)}, summary="What became of every mail, the newest first")
def outbox(request: HttpRequest, after: Query[Mails]) -> Any:
    access.overseer(request.user)
    return page(deliveries(after.state or "", person=after.person), after, "-id")


@router.get("/me/preferences", response=list[Preference], summary="What I want to be told")
def preferences(request: HttpRequest) -> Any:
    return _choices(signed_in_account(request).person_id)


@router.put("/me/preferences", response={200: list[Preference], **declared(404, 409)}, summary="Choose what I am told")
def choose(request: HttpRequest, body: Choice) -> Any:
    person = signed_in_account(request).person
    actions.choose(person, body.wanted, by=person, at=timezone.now())
    return _choices(person.pk)


def _choices(person: int) -> list[dict[str, Any]]:
    rows = queries.choices_of(person)
    return [
        {"kind": one.kind.code, "label": str(one.kind.label), "wanted": one.is_wanted, "statutory": one.kind.is_statutory} for one in rows
    ]
