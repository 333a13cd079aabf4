"""One's own answer to a round: kept, sent, declined."""

from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Router
from ninja.files import UploadedFile

from entente.api import forms_schemas as schemas
from entente.api.auth import signed_in_account
from entente.api.errors import declared, refused
from entente.forms import access, actions, problems
from entente.forms.beginning import beginning
from entente.forms.models import Asked

router = Router(tags=["Rounds"])
Made = TypeVar("Made")


@router.get(
    "/rounds/{int:number}/answer",
    response={200: schemas.MyAnswerOut, **declared(403, 404)},
    summary="Your answer: as it was sent, as it is kept, or as it would begin",
)
def my_answer(request: HttpRequest, number: int, organisation: str = "") -> Any:
    return _mine(request, _asking(request, number, organisation))


@router.put(
    "/rounds/{int:number}/answer",
    response={200: schemas.MyAnswerOut, **declared(403, 404, 409)},
    summary="Keep a draft; nobody else sees it before it is sent",
)
def keep_answer(request: HttpRequest, number: int, body: schemas.AnswerIn, organisation: str = "") -> Any:
    asked = _asking(request, number, organisation)
    by = signed_in_account(request).person
    actions.save_draft(asked, body.answers, revision=body.revision, by=by, at=timezone.now())
    return _mine(request, asked)


@router.post(
    "/rounds/{int:number}/answer/send",
    response={200: schemas.MyAnswerOut, **declared(403, 404, 409)},
    summary="Send an answer; one sent later takes its place until the round closes",
)
def send_answer(request: HttpRequest, number: int, body: schemas.AnswerIn, organisation: str = "") -> Any:
    asked = _asking(request, number, organisation)
    by = signed_in_account(request).person
    try:
        actions.send(asked, body.answers, revision=body.revision, by=by, at=timezone.now())
    except actions.Unfinished as unfinished:
        return _unfinished(unfinished)
    return _mine(request, asked)


@router.post(
    "/rounds/{int:number}/answer/last",
    response={200: schemas.MyAnswerOut, **declared(403, 404, 409)},
    summary="Send what was answered last time, where it still answers what is asked",
)
def send_as_last_time(request: HttpRequest, number: int, organisation: str = "") -> Any:
    return _done(request, number, organisation, lambda asked, by, at: actions.repeat_last(asked, by=by, at=at))


@router.post(
    "/rounds/{int:number}/answer/nothing",
    response={200: schemas.MyAnswerOut, **declared(403, 404, 409)},
    summary="Say that there is nothing to report",
)
def say_nothing(request: HttpRequest, number: int, organisation: str = "") -> Any:
    return _done(request, number, organisation, lambda asked, by, at: actions.say_nothing(asked, by=by, at=at))


@router.post(
    "/rounds/{int:number}/answer/decline",
    response={200: schemas.MyAnswerOut, **declared(403, 404, 409)},
    summary="Decline, with a reason",
)
def decline(request: HttpRequest, number: int, body: schemas.DeclineIn, organisation: str = "") -> Any:
    return _done(request, number, organisation, lambda asked, by, at: actions.decline(asked, because=body.because, by=by, at=at))


@router.post(
    "/rounds/{int:number}/answer/files/{str:key}",
    response={200: schemas.MyAnswerOut, **declared(403, 404, 409, 413)},
    summary="Bring the file that answers a question; it is kept in the draft",
)
def bring_file(request: HttpRequest, number: int, key: str, file: File[UploadedFile], revision: int = 0, organisation: str = "") -> Any:
    asked = _asking(request, number, organisation)
    by = signed_in_account(request).person
    brought = cast(BinaryIO, file.file)
    actions.bring_file(asked, key, brought, file.name or "file", revision=revision, by=by, at=timezone.now())
    return _mine(request, asked)


def _asking(request: HttpRequest, number: int, organisation: str) -> Asked:
    """Who answers for several organisations says for which."""
    signed_in_account(request)
    asked, mine = access.asking_to_answer(request.user, number, organisation)
    if len(mine) > 1 and not organisation:
        raise actions.CannotAnswer(_("You answer for more than one organisation: say for which, as ?organisation=its-name-in-addresses."))
    return asked


def _done(request: HttpRequest, number: int, organisation: str, act: Callable[..., Made]) -> Any:
    asked = _asking(request, number, organisation)
    act(asked, signed_in_account(request).person, timezone.now())
    return _mine(request, asked)


def _mine(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    asked.refresh_from_db(fields=["became", "reason"])
    began = beginning(asked, signed_in_account(request).person, timezone.now())
    return {
        "state": asked.became,
        "reason": asked.reason,
        "organisation": asked.organisation.slug if asked.organisation else "",
        "answers": began.typed,
        "revision": began.revision,
        "is_draft": began.draft is not None,
        "sent": began.sent.said if began.sent else None,
        "last": began.last.said if began.last else None,
        "begun_with_last": sorted(began.from_last),
        "known_here": sorted(began.from_here),
    }


def _unfinished(unfinished: actions.Unfinished) -> HttpResponse:
    return refused(422, str(unfinished), {key: [problems.sentence(wrong)] for key, wrong in unfinished.outcome.problems.items()})
