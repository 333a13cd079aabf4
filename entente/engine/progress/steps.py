"""A milestone against its plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from entente.engine.progress.judged import Code, Judged, State

BEARABLE = timedelta(days=90)  # later than that is very late


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: the day planned, the day on which it is expected now, the day on which it was done."""

    key: str
    label: str
    planned: date
    expected: date
    done: date | None = None


def judge_step(step: Step, on: date) -> Judged:
    """What is done is reached, however late; what is not done is as late as it is expected now, and no earlier than today."""
    if step.done and step.done <= on:
        return Judged(step.key, step.label, State.REACHED, Code.DONE, day=step.done, planned=step.planned)
    day = max(step.expected, on)
    if day <= step.planned:
        return Judged(step.key, step.label, State.GREEN, Code.NOT_YET_DUE, day=day, planned=step.planned)
    state, code = (State.AMBER, Code.LATE) if day <= step.planned + BEARABLE else (State.RED, Code.VERY_LATE)
    return Judged(step.key, step.label, state, code, day=day, planned=step.planned)
