"""The exchange by program: practices, needs and what fits them."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status

from entente.api import exchange_followed
from entente.api import exchange_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.exchange import access, actions
from entente.exchange.models import Need, Practice
from entente.exchange.queries.listing import shaped
from entente.members.access import organisation_to_read
from entente.people.models import Person
from entente.vocabulary.models import Sector

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Exchange"])
router.add_router("", exchange_followed.router)


@router.get("/exchange/practices", auth=anyone, response=Page[schemas.PracticeOut], summary="Practices and solutions that you may see")
def practices(request: HttpRequest, asked: Query[After]) -> Any:
    found = access.practices(request.user).live(timezone.localdate())  # type: ignore[attr-defined]
    return page(shaped(found), asked, "-id")


@router.post("/exchange/practices", response={201: schemas.WholePracticeOut, **declared(403, 404, 409)}, summary="Draft a practice")
def draft(request: HttpRequest, body: schemas.NewPractice) -> Any:
    organisation = organisation_to_read(request.user, body.organisation)
    by = access.speaker_for(request.user, organisation).person
    return Status(201, actions.draft(organisation, actions.PracticeFacts(**_facts(body)), by=by, at=_now()))


@router.get(
    "/exchange/practices/{int:practice_id}", auth=anyone, response={200: schemas.WholePracticeOut, **declared(404)}, summary="One practice"
)
def practice(request: HttpRequest, practice_id: int) -> Any:
    return access.practice_to_read(request.user, practice_id)


@router.post(
    "/exchange/practices/{int:practice_id}/put",
    response={200: schemas.WholePracticeOut, **declared(403, 404, 409)},
    summary="Hand a draft in for review",
)
def put(request: HttpRequest, practice_id: int) -> Any:
    found = access.practice_to_write(request.user, practice_id)
    actions.put_for_review(found, by=_by(request), at=_now())
    return _again(found)


@router.post(
    "/exchange/practices/{int:practice_id}/review",
    response={200: schemas.WholePracticeOut, **declared(403, 404, 409)},
    summary="Publish what somebody else handed in, or send it back",
)
def review(request: HttpRequest, practice_id: int, body: schemas.ExchangeReviewIn) -> Any:
    found = access.practice_to_keep(request.user, practice_id)
    if body.publish:
        actions.publish(found, until=body.until, by=_by(request), at=_now())
    else:
        actions.send_back(found, because=body.because, by=_by(request), at=_now())
    return _again(found)


@router.post(
    "/exchange/practices/{int:practice_id}/deployments",
    response={201: schemas.DeploymentOut, **declared(403, 404, 409)},
    summary="Say where a practice is at work",
)
def deploy(request: HttpRequest, practice_id: int, body: schemas.NewDeployment) -> Any:
    found = access.practice_to_write(request.user, practice_id)
    said = body.dict(exclude={"sector"})
    return Status(201, actions.deploy(found, _sector(body.sector), **said, by=_by(request), at=_now()))


@router.post(
    "/exchange/practices/{int:practice_id}/reuses",
    response={201: schemas.ReuseOut, **declared(403, 404, 409)},
    summary="Take a practice up: write to who shares it",
)
def contact(request: HttpRequest, practice_id: int, body: schemas.NewReuse) -> Any:
    found = access.practice_to_read(request.user, practice_id)
    organisation = organisation_to_read(request.user, body.organisation)
    by = access.speaker_for(request.user, organisation).person
    return Status(201, actions.contact(found, organisation, _sector(body.sector), words=body.words, by=by, at=_now()))


@router.get("/exchange/needs", auth=anyone, response=Page[schemas.NeedOut], summary="Open needs that you may see")
def needs(request: HttpRequest, asked: Query[After]) -> Any:
    found = page(access.needs(request.user).filter(state="open").select_related("organisation"), asked, "-id")
    for one in found["items"]:
        one.is_shown = access.owner_shown(request.user, one)
    return found


@router.post("/exchange/needs", response={201: schemas.NeedOut, **declared(403, 404, 409)}, summary="State a need")
def state_need(request: HttpRequest, body: schemas.NewNeed) -> Any:
    organisation = organisation_to_read(request.user, body.organisation)
    by = access.speaker_for(request.user, organisation).person
    return Status(201, _shown(request, actions.state_need(organisation, actions.NeedFacts(**_facts(body)), by=by, at=_now())))


@router.get("/exchange/needs/{int:need_id}", auth=anyone, response={200: schemas.NeedOut, **declared(404)}, summary="One need")
def need(request: HttpRequest, need_id: int) -> Any:
    return _shown(request, access.need_to_read(request.user, need_id))


@router.get(
    "/exchange/needs/{int:need_id}/suggestions",
    response={200: list[schemas.ExchangeSuggestionOut], **declared(404)},
    summary="What fits one of your needs, the best first, with the reasons",
)
def suggestions(request: HttpRequest, need_id: int) -> Any:
    found = access.need_to_read(request.user, need_id)
    if not access.is_own_need(request.user, found):
        raise Http404
    return list(access.suggestions(request.user, found))


@router.post(
    "/exchange/suggestions/{int:suggestion_id}/dismiss",
    response={200: schemas.ExchangeSuggestionOut, **declared(403, 404, 409)},
    summary="Dismiss a suggestion with a reason",
)
def dismiss(request: HttpRequest, suggestion_id: int, body: schemas.DismissIn) -> Any:
    found = access.suggestion_to_dismiss(request.user, suggestion_id)
    return actions.dismiss(found, body.because, by=_by(request), at=_now())


def _facts(body: Schema) -> dict[str, Any]:
    """Lists as they do not change."""
    said = body.dict(exclude={"organisation"})
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _sector(code: str) -> Sector:
    found: Sector | None = Sector.objects.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _again(found: Practice) -> Practice:
    return Practice.objects.select_related("organisation").get(pk=found.pk)


def _shown(request: HttpRequest, found: Need) -> Need:
    found.is_shown = access.owner_shown(request.user, found)  # type: ignore[attr-defined]
    return found


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person


def _now() -> datetime:
    return timezone.now()
