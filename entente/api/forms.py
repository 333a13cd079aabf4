"""Rounds: what is asked, one's own answer, and what came of it for those who may see it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router

from entente.api import forms_results_schemas as told
from entente.api import forms_schemas as schemas
from entente.api.errors import declared
from entente.api.forms_answering import router as answering
from entente.api.paging import Page, page
from entente.files.queries import BytesMissing, open_bytes
from entente.forms import access, queries, results
from entente.forms.refusals import Refusal
from entente.members.viewers import keys_of

REFUSALS: tuple[type[Exception], ...] = (Refusal,)
router = Router(tags=["Rounds"])
router.add_router("", answering)
_BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}}


@router.get("/rounds", response=Page[schemas.FormsRoundOut], summary="The rounds that you may see, the latest first")
def rounds(request: HttpRequest, asked: Query[schemas.RoundsAsked]) -> Any:
    found = queries.seen(keys_of(request.user))
    found = found.filter(state=asked.state.value) if asked.state else found.opened()
    return page(found.filter(home_key=asked.home) if asked.home else found, asked, "-changed_at", "-pk")


@router.get(
    "/rounds/{int:number}",
    response={200: schemas.WholeRoundOut, **declared(403, 404)},
    summary="One round with its questions, and where your answers stand",
)
def round_with_questions(request: HttpRequest, number: int) -> Any:
    row = access.round_to_read(request.user, number)
    row.__dict__["mine"] = access.askings(request.user, row)
    return row


@router.get(
    "/rounds/{int:number}/answers/{int:asked}/files/{str:key}",
    response=declared(403, 404),
    openapi_extra=_BYTES,
    summary="A file that was brought with an answer",
)
def file(request: HttpRequest, number: int, asked: int, key: str) -> HttpResponseBase:
    found = access.asking_to_read(request.user, access.round_to_read(request.user, number), asked)
    brought = queries.file_of(found, key, drafts=access.is_mine(request.user, found))
    if brought is None:
        raise Http404
    return _handed_out(brought)


@router.get(
    "/rounds/{int:number}/results",
    response={200: told.ResultsOut, **declared(403, 404)},
    summary="What came of a round: counts, shares, medians, texts",
)
def round_results(request: HttpRequest, number: int) -> Any:
    row = access.round_with_results(request.user, number, timezone.now())
    outcome, counts = results.outcome_of(row, timezone.now()), queries.funnel(row)
    return {"funnel": counts, "is_withheld": outcome.is_withheld, "why": outcome.why, "questions": outcome.tallies}


@router.get(
    "/rounds/{int:number}/answers",
    response={200: list[told.GivenOut], **declared(403, 404)},
    summary="Every answer that counts, for those who organise the round",
)
def answers(request: HttpRequest, number: int) -> Any:
    row = access.round_with_results(request.user, number, timezone.now())
    access.require_names(request.user, row)
    outcome = results.outcome_of(row, timezone.now())
    shown = {tally.question.key for tally in outcome.tallies if not tally.is_withheld}
    return [{**told.given(one), "answers": {key: said for key, said in one.said.items() if key in shown}} for one in outcome.given]


def _handed_out(brought: queries.Brought) -> HttpResponseBase:
    """Nothing that a browser would run in our name."""
    try:
        bytes_of = open_bytes(brought.upload)
    except BytesMissing as missing:
        raise Http404(str(missing)) from None
    response = FileResponse(bytes_of, as_attachment=True, filename=brought.name, content_type=brought.upload.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
