"""Kinds of work that only tests offer, and jobs of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from entente.jobs import actions, kinds, work
from entente.jobs.models import Job
from entente.jobs.progress import Progress
from entente.people.models import Person
from tests.factories.people import person

AT = datetime(2018, 9, 30, 12, tzinfo=UTC)


class CannotCount(Exception):
    """A refusal as a room would write it."""


CannotCount.__module__ = "entente.tests"


def count(progress: Progress) -> dict[str, Any]:
    """Counts to `to`, from where it stood; reports each odd number; asks for whatever `at` holds on its way."""
    for number in range(progress.done + 1, progress.parameters["to"] + 1):
        if progress.should_stop():
            break
        if number == progress.parameters.get("fails_at"):
            raise CannotCount(f"Line {number} is not a number. Mend it and go on.")
        if number == progress.parameters.get("breaks_at"):
            raise ZeroDivisionError
        progress.report([{"line": number, "reason": "odd"}] if number % 2 else [])
        progress.advance(number, progress.parameters["to"])
        MEANWHILE.get(number, lambda: None)()
    return {"counted": progress.done}


MEANWHILE: dict[int, Callable[[], Any]] = {}
kinds.offered()["tests.count"] = count


def job(to: int = 6, by: Person | None = None, at: datetime = AT, **more: Any) -> Job:
    return actions.start("tests.count", f"Count to {to}", {"to": to, **more}, by=by or person(), at=at)


def done(job: Job) -> Job:
    """The job after a worker has come by."""
    work.run.call(job.pk)
    job.refresh_from_db()
    return job
