"""Contributions: their organisation's lines, or all for the office and the auditors; decisions for the office."""

from typing import Any

from django.http import HttpRequest
from django.http.response import Http404
from django.utils import timezone
from ninja import Query, Router, Status

from entente.agreement import access, actions
from entente.agreement.queries.ledger import declarations, filtered
from entente.api import contribution_schemas as schemas
from entente.api.auth import confirmed
from entente.api.errors import declared
from entente.api.paging import Page, page
from entente.members.models import Organisation
from entente.people import access as people
from entente.people.choices import Permission
from entente.projects.models import Participation

router = Router(tags=["Contributions"], auth=confirmed)


@router.get(
    "/contributions", response={200: Page[schemas.ContributionOut], **declared(403, 404)}, summary="Lines of the ledger: own ones, or all"
)
def contributions(request: HttpRequest, asked: Query[schemas.ContributionsAsked]) -> Any:
    own = access.ledger_to_read(request.user)
    wanted = asked.dict(exclude={"after", "limit", "organisation"}, exclude_none=True)
    known = declarations(access.contract_to_read()).select_related("organisation", "participation__project")
    rows = filtered(known, organisations=own, **wanted)
    if asked.organisation:
        rows = rows.filter(organisation__slug=asked.organisation)
    return page(rows, asked, "-id")


@router.get("/contributions/{int:number}", response={200: schemas.ContributionOut, **declared(403, 404)}, summary="One line of the ledger")
def contribution(request: HttpRequest, number: int) -> Any:
    return access.declaration_to_read(request.user, number)


@router.post("/contributions", response={201: schemas.ContributionOut, **declared(403, 404, 409)}, summary="Declare a contribution")
def declare(request: HttpRequest, body: schemas.NewContribution) -> Any:
    by, found = access.declarant(request.user).person, access.contract_to_read()
    organisation = access.organisation_to_declare_for(request.user, body.organisation)
    made = actions.declare(found, _line(body, organisation), by=by, at=timezone.now())
    return Status(201, access.declaration_to_read(request.user, made.pk))


@router.post(
    "/contributions/{int:number}/corrections",
    response={201: schemas.ContributionOut, **declared(403, 404, 409)},
    summary="Correct a line by a new one that replaces it",
)
def correct(request: HttpRequest, number: int, body: schemas.Correction) -> Any:
    old = access.declaration_to_correct(request.user, number)
    by = access.declarant(request.user).person
    line = _line(body, old.organisation)
    made = actions.declare(old.contract, line, replaces=old, because=body.because, by=by, at=timezone.now())
    return Status(201, access.declaration_to_read(request.user, made.pk))


@router.post("/contributions/nothing", response={204: None, **declared(403, 404, 409)}, summary="Answer that there is nothing to report")
def nothing(request: HttpRequest, body: schemas.NothingToReport) -> Any:
    by = access.declarant(request.user).person
    organisation = access.organisation_to_declare_for(request.user, body.organisation)
    actions.answer_nothing(access.contract_to_read(), organisation, body.year, by=by, at=timezone.now())
    return Status(204, None)


@router.post(
    "/contributions/{int:number}/review", response={200: schemas.ContributionOut, **declared(403, 404, 409)}, summary="Review a line"
)
def review(request: HttpRequest, number: int, body: schemas.NewReview) -> Any:
    by, line = people.require(request.user, Permission.LEDGER_DECIDE).person, access.declaration_to_decide(request.user, number)
    actions.review(line, note=body.note, by=by, at=timezone.now())
    return access.declaration_to_read(request.user, number)


@router.post(
    "/contributions/{int:number}/decision",
    response={200: schemas.ContributionOut, **declared(403, 404, 409)},
    summary="Accept a line, whole or reduced, or reject it: an amount, or none and a reason",
)
def decide(request: HttpRequest, number: int, body: schemas.NewDecision) -> Any:
    by, line = people.require(request.user, Permission.LEDGER_DECIDE).person, access.declaration_to_decide(request.user, number)
    if body.accepted is None:
        actions.reject(line, reason=body.reason, note=body.note, by=by, at=timezone.now())
    else:
        actions.accept(line, body.accepted, reason=body.reason, note=body.note, by=by, at=timezone.now())
    return access.declaration_to_read(request.user, number)


def _line(body: schemas.LineIn, organisation: Organisation) -> actions.NewLine:
    return actions.NewLine(
        organisation=organisation,
        year=body.year,
        activity=body.activity.value,
        amount=body.amount,
        grade=body.grade.value,
        currency=body.currency,
        note=body.note,
        participation=_participation(body.project, organisation) if body.project else None,
        is_planned=body.planned,
    )


def _participation(key: str, organisation: Organisation) -> Participation:
    found = Participation.objects.select_related("project").filter(project__key=key, organisation=organisation).first()
    if found is None:
        raise Http404
    return found
