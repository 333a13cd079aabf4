"""Skills by program: roles and what they ask, courses, the career path, demand and supply, ranges, exercises, campaigns, people."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from pydantic import Field

from entente.api import skills_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.engine.learning import Limits
from entente.members.access import organisation_to_read
from entente.members.viewers import viewer_of
from entente.people.models import Person
from entente.skills import access, actions
from entente.skills.models import Course
from entente.skills.queries.courses import Wanted, listed
from entente.skills.queries.figures import newest
from entente.skills.queries.gap import gap_of
from entente.skills.queries.paths import career, profile_of
from entente.vocabulary.models import RoleProfile

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Skills"])
CODE = Field("", max_length=40)


class CoursesAsked(After):
    role: str = CODE
    country: str = Field("", max_length=2)
    level: str = Field("", max_length=12)
    form: str = Field("", max_length=7)
    language: str = Field("", max_length=2)
    q: str = Field("", max_length=200)


class PathAsked(Schema):
    become: str = Field(max_length=40)
    am: str = CODE
    language: str = Field("", max_length=2)
    country: str = Field("", max_length=2)
    budget: Decimal | None = Field(None, ge=0, le=10**8)


@router.get("/skills/roles", auth=anyone, response=list[schemas.SkillsRoleOut], summary="The roles of the European framework (ECSF)")
def roles(request: HttpRequest) -> Any:
    return RoleProfile.objects.current().order_by("position")


@router.get("/skills/roles/{role_code}", auth=anyone, response={200: schemas.RoleAsks, **declared(404)}, summary="What a role asks")
def role(request: HttpRequest, role_code: str) -> Any:
    found = _role(role_code)
    return {"code": found.pk, "name": found.name, "asks": profile_of(found.pk)}


@router.get("/skills/path", auth=anyone, response={200: schemas.CareerOut, **declared(404)}, summary="From one role to another by courses")
def path(request: HttpRequest, asked: Query[PathAsked]) -> Any:
    limits = Limits(frozenset({asked.language} - {""}), frozenset({asked.country} - {""}), asked.budget)
    return schemas.career(career(_role(asked.am).pk if asked.am else "", _role(asked.become).pk, limits))


@router.get("/skills/courses", auth=anyone, response=Page[schemas.CourseOut], summary="Courses that you may see, by title")
def courses(request: HttpRequest, asked: Query[CoursesAsked]) -> Any:
    wanted = Wanted(_plain(asked.q), asked.role, "", asked.country.upper(), asked.level, asked.form, asked.language)
    return page(listed(access.courses(request.user), wanted).prefetch_related("covers"), asked, "title_key", "id")


@router.post("/skills/courses", response={201: schemas.CourseOut, **declared(403, 404, 409)}, summary="Propose a course")
def propose(request: HttpRequest, body: schemas.NewCourse) -> Any:
    provider = organisation_to_read(request.user, body.provider)
    by = access.speaker_for(request.user, provider).person
    covers = {(one.kind.value, one.code): one.depth for one in body.covers}
    said = body.dict() | {"provider": provider, "provider_name": provider.name, "languages": tuple(body.languages), "covers": covers}
    return Status(201, actions.propose(actions.CourseFacts(**said), by=by, at=timezone.now()))


@router.get("/skills/courses/{int:course_id}", auth=anyone, response={200: schemas.CourseOut, **declared(404)}, summary="One course")
def course(request: HttpRequest, course_id: int) -> Any:
    return access.course_to_read(request.user, course_id)


@router.post(
    "/skills/courses/{int:course_id}/publish",
    response={200: schemas.CourseOut, **declared(403, 404, 409)},
    summary="Publish a course that somebody else wrote",
)
def publish(request: HttpRequest, course_id: int) -> Any:
    found: Course = access.course_to_review(request.user, course_id)
    return actions.publish(found, by=_by(request), at=timezone.now())


@router.get("/skills/gap", auth=anyone, response={200: dict[str, Any], **declared(404)}, summary="How many people of a role are missing")
def gap(request: HttpRequest, role: str, country: str = "") -> Any:
    return gap_of(_role(role), _plain(country).upper()[:2])


@router.get("/skills/demand", auth=anyone, response={200: schemas.SkillsFiguresOut, **declared(404)}, summary="The figures published last")
def demand(request: HttpRequest) -> Any:
    found = newest()
    if found is None:
        raise Http404
    names = ("year", "asked", "answered", "tables", "hard")
    return {name: found.body[name] for name in names} | {"published_at": found.at, "digest": found.digest}


@router.get("/skills/ranges", auth=anyone, response=Page[schemas.RangeOut], summary="Cyber ranges that you may see")
def ranges(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.ranges(request.user).select_related("organisation").prefetch_related("capabilities"), asked, "-id")


@router.get("/skills/ranges/{int:range_id}", auth=anyone, response={200: schemas.RangeOut, **declared(404)}, summary="One cyber range")
def cyber_range(request: HttpRequest, range_id: int) -> Any:
    return access.range_to_read(request.user, range_id)


@router.get("/skills/exercises", auth=anyone, response=Page[schemas.ExerciseOut], summary="Exercises that you may see")
def exercises(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.exercises(request.user), asked, "-id")


@router.get(
    "/skills/exercises/{int:exercise_id}",
    auth=anyone,
    response={200: schemas.ExerciseOut, **declared(403, 404)},
    summary="An exercise",
)
def exercise(request: HttpRequest, exercise_id: int) -> Any:
    return access.exercise_to_read(request.user, viewer_of(request.user), exercise_id)


@router.get("/skills/campaigns", auth=anyone, response=Page[schemas.CampaignOut], summary="Campaigns that you may see")
def campaigns(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.campaigns(request.user), asked, "-id")


@router.get("/skills/campaigns/{int:campaign_id}", auth=anyone, response={200: schemas.CampaignOut, **declared(404)}, summary="A campaign")
def campaign(request: HttpRequest, campaign_id: int) -> Any:
    return access.campaign_to_read(request.user, campaign_id)


@router.get("/skills/experts", auth=anyone, response=Page[schemas.ExpertOut], summary="People who offer something, shown by their choice")
def experts(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.experts(request.user).select_related("person"), asked, "-id")


@router.get("/skills/experts/{int:expert_id}", auth=anyone, response={200: schemas.ExpertOut, **declared(404)}, summary="One expert")
def expert(request: HttpRequest, expert_id: int) -> Any:
    return access.expert_to_read(request.user, expert_id)


def _role(code: str) -> RoleProfile:
    found: RoleProfile | None = RoleProfile.objects.filter(pk=_plain(code)).first()
    if found is None:
        raise Http404
    return found


def _plain(said: str) -> str:
    return said.replace("\x00", "").strip()


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person
