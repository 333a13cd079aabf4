"""Measures by program: the register, what members report, what candidates would open, which to choose, scenarios."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from entente.api import measures_schemas as schemas
from entente.api.auth import anyone
from entente.api.errors import declared
from entente.api.measures_parts import choice, reported, scenario_of, told
from entente.api.paging import Page, page
from entente.market import measure_access as access
from entente.market.access import keeper
from entente.market.actions import barriers, measures
from entente.market.actions.refusals import Refusal
from entente.market.actions.scenarios import keep_scenario
from entente.market.figures import index_told
from entente.market.models import Measure, MeasureOption
from entente.market.queries.barriers_frozen import live, released
from entente.market.queries.choosing import curve_of
from entente.market.queries.measures import Conditions
from entente.market.queries.what_if import candidates
from entente.members.access import organisation_to_read
from entente.people.models import Account, Person
from entente.vocabulary.models import Country

REFUSALS: tuple[type[Exception], ...] = (Refusal,)
router = Router(tags=["Measures"])
WHOLE = {200: schemas.WholeMeasureOut, **declared(403, 404, 409)}


@router.get("/measures", response=Page[schemas.MeasureOut], auth=anyone, summary="Acts, proposals and candidates")
def register(request: HttpRequest, asked: Query[schemas.MeasuresAsked]) -> Any:
    found = Measure.objects.all()
    if asked.stage:
        found = found.filter(stage=asked.stage)
    if asked.candidates is not None:
        found = found.filter(is_candidate=asked.candidates)
    return page(found, asked, "id")


@router.post("/measures", response={201: schemas.WholeMeasureOut, **declared(403, 409)}, summary="Compose a candidate measure")
def compose(request: HttpRequest, body: schemas.NewMeasure) -> Any:
    by = keeper(request.user).person
    return Status(201, measures.compose(measures.Described(**body.dict()), by=by, at=timezone.now()))


@router.get("/measures/what-if", response=schemas.WhatIfOut, auth=anyone, summary="What candidates would open, were they in force today")
def what_if(request: HttpRequest, measure: Query[list[str]] = []) -> Any:  # noqa: B006 -- ninja copies it
    """`?measure=slug&measure=slug`"""
    known = candidates(timezone.localdate())
    found = known.answer(known.choice(measure))
    return {
        "day": known.day,
        "chosen": [one.slug for one in found["chosen"]],
        "acc_before": found["before"].acc.value,
        "acc_after": found["after"].acc.value,
        "before": index_told(found["before"]),
        "after": index_told(found["after"]),
        "weights": asdict(found["after"].weights),
        "cost_low": found["low"],
        "cost_high": found["high"],
        "cost_not_known": [one.slug for one in found["uncosted"]],
        "against": [{"measure": one.slug, "how": how, "other": other} for one, how, other in found["against"]],
    }


@router.get("/measures/choose", response=schemas.ChoiceOut, auth=anyone, summary="Most access within a budget, with a proven bound")
def choose(request: HttpRequest, budget: schemas.Budget, capacity: schemas.Capacity = None, no_state_loses: bool = False) -> Any:
    """`capacity`: person-days that the measures of one year may take."""
    return choice(candidates(timezone.localdate()), budget, Conditions(capacity, no_state_loses))


@router.get("/measures/curve", response=schemas.CurveOut, auth=anyone, summary="The whole budget curve, each point with its bound")
def curve(request: HttpRequest) -> Any:
    known = candidates(timezone.localdate())
    return {"day": known.day, "points": [told(known, point.budget, point.answer) for point in curve_of(known)]}


@router.get(
    "/measures/barriers/figures", response=schemas.BarrierFiguresOut, auth=anyone, summary="Verified barriers, under disclosure control"
)
def figures(request: HttpRequest) -> Any:
    """Of today for members and the office; for everybody else as the last release froze them."""
    release, told = (None, live()) if access.counts_live(request.user) else released()
    return {**vars(told), "observed_costs": told.observed, "released_at": release.at if release else None}


@router.get("/measures/barriers", response=Page[schemas.BarrierOut], summary="Barriers that are yours to see, the newest first")
def listed(request: HttpRequest, asked: Query[schemas.BarriersAsked]) -> Any:
    found = access.barriers(request.user)
    return page(found.filter(status=asked.status) if asked.status else found, asked, "-id")


@router.post("/measures/barriers", response={201: schemas.BarrierOut, **declared(403, 404, 409)}, summary="Report a barrier")
def report(request: HttpRequest, body: schemas.NewBarrier) -> Any:
    organisation = organisation_to_read(request.user, body.organisation)
    by = access.reporter_for(request.user, organisation).person
    return Status(201, barriers.report(reported(body), organisation, by=by, at=timezone.now()))


@router.get("/measures/barriers/{int:barrier_id}", response={200: schemas.BarrierOut, **declared(404)}, summary="One barrier")
def one_barrier(request: HttpRequest, barrier_id: int) -> Any:
    return access.barrier_to_read(request.user, barrier_id)


@router.post(
    "/measures/barriers/{int:barrier_id}/verify",
    response={200: schemas.BarrierOut, **declared(403, 404, 409)},
    summary="Verify a barrier that somebody else reported",
)
def verify(request: HttpRequest, barrier_id: int, body: schemas.Verified) -> Any:
    found = access.barrier_to_verify(request.user, barrier_id)
    return barriers.verify(found, evidence=body.evidence, remark=body.remark, by=_by(request), at=timezone.now())


@router.post(
    "/measures/barriers/{int:barrier_id}/again",
    response={200: schemas.BarrierOut, **declared(403, 404, 409)},
    summary="Whether a barrier is still there, once the measure is in force",
)
def answer_again(request: HttpRequest, barrier_id: int, body: schemas.Again) -> Any:
    found = access.barrier_to_follow(request.user, barrier_id)
    return barriers.answer_again(found, body.still_there, by=_by(request), at=timezone.now())


@router.post("/measures/scenarios", response={201: schemas.ScenarioOut, **declared(403, 409)}, summary="Count a scenario and keep it")
def new_scenario(request: HttpRequest, body: schemas.NewScenario) -> Any:
    access.scenario_keeper(request.user)
    return Status(201, keep_scenario(scenario_of(body), by=_by(request), at=timezone.now()))


@router.get(
    "/measures/scenarios/{str:token}", response={200: schemas.ScenarioOut, **declared(404)}, auth=anyone, summary="A scenario by its link"
)
def scenario(request: HttpRequest, token: str) -> Any:
    return access.scenario_to_read(token)


@router.get("/measures/register/{slug:slug}", response={200: schemas.WholeMeasureOut, **declared(404)}, auth=anyone, summary="One measure")
def one(request: HttpRequest, slug: str) -> Any:
    return access.measure_to_read(slug)


@router.post("/measures/register/{slug:slug}/step", response=WHOLE, summary="Take a measure one stage further")
def step(request: HttpRequest, slug: str, body: schemas.NewStep) -> Any:
    found = access.measure_to_keep(request.user, slug)
    return measures.step(found, body.stage, text=body.text, reference=body.reference, on=body.on, by=_by(request), at=timezone.now())


@router.post("/measures/register/{slug:slug}/options", response=WHOLE, summary="Write an option of a measure")
def write_option(request: HttpRequest, slug: str, body: schemas.NewOption) -> Any:
    found = access.measure_to_keep(request.user, slug)
    measures.write_option(found, body.name, text=body.text, effect=body.effect, terms=body.terms, by=_by(request), at=timezone.now())
    return found


@router.post("/measures/register/{slug:slug}/options/{int:option_id}/choose", response=WHOLE, summary="Choose an option of a measure")
def choose_option(request: HttpRequest, slug: str, option_id: int) -> Any:
    found = access.measure_to_keep(request.user, slug)
    option = get_object_or_404(MeasureOption, pk=option_id, measure=found)
    return measures.choose_option(option, by=_by(request), at=timezone.now()).measure


@router.post("/measures/register/{slug:slug}/decide", response=WHOLE, summary="The Commission’s decision, with its legal reference")
def decide(request: HttpRequest, slug: str, body: schemas.MeasuresNewDecision) -> Any:
    found = access.measure_to_decide(request.user, slug)
    return measures.decide(found, reference=body.reference, text=body.text, on=body.on, by=_by(request), at=timezone.now())


@router.post("/measures/register/{slug:slug}/position", response=WHOLE, summary="The position of a member, or of a state with its source")
def position(request: HttpRequest, slug: str, body: schemas.NewPosition) -> Any:
    found, holder = access.measure_to_read(slug), _holder(request, body)
    by, now = _by(request), timezone.now()
    measures.take_position(found, holder, body.stance, text=body.text, source=body.source, on=timezone.localdate(now), by=by, at=now)
    found.refresh_from_db()
    return found


def _holder(request: HttpRequest, body: schemas.NewPosition) -> Any:
    if body.organisation:
        organisation = organisation_to_read(request.user, body.organisation)
        return access.speaker_for(request.user, organisation)
    keeper(request.user)
    if found := Country.objects.filter(pk=body.state).first():
        return found
    raise Http404(_("There is no state of this code."))


def _by(request: HttpRequest) -> Person:
    account: Account = request.user  # type: ignore[assignment]
    return account.person
