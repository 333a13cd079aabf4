"""Consortia by program: boards, their roles, who is suggested and why, invitations and answers."""

from typing import Any

from django.http import HttpRequest
from django.http.response import Http404
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import consortia_schemas as schemas
from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.consortia import access, actions, queries
from entente.members.access import organisation_to_read
from entente.members.models import Partnership
from entente.projects.models import Topic

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Consortia"])


@router.get("/consortia", response=Page[schemas.BoardOut], summary="Boards that you may see, the newest first")
def boards(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.boards(request.user).select_related("topic", "owner"), asked, "-id")


@router.post("/consortia", response={201: schemas.BoardOut, **declared(403, 404, 409)}, summary="Open a board for a call's topic")
def open_board(request: HttpRequest, body: schemas.NewBoard) -> Any:
    owner = organisation_to_read(request.user, body.coordinator)
    by = access.opener_for(request.user, owner).person
    topic = Topic.objects.filter(code__iexact=body.topic).first()
    if topic is None:
        raise Http404
    need = actions.Need(**body.dict(exclude={"coordinator"}) | {"topic": topic})
    return Status(201, actions.open_board(need, owner, by=by, at=timezone.now()))


@router.get("/consortia/{int:board_id}", response={200: schemas.BoardOut, **declared(404)}, summary="One board")
def board(request: HttpRequest, board_id: int) -> Any:
    return access.board_to_read(request.user, board_id)


@router.get("/consortia/{int:board_id}/roles", response={200: list[schemas.RoleOut], **declared(404)}, summary="The roles of a board")
def roles(request: HttpRequest, board_id: int) -> Any:
    return queries.roles_of(access.board_to_read(request.user, board_id))


@router.get(
    "/consortia/{int:board_id}/suggestion",
    response={200: schemas.SuggestionOut, **declared(403, 404)},
    summary="The best consortium that keeps every rule, and why each sits where it sits",
)
def suggestion(request: HttpRequest, board_id: int) -> Any:
    found = access.board_to_look_into(request.user, board_id)
    day = (Partnership.objects.first() or Partnership()).day
    return schemas.suggestion(queries.suggest(found, day))


@router.get(
    "/consortia/{int:board_id}/invitations",
    response={200: list[schemas.InvitationOut], **declared(404)},
    summary="Who was asked, as far as you may see it",
)
def invitations(request: HttpRequest, board_id: int) -> Any:
    found = access.board_to_read(request.user, board_id)
    return access.invitations(request.user).filter(role__board=found).select_related("organisation").order_by("pk")


@router.post(
    "/consortia/roles/{int:role_id}/invitations",
    response={201: schemas.InvitationOut, **declared(403, 404, 409)},
    summary="Ask an organisation to take a role",
)
def invite(request: HttpRequest, role_id: int, body: schemas.NewInvitation) -> Any:
    role = access.role_to_keep(request.user, role_id)
    organisation = organisation_to_read(request.user, body.organisation)
    by = signed_in_account(request).person
    return Status(201, actions.invite(role, organisation, words=body.words, by=by, at=timezone.now()))


@router.post(
    "/consortia/invitations/{int:invitation_id}/answer",
    response={200: schemas.InvitationOut, **declared(403, 404, 409)},
    summary="Accept or decline a role",
)
def answer(request: HttpRequest, invitation_id: int, body: schemas.ConsortiaAnswerIn) -> Any:
    found = access.invitation_to_answer(request.user, invitation_id)
    by = signed_in_account(request).person
    return actions.answer(found, body.answer.value, because=body.because, by=by, at=timezone.now())
