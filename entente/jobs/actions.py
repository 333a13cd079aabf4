"""Starting, stopping and going on with long work."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.jobs import kinds, work
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.people.models import Person


class CannotStop(Exception):
    """The job is not under way."""


class CannotGoOn(Exception):
    """The job is under way, or done."""


@transaction.atomic
def start(kind: str, title: str, parameters: Mapping[str, Any], *, by: Person, at: datetime) -> Job:
    """Put work in the queue once this transaction is done; `kind` is a name in some room's TASKS."""
    entry = record.open()
    kinds.work_of(kind)
    job = Job.objects.create(kind=kind, title=title, parameters=dict(parameters), by=by, created_at=at, waiting_since=at)
    entry.enter("jobs.started", job, by=by, after={"kind": kind})
    _enqueue(job)
    return job


@transaction.atomic
def stop(job: Job, *, by: Person, at: datetime) -> Job:
    """Ask the work to stop after the step it is in; what waits stops at once."""
    entry = record.open()
    current = Job.objects.select_for_update().get(pk=job.pk)
    if current.state not in {JobState.WAITING, JobState.RUNNING}:
        raise CannotStop(_("“%(job)s” is not running any more.") % {"job": current})
    if current.state == JobState.WAITING or current.is_interrupted(at):
        current.state, current.ended_at, current.message = JobState.STOPPED, at, _("Stopped before it went on; go on whenever you like.")
    current.is_stop_asked = True
    current.save(update_fields=["state", "ended_at", "message", "is_stop_asked"])
    entry.enter("jobs.stop_asked", current, by=by)
    return current


@transaction.atomic
def go_on(job: Job, *, by: Person, at: datetime) -> Job:
    """Queue the work again; it takes up where it stopped."""
    entry = record.open()
    current = Job.objects.select_for_update().get(pk=job.pk)
    if not current.can_go_on(at):
        raise CannotGoOn(
            _("“%(job)s” is %(state)s; there is nothing to go on with.") % {"job": current, "state": current.get_state_display().lower()}
        )
    current.state, current.is_stop_asked, current.waiting_since, current.ended_at, current.message = JobState.WAITING, False, at, None, ""
    current.save(update_fields=["state", "is_stop_asked", "waiting_since", "ended_at", "message"])
    entry.enter("jobs.gone_on", current, by=by, after={"done": current.done})
    _enqueue(current)
    return current


def _enqueue(job: Job) -> None:
    transaction.on_commit(partial(work.run.enqueue, job.pk))
