"""What a piece of long work holds while it runs."""

import hashlib
import json
import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from entente.jobs.choices import JobState
from entente.jobs.models import Finding, Job
from entente.people.models import Person

EVERY = 0.5  # seconds between two writes of where the work stands
ending = threading.Event()  # set when this process is asked to end: the work stops and waits for the next worker


class TakenOver(Exception):
    """The work was taken up elsewhere after a silence: this run must write nothing more."""


class Progress:
    """Where a job stands. `advance` inside a batch's transaction also undoes the batch when another worker has taken the job over."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.done = job.done
        self.was_stopped = False
        self._told_at = 0.0

    @property
    def parameters(self) -> dict[str, Any]:
        parameters: dict[str, Any] = self.job.parameters
        return parameters

    @property
    def person(self) -> Person:
        """Who started the work, and is the `by=` of what it does."""
        return self.job.by

    def advance(self, done: int, total: int | None = None) -> None:
        """Say how far the work is; a run that goes on finds it as `done`. Written at most twice a second, always before it ends."""
        self.done, self.job.done, self.job.total = done, done, total if total is not None else self.job.total
        if time.monotonic() - self._told_at >= EVERY:
            self.tell()

    def should_stop(self) -> bool:
        """Whether to return now with what is done so far; asked between two batches."""
        if time.monotonic() - self._told_at >= EVERY:
            self.tell()
        self.was_stopped = self.was_stopped or self.job.is_stop_asked or ending.is_set()
        return self.was_stopped

    def report(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows to the report: what was left out, with its line and reason."""
        findings = (Finding(job=self.job, digest=_digest(row), cells=list(row.items())) for row in rows)
        Finding.objects.bulk_create(findings, ignore_conflicts=True, batch_size=1000)

    def tell(self) -> None:
        """Write where the work stands, and learn whether it should stop."""
        mine = Job.objects.filter(pk=self.job.pk, run=self.job.run, state=JobState.RUNNING)
        if not mine.update(done=self.done, total=self.job.total, beat_at=timezone.now()):
            raise TakenOver
        self.job.is_stop_asked = mine.values_list("is_stop_asked", flat=True).get()
        self._told_at = time.monotonic()


def _digest(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(dict(row), sort_keys=True, default=str).encode()).hexdigest()
