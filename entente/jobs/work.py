"""Doing a job: taken up by one worker at a time, and always left in a state that says what to do next."""

import logging
import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from entente.jobs import kinds
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.jobs.progress import Progress, TakenOver, ending

log = logging.getLogger(__name__)


@task()
def run(job_id: int) -> None:
    """What the queue holds: the number of a job."""
    if job := take_up(job_id):
        do(job)


def take_up(job_id: int) -> Job | None:
    """The job, if it waits and nobody else has taken it up."""
    now, run_id = timezone.now(), secrets.token_hex(16)
    waiting = Job.objects.filter(pk=job_id, state=JobState.WAITING)
    if not waiting.update(state=JobState.RUNNING, run=run_id, started_at=now, beat_at=now, ended_at=None, message=""):
        return None
    return Job.objects.select_related("by").get(pk=job_id)


def do(job: Job) -> None:
    progress = Progress(job)
    try:
        result = kinds.work_of(job.kind)(progress)
        progress.tell()
    except TakenOver:
        log.warning("job %s was taken over by another worker; this run ends", job.pk)
    except Exception as problem:
        _left(progress, JobState.FAILED, message=_why(problem, job))
    else:
        _ended(progress, result)


@transaction.atomic
def _ended(progress: Progress, result: dict[str, Any]) -> None:
    if not progress.was_stopped:
        _left(progress, JobState.DONE, result=result)
    elif ending.is_set() and not progress.job.is_stop_asked:
        _left(progress, JobState.WAITING, result=result, message=_("The worker was restarted; the work goes on by itself."))
        run.enqueue(progress.job.pk)
    else:
        _left(
            progress, JobState.STOPPED, result=result, message=_("Stopped as asked. What was done so far stands; go on whenever you like.")
        )


def _left(progress: Progress, state: JobState, **values: Any) -> None:
    """Only the run that holds the job may say how it ended."""
    job, now = progress.job, timezone.now()
    ended = None if state == JobState.WAITING else now
    mine = Job.objects.filter(pk=job.pk, run=job.run, state=JobState.RUNNING)
    mine.update(state=state, done=progress.done, total=job.total, beat_at=now, waiting_since=now, ended_at=ended, **values)


def _why(problem: Exception, job: Job) -> str:
    """A refusal of our own is a sentence to act on; anything else is our fault and goes to the log."""
    if type(problem).__module__.startswith("entente."):
        return str(problem)
    log.exception("job %s failed", job.pk, exc_info=problem)
    said = _(
        "Something broke on our side (%(kind)s). What was done before it stands. Go on to try again; if it fails again, tell the office."
    )
    return said % {"kind": type(problem).__name__}
