"""The programme by program: goals and how they stand, initiatives, the timeline, indicators and their values."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from entente.api import programme_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.governance import access as bodies
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


@router.post("/programme/goals", response={201: schemas.GoalOut, **declared(403, 404, 409)}, summary="Set a goal")
def set_goal(request: HttpRequest, body: schemas.NewGoal) -> Any:
    by = access.keeper(request.user).person
    made = actions.set_goal(_goal(request, body), by=by, at=timezone.now())
    return Status(201, _standing(made))


@router.post(
    "/programme/goals/{int:goal_id}",
    response={200: schemas.GoalOut, **declared(403, 404, 409)},
    summary="Change a goal, with the reason",
)
def change_goal(request: HttpRequest, goal_id: int, body: schemas.ChangedGoal) -> Any:
    found = access.goal_to_keep(request.user, goal_id)
    return _standing(actions.change_goal(found, _goal(request, body), because=body.because, by=_by(request), at=timezone.now()))


@router.get(
    "/programme/goals/{int:goal_id}/reviews",
    auth=anyone,
    response={200: list[schemas.ReviewOut], **declared(404)},
    summary="The reviews of a goal that you may see, the newest first",
)
def list_reviews(request: HttpRequest, goal_id: int) -> Any:
    found = access.goal_to_read(request.user, goal_id)
    return access.reviews(request.user).filter(goal=found).order_by("-until")


@router.post(
    "/programme/goals/{int:goal_id}/reviews",
    response={201: schemas.ReviewOut, **declared(403, 404, 409)},
    summary="Write the review of a half-year, or other words for its draft",
)
def write_review(request: HttpRequest, goal_id: int, body: schemas.ProgrammeNewReview) -> Any:
    found = access.goal_to_review(request.user, goal_id)
    return Status(201, actions.write_review(found, **body.dict(), by=_by(request), at=timezone.now()))


@router.post(
    "/programme/reviews/{int:review_id}/put",
    response={200: schemas.ReviewOut, **declared(403, 404, 409)},
    summary="Put a review before the board",
)
def put_review(request: HttpRequest, review_id: int) -> Any:
    return actions.put_before_the_board(access.review_to_write(request.user, review_id), by=_by(request), at=timezone.now())


@router.post(
    "/programme/reviews/{int:review_id}/adopt",
    response={200: schemas.ReviewOut, **declared(403, 404, 409)},
    summary="Enter that the board adopted a review",
)
def adopt_review(request: HttpRequest, review_id: int, body: schemas.AdoptedIn) -> Any:
    return actions.adopt_review(access.review_to_adopt(request.user, review_id), **body.dict(), by=_by(request), at=timezone.now())


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


@router.post(
    "/programme/initiatives/{int:initiative_id}/milestones",
    response={201: schemas.MilestoneOut, **declared(403, 404, 409)},
    summary="Plan a milestone",
)
def plan_milestone(request: HttpRequest, initiative_id: int, body: schemas.NewMilestone) -> Any:
    found = access.initiative_to_tell(request.user, initiative_id)
    after = [access.milestone_to_read(request.user, pk) for pk in body.after]
    said = actions.Planned(body.title, body.begins_on, body.due_on, after)
    return Status(201, actions.plan_milestone(found, said, by=_by(request), at=timezone.now()))


@router.post(
    "/programme/milestones/{int:milestone_id}/expect",
    response={200: schemas.MilestoneOut, **declared(403, 404, 409)},
    summary="Say when a milestone is expected now, and why",
)
def expect(request: HttpRequest, milestone_id: int, body: schemas.ExpectedIn) -> Any:
    return actions.expect(access.milestone_to_tell(request.user, milestone_id), **body.dict(), by=_by(request), at=timezone.now())


@router.post(
    "/programme/milestones/{int:milestone_id}/reach",
    response={200: schemas.MilestoneOut, **declared(403, 404, 409)},
    summary="Say that a milestone was reached, with evidence",
)
def reach(request: HttpRequest, milestone_id: int, body: schemas.ReachedIn) -> Any:
    return actions.reach(access.milestone_to_tell(request.user, milestone_id), **body.dict(), by=_by(request), at=timezone.now())


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


def _goal(request: HttpRequest, body: schemas.NewGoal) -> actions.GoalFacts:
    """Indicators by their short names, the owner by its own."""
    facts = body.dict(exclude={"because", "owner", "indicators"})
    owner = bodies.body_to_read(body.owner) if body.owner else None
    chosen = list(measured.indicators(request.user).filter(code__in=body.indicators).order_by("name"))
    if missing := sorted(set(body.indicators) - {one.code for one in chosen}):
        raise actions.CannotPropose(_("There is no indicator “%(code)s”; its page says its short name.") % {"code": missing[0]})
    return actions.GoalFacts(**facts, owner=owner, indicators=chosen)


def _standing(goal: Goal) -> dict[str, Any]:
    return schemas.goal(queries.goals_standing(Goal.objects.filter(pk=goal.pk), _day())[0])


def _day() -> date:
    return (Partnership.objects.first() or Partnership()).day


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person
