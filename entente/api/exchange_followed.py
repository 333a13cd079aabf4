"""The exchange by program: questions to circles, who reuses what, and what crossed from sector to sector."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import exchange_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.exchange import access, actions
from entente.exchange.models import Question
from entente.exchange.queries.flow import across, adopted, flow
from entente.members.viewers import keys_of
from entente.people.models import Person

router = Router(tags=["Exchange"])


@router.get("/exchange/questions", response=Page[schemas.ExchangeQuestionOut], summary="Questions to circles that you may see")
def questions(request: HttpRequest, asked: Query[After]) -> Any:
    rows = access.questions(request.user).select_related("organisation", "body").prefetch_related("answers")
    found = page(rows, asked, "-id")
    for one in found["items"]:
        one.is_shown = access.asker_shown(request.user, one)
    return found


@router.get("/exchange/questions/{int:question_id}", response={200: schemas.ExchangeQuestionOut, **declared(404)}, summary="One question")
def question(request: HttpRequest, question_id: int) -> Any:
    return _asked(request, access.question_to_read(request.user, question_id))


@router.post(
    "/exchange/questions/{int:question_id}/answers",
    response={201: schemas.ExchangeQuestionOut, **declared(403, 404, 409)},
    summary="Answer a question of your circle",
)
def answer(request: HttpRequest, question_id: int, body: schemas.ExchangeAnswerIn) -> Any:
    found = access.question_to_answer(request.user, question_id)
    actions.answer(found, body.text, may_use=body.may_use, by=_by(request), at=_now())
    return Status(201, _asked(request, found))


@router.get("/exchange/reuses", response=Page[schemas.ReuseOut], summary="What your organisations take up, and what of theirs is taken up")
def reuses(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.reuses(request.user), asked, "-id")


@router.get("/exchange/reuses/{int:reuse_id}", response={200: schemas.ReuseOut, **declared(404)}, summary="How one goes")
def reuse(request: HttpRequest, reuse_id: int) -> Any:
    return access.reuse_to_read(request.user, reuse_id)


@router.post("/exchange/reuses/{int:reuse_id}/move", response={200: schemas.ReuseOut, **declared(403, 404, 409)}, summary="Say how it goes")
def move(request: HttpRequest, reuse_id: int, body: schemas.MoveIn) -> Any:
    found = access.reuse_to_move(request.user, reuse_id)
    by, why_not = _by(request), body.why_not or ""
    return actions.move(found, body.state, on=body.on, remark=body.remark, why_not=why_not, by=by, at=_now())


@router.get("/exchange/across", auth=anyone, response=schemas.AcrossOut, summary="Innovations adopted across sectors, and the flows")
def crossing(request: HttpRequest) -> Any:
    day = timezone.localdate()
    rows = list(adopted(keys_of(request.user), day))
    found = across(rows)
    flows = [{"source": source, "target": target, "adoptions": count} for (source, target), count in sorted(flow(rows).items())]
    return {"day": day, "value": found.value, "practices": [one.practice_id for one in found.counted], "flows": flows}


def _asked(request: HttpRequest, found: Question) -> Question:
    found.is_shown = access.asker_shown(request.user, found)  # type: ignore[attr-defined]
    return found


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person


def _now() -> datetime:
    return timezone.now()
