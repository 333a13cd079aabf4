"""Long work: how far it is, stop, go on. Whoever started it, and the office."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Schema

from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.jobs import access, actions
from entente.jobs.choices import JobState
from entente.jobs.models import Job

router = Router(tags=["Long work"])


class Work(Schema):
    """One job. `is_interrupted`: its worker has not been heard of for a minute, and it can go on."""

    id: int
    kind: str
    title: str
    state: JobState
    is_interrupted: bool
    done: int
    total: int | None
    message: str
    result: dict[str, Any]
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @staticmethod
    def resolve_is_interrupted(job: Job) -> bool:
        return job.is_interrupted(timezone.now())


@router.get("/jobs", response=Page[Work])
def jobs(request: HttpRequest, after: Query[After]) -> Any:
    """The caller's own long work, newest first; all of it for the office."""
    return page(access.jobs_of(request.user), after, "-id")


@router.get("/jobs/{job_id}", response={200: Work, **declared(403, 404)})
def job(request: HttpRequest, job_id: int) -> Any:
    found = get_object_or_404(Job, pk=job_id)
    access.require(request.user, found)
    return found


@router.post("/jobs/{job_id}/stop", response={200: Work, **declared(403, 404, 409)})
def stop(request: HttpRequest, job_id: int) -> Any:
    """It ends after the step it is in; what was done stands."""
    found = get_object_or_404(Job, pk=job_id)
    return actions.stop(found, by=access.require(request.user, found).person, at=timezone.now())


@router.post("/jobs/{job_id}/go-on", response={200: Work, **declared(403, 404, 409)})
def go_on(request: HttpRequest, job_id: int) -> Any:
    """It takes up where it stopped."""
    found = get_object_or_404(Job, pk=job_id)
    return actions.go_on(found, by=access.require(request.user, found).person, at=timezone.now())
