"""Support by program: ask and follow for a member, answer for the partnership, and the figures."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import support_schemas as schemas
from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.api.paging import Page, page
from entente.members.access import organisation_to_read
from entente.notices.references import Reference
from entente.people.models import Person
from entente.search.queries import matching
from entente.support import access, actions, figures, queries
from entente.support.actions import Asking
from entente.support.models import Request

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Support"])
WHOLE = {200: schemas.WholeRequestOut, **declared(403, 404, 409)}


@router.get("/support", response=Page[schemas.RequestOut], summary="Requests that are yours to see, the newest first")
def requests(request: HttpRequest, asked: Query[schemas.RequestsAsked]) -> Any:
    found = access.requests(request.user)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.q:
        found = found.filter(pk__in=matching(queries.NOUN, asked.q))
    return page(found, asked, "-id")


@router.get("/support/figures", response={200: schemas.FiguresOut, **declared(403)}, summary="What is asked for, and what becomes of it")
def counted(request: HttpRequest, asked: Query[schemas.FiguresAsked]) -> Any:
    access.overseer(request.user)
    found = figures.facts(asked.year)
    by_initiative = [schemas.named(line, label) for label, line in figures.by_initiative(found)]
    return {
        "whole": figures.whole(found),
        "by_kind": figures.by_kind(found),
        "by_initiative": by_initiative,
        "by_country": figures.by_country(found),
    }


@router.get(
    "/support/{int:request_id}", response={200: schemas.WholeRequestOut, **declared(404)}, summary="One request, with what was said"
)
def one(request: HttpRequest, request_id: int) -> Any:
    return access.request_to_read(request.user, request_id)


@router.post("/support", response={201: schemas.WholeRequestOut, **declared(403, 404, 409)}, summary="Ask for support")
def ask(request: HttpRequest, body: schemas.NewRequest) -> Any:
    organisation = organisation_to_read(request.user, body.organisation)
    by = access.asker_for(request.user, organisation).person
    asked_by = by if by.pk in queries.speakers(organisation.pk, timezone.localdate()) else None
    initiative = Reference(**body.initiative.dict()) if body.initiative else None  # type: ignore[typeddict-item]
    asking = Asking(body.kind.value, body.said, initiative, body.initiative_name)
    return Status(201, actions.ask(asking, organisation, asked_by=asked_by, by=by, at=timezone.now()))


@router.post("/support/{int:request_id}/take-up", response=WHOLE, summary="Take a request up")
def take_up(request: HttpRequest, request_id: int) -> Any:
    return actions.take_up(_to_answer(request, request_id), by=_by(request), at=timezone.now())


@router.post("/support/{int:request_id}/decline", response=WHOLE, summary="Decline a request, with the reason")
def decline(request: HttpRequest, request_id: int, body: schemas.SupportBecause) -> Any:
    return actions.decline(_to_answer(request, request_id), because=body.because, by=_by(request), at=timezone.now())


@router.post("/support/{int:request_id}/withdraw", response=WHOLE, summary="Take a request back")
def withdraw(request: HttpRequest, request_id: int, body: schemas.SupportBecause) -> Any:
    found = access.request_to_follow(request.user, request_id)
    return actions.withdraw(found, because=body.because, by=_by(request), at=timezone.now())


@router.post("/support/{int:request_id}/close", response=WHOLE, summary="Say that the answer suffices")
def close(request: HttpRequest, request_id: int) -> Any:
    return actions.close(access.request_to_follow(request.user, request_id), by=_by(request), at=timezone.now())


@router.post("/support/{int:request_id}/messages", response=WHOLE, summary="Write to the other side about a request")
def say(request: HttpRequest, request_id: int, body: schemas.NewMessage) -> Any:
    found = access.request_to_write_about(request.user, request_id)
    is_from_office = not access.speaks_for(request.user, found)
    actions.say(found, body.text, is_from_office=is_from_office, by=_by(request), at=timezone.now())
    return access.request_to_read(request.user, request_id)


@router.put("/support/{int:request_id}/answer", response=WHOLE, summary="Write the answer, or change its draft")
def write_answer(request: HttpRequest, request_id: int, body: schemas.NewAnswer) -> Any:
    actions.write_answer(_to_answer(request, request_id), actions.Letter(**body.dict()), by=_by(request), at=timezone.now())
    return access.request_to_read(request.user, request_id)


@router.post("/support/{int:request_id}/answer/hand-in", response=WHOLE, summary="Ask for a second pair of eyes on the answer")
def hand_in_answer(request: HttpRequest, request_id: int) -> Any:
    actions.hand_in_answer(_to_answer(request, request_id), by=_by(request), at=timezone.now())
    return access.request_to_read(request.user, request_id)


@router.post("/support/{int:request_id}/answer/send-back", response=WHOLE, summary="Send the answer back, with a word why")
def send_answer_back(request: HttpRequest, request_id: int, body: schemas.SupportBecause) -> Any:
    actions.send_answer_back(_to_answer(request, request_id), because=body.because, by=_by(request), at=timezone.now())
    return access.request_to_read(request.user, request_id)


@router.post("/support/{int:request_id}/answer/sign", response=WHOLE, summary="Sign the answer off: the letter is made, filed and sent")
def sign_off(request: HttpRequest, request_id: int) -> Any:
    actions.sign_off(_to_answer(request, request_id), by=_by(request), at=timezone.now())
    return access.request_to_read(request.user, request_id)


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person


def _to_answer(request: HttpRequest, pk: int) -> Request:
    return access.request_to_answer(request.user, pk)
