"""The programme by program: goals and how they stand, initiatives, the timeline, indicators and their values."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import programme_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.indicators import access as measured
from entente.indicators import actions as indicators
from entente.indicators import queries as known
from entente.members.access import organisation_to_read
from entente.members.models import Partnership
from entente.people.models import Person
from entente.programme import access, actions, queries
from entente.programme.models import Goal

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal, indicators.CannotKeep)
router = Router(tags=["Programme"])


@router.get("/programme/goals", auth=anyone, response=list[schemas.GoalOut], summary="The goals, how each stands, and why")
def goals(request: HttpRequest) -> Any:
    return [schemas.goal(one) for one in queries.goals_standing(access.goals(request.user), _day())]


@router.get(
    "/programme/goals/{int:goal_id}",
    auth=anyone,
    response={200: schemas.GoalOut, **declared(404)},
    summary="One goal, how it stands, and why",
)
def goal(request: HttpRequest, goal_id: int) -> Any:
    found = access.goal_to_read(request.user, goal_id)
    return schemas.goal(queries.goals_standing(Goal.objects.filter(pk=found.pk), _day())[0])


@router.get(
    "/programme/initiatives", auth=anyone, response=Page[schemas.InitiativeOut], summary="Initiatives that you may see, the newest first"
)
def initiatives(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.initiatives(request.user).select_related("lead"), asked, "-id")


@router.post(
    "/programme/initiatives", response={201: schemas.InitiativeOut, **declared(403, 404, 409)}, summary="Propose an initiative for a goal"
)
def propose(request: HttpRequest, body: schemas.NewInitiative) -> Any:
    lead = organisation_to_read(request.user, body.lead)
    by = access.proposer_for(request.user, lead).person
    chosen = [access.goal_to_read(request.user, pk) for pk in body.goals]
    said = actions.Proposal(**body.dict() | {"lead": lead, "goals": chosen})
    return Status(201, actions.propose(said, by=by, at=timezone.now()))


@router.get(
    "/programme/initiatives/{int:initiative_id}",
    auth=anyone,
    response={200: schemas.InitiativeOut, **declared(404)},
    summary="One initiative",
)
def initiative(request: HttpRequest, initiative_id: int) -> Any:
    return access.initiative_to_read(request.user, initiative_id)


@router.post(
    "/programme/initiatives/{int:initiative_id}/turn",
    response={200: schemas.InitiativeOut, **declared(403, 404, 409)},
    summary="Adopt an initiative, begin, finish or stop it",
)
def turn(request: HttpRequest, initiative_id: int, body: schemas.TurnIn) -> Any:
    found = access.initiative_to_keep(request.user, initiative_id)
    return actions.move(found, body.turn.value, because=body.because, by=_by(request), at=timezone.now())


@router.get(
    "/programme/timeline", auth=anyone, response=list[schemas.LineOut], summary="Every milestone, planned and expected, and what it moves"
)
def timeline(request: HttpRequest) -> Any:
    counted = queries.plan(_day())
    late = {line.pk: counted.moves(line.pk) for line in counted.late()}
    return [schemas.line(one, late.get(one.pk, [])) for one in counted.lines.values()]


@router.get("/programme/indicators", auth=anyone, response=list[schemas.IndicatorOut], summary="What is measured, and the validated values")
def list_indicators(request: HttpRequest) -> Any:
    return known.with_figures(measured.indicators(request.user).order_by("name"))


@router.post(
    "/programme/indicators/{int:indicator_id}/observations",
    response={201: schemas.ObservationOut, **declared(403, 404, 409)},
    summary="Enter a value, or that it was not collected; somebody else validates it",
)
def observe(request: HttpRequest, indicator_id: int, body: schemas.NewObservation) -> Any:
    found = measured.indicator_to_keep(request.user, indicator_id)
    return Status(201, indicators.observe(found, indicators.Seen(**body.dict()), by=_by(request), at=timezone.now()))


@router.post(
    "/programme/observations/{int:observation_id}/validate",
    response={200: schemas.ObservationOut, **declared(403, 404, 409)},
    summary="Validate a value that somebody else entered",
)
def validate(request: HttpRequest, observation_id: int) -> Any:
    return indicators.validate(measured.observation_to_judge(request.user, observation_id), by=_by(request), at=timezone.now())


def _day() -> date:
    return (Partnership.objects.first() or Partnership()).day


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person
