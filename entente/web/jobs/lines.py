"""A job as its reader sees it: where it stands in a word, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.jobs.choices import JobState
from entente.jobs.models import Job

TONES = {JobState.DONE: "good", JobState.FAILED: "bad", JobState.STOPPED: "warn"}
INTERRUPTED = gettext_lazy("Interrupted")


@dataclass(frozen=True, slots=True)
class Line:
    job: Job
    word: str | Promise
    tone: str
    advice: str
    is_moving: bool
    can_go_on: bool

    @property
    def percent(self) -> int | None:
        return min(100, self.job.done * 100 // self.job.total) if self.job.total else None

    @property
    def results(self) -> list[tuple[str, str]]:
        return [(_words(name), _told(value)) for name, value in self.job.result.items()]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _told(value: Any) -> str:
    """A result as a person reads it: counts grouped, what is inside named."""
    if isinstance(value, dict):
        return ", ".join(f"{_words(name)} {_told(inner)}" for name, inner in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return number_format(value, force_grouping=True)
    return "–" if value in (None, "") else str(value)


def line(job: Job, at: datetime) -> Line:
    interrupted, left = job.is_interrupted(at), job.is_left_waiting(at)
    return Line(
        job=job,
        word=INTERRUPTED if interrupted else JobState(job.state).label,
        tone="warn" if interrupted or left else TONES.get(JobState(job.state), ""),
        advice=_advice(job, interrupted, left),
        is_moving=job.is_moving(at),
        can_go_on=job.can_go_on(at),
    )


def _advice(job: Job, interrupted: bool, left: bool) -> str:
    if interrupted:
        return _("Whoever worked on it has not been heard of for a minute. What was done stands; go on and it takes up from there.")
    if left:
        return _("Nothing has taken it up yet. If no other work is running, ask whoever runs this installation to start `entente worker`.")
    return job.message
