"""Industry by program: the register of labels, a badge checked, small companies, investors, investor days, the observatory."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import industry_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.industry import access, actions
from entente.industry.badge import check
from entente.industry.models import Investor, Label, Snapshot
from entente.members.models import Organisation
from entente.people.models import Person

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Industry"])


@router.get("/industry/labels", auth=anyone, response=Page[schemas.LabelOut], summary="The public register of labels, by company")
def labels(request: HttpRequest, asked: Query[After], filters: Query[schemas.LabelFilter]) -> Any:
    rows = Label.objects.shown().showing(filters.state.value if filters.state else "", timezone.localdate())
    rows = rows.filter(country=filters.country) if filters.country else rows
    return page(rows.select_related("organisation", "criteria", "issuer"), asked, "name_key", "id")


@router.get(
    "/industry/labels/{int:label_id}", auth=anyone, response={200: schemas.LabelOut, **declared(404)}, summary="One label that you may see"
)
def label(request: HttpRequest, label_id: int) -> Any:
    return access.label_to_read(request.user, label_id)


@router.post(
    "/industry/labels/{int:label_id}/grant",
    response={200: schemas.LabelOut, **declared(403, 404, 409)},
    summary="Grant a label: the issuer of its country, or the office; never who applied",
)
def grant(request: HttpRequest, label_id: int, body: schemas.GrantIn) -> Any:
    found = access.label_to_decide(request.user, label_id)
    return actions.grant(found, until_on=body.until_on, issuer=_issuer(request, found), by=_by(request), at=timezone.now())


@router.post(
    "/industry/labels/{int:label_id}/turn",
    response={200: schemas.LabelOut, **declared(403, 404, 409)},
    summary="Refuse an application or revoke a label, with the reason",
)
def turn(request: HttpRequest, label_id: int, body: schemas.IndustryTurnIn) -> Any:
    found = access.label_to_decide(request.user, label_id)
    if body.turn == schemas.Turn.REVOKE:
        return actions.revoke(found, because=body.because, by=_by(request), at=timezone.now())
    return actions.refuse(found, because=body.because, issuer=_issuer(request, found), by=_by(request), at=timezone.now())


@router.post("/industry/check", auth=anyone, response=schemas.CheckedOut, summary="Check a badge: its JSON credential or its SVG")
def check_badge(request: HttpRequest, body: schemas.IndustryCheckIn) -> Any:
    return check(body.badge, timezone.localdate())


@router.post(
    "/industry/labels/{int:label_id}/complaints",
    response={201: schemas.ComplaintOut, **declared(404, 409)},
    summary="Complain about a label; the office alone reads it",
)
def complain(request: HttpRequest, label_id: int, body: schemas.ComplaintIn) -> Any:
    found = access.label_to_read(request.user, label_id)
    return Status(201, actions.complain(found, body.text, by=_by(request), at=timezone.now()))


@router.get("/industry/smes", auth=anyone, response=Page[schemas.ProfileOut], summary="Growth profiles of small companies that you may see")
def smes(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.profiles(request.user).select_related("organisation"), asked, "name_key", "id")


@router.get("/industry/investors", auth=anyone, response=Page[schemas.InvestorOut], summary="Investors, as their source lists them")
def investors(request: HttpRequest, asked: Query[After]) -> Any:
    return page(Investor.objects.all(), asked, "name_key", "id")


@router.get("/industry/days", auth=anyone, response=Page[schemas.DayOut], summary="Investor days that you may see, the newest first")
def days(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.days(request.user), asked, "-id")


@router.get("/industry/meetings", response=Page[schemas.IndustryMeetingOut], summary="Meetings of investor days that you may see")
def meetings(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.meetings(request.user), asked, "-id")


@router.get("/industry/observatory", auth=anyone, response={200: schemas.SnapshotOut, **declared(404)}, summary="The last stored figures")
def observatory(request: HttpRequest) -> Any:
    return access.there(Snapshot.objects.order_by("-at", "-pk").first())


def _issuer(request: HttpRequest, found: Label) -> Organisation | None:
    return None if access.keeps(request.user) else access.issued_by(request.user).get(found.country_id)


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person
