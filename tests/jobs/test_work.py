"""Long work shows where it stands, stops, goes on, and ends in words to act on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from entente.jobs import actions, progress, queries, work
from entente.jobs.actions import CannotGoOn, CannotStop
from entente.jobs.choices import JobState
from entente.jobs.kinds import UnknownKind
from entente.jobs.models import Job
from entente.jobs.progress import Progress, TakenOver, ending
from entente.people.models import Person
from entente.record.models import Entry
from tests.factories.jobs import AT, MEANWHILE, done, job
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _told_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(progress, "EVERY", 0)
    yield
    MEANWHILE.clear()
    ending.clear()


@pytest.fixture
def somebody() -> Person:
    return person()


def reported(job: Job) -> list[int]:
    return [finding["line"] for finding in queries.findings(job, most=100)]


def test_work_waits_until_its_transaction_is_done(django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks() as callbacks:  # type: ignore[operator]
        waiting = job()

    assert waiting.state == JobState.WAITING
    assert len(callbacks) == 1
    callbacks[0]()
    waiting.refresh_from_db()
    assert waiting.state == JobState.DONE


def test_work_ends_with_its_result_and_report() -> None:
    ended = done(job(to=6))

    assert (ended.state, ended.done, ended.total, ended.result) == (JobState.DONE, 6, 6, {"counted": 6})
    assert ended.ended_at is not None
    assert reported(ended) == [1, 3, 5]


def test_work_is_done_in_the_name_of_whoever_started_it(somebody: Person) -> None:
    assert Progress(job(by=somebody)).person == somebody


def test_an_unknown_kind_is_refused_and_nothing_is_queued(somebody: Person) -> None:
    with pytest.raises(UnknownKind, match=r"tests\.unheard"):
        actions.start("tests.unheard", "?", {}, by=somebody, at=AT)

    assert not Job.objects.exists()


def test_stopping_leaves_what_was_done_and_going_on_takes_up_from_there(somebody: Person) -> None:
    counting = job(to=6)
    MEANWHILE[3] = lambda: actions.stop(counting, by=somebody, at=AT)

    stopped = done(counting)
    assert (stopped.state, stopped.done, stopped.result) == (JobState.STOPPED, 3, {"counted": 3})
    assert "go on" in stopped.message
    assert reported(stopped) == [1, 3]

    gone_on = done(actions.go_on(stopped, by=somebody, at=AT))
    assert (gone_on.state, gone_on.done, gone_on.message) == (JobState.DONE, 6, "")
    assert reported(gone_on) == [1, 3, 5]


def test_the_same_row_is_reported_once_however_often_it_is_found() -> None:
    counting = done(job(to=5))
    Job.objects.update(state=JobState.STOPPED, done=0)

    done(actions.go_on(counting, by=counting.by, at=AT))

    assert reported(counting) == [1, 3, 5]


def test_waiting_work_stops_at_once(somebody: Person) -> None:
    stopped = actions.stop(job(), by=somebody, at=AT)

    assert stopped.state == JobState.STOPPED
    assert done(stopped).state == JobState.STOPPED


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.STOPPED])
def test_what_does_not_run_cannot_be_stopped(somebody: Person, state: JobState) -> None:
    ended = job()
    Job.objects.update(state=state)
    entries = Entry.objects.count()

    with pytest.raises(CannotStop, match="not running"):
        actions.stop(ended, by=somebody, at=AT)

    assert Entry.objects.count() == entries


@pytest.mark.parametrize("state", [JobState.DONE, JobState.WAITING, JobState.RUNNING])
def test_what_is_under_way_or_done_cannot_go_on(somebody: Person, state: JobState) -> None:
    moving = job()
    Job.objects.update(state=state, beat_at=AT)

    with pytest.raises(CannotGoOn, match="nothing to go on with"):
        actions.go_on(moving, by=somebody, at=AT)


def test_a_refusal_is_the_message_and_going_on_tries_again(somebody: Person) -> None:
    failed = done(job(to=6, fails_at=4))

    assert (failed.state, failed.done) == (JobState.FAILED, 3)
    assert failed.message == "Line 4 is not a number. Mend it and go on."

    Job.objects.update(parameters={"to": 6})
    assert done(actions.go_on(failed, by=somebody, at=AT)).state == JobState.DONE


def test_an_error_of_ours_is_said_without_its_insides(caplog: pytest.LogCaptureFixture) -> None:
    failed = done(job(to=6, breaks_at=2))

    assert failed.state == JobState.FAILED
    assert "broke on our side (ZeroDivisionError)" in failed.message
    assert "ZeroDivisionError" in caplog.text


def test_work_whose_worker_fell_silent_is_interrupted_and_can_go_on(somebody: Person) -> None:
    silent = job(to=6)
    long_ago = timezone.now() - timedelta(seconds=61)
    Job.objects.update(state=JobState.RUNNING, run="dead", done=2, beat_at=long_ago)
    silent.refresh_from_db()

    assert silent.is_interrupted(timezone.now())
    assert not silent.is_interrupted(long_ago + timedelta(seconds=59))
    assert done(actions.go_on(silent, by=somebody, at=timezone.now())).state == JobState.DONE


def test_work_that_nobody_takes_up_can_be_queued_again(somebody: Person) -> None:
    left = job(at=AT)

    assert left.is_left_waiting(AT + timedelta(seconds=61))
    assert actions.go_on(left, by=somebody, at=AT + timedelta(seconds=61)).waiting_since == AT + timedelta(seconds=61)


def test_two_workers_never_take_up_the_same_work() -> None:
    waiting = job()

    assert work.take_up(waiting.pk) is not None
    assert work.take_up(waiting.pk) is None


def test_a_run_that_was_taken_over_writes_nothing_more() -> None:
    waiting = job(to=6)
    first = work.take_up(waiting.pk)
    assert first is not None
    Job.objects.update(state=JobState.WAITING)
    second = work.take_up(waiting.pk)
    assert second is not None

    work.do(first)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.run, waiting.done) == (JobState.RUNNING, second.run, 0)
    with pytest.raises(TakenOver):
        Progress(first).tell()


def test_a_worker_that_is_asked_to_end_leaves_the_work_to_the_next(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    counting = job(to=6)
    MEANWHILE[2] = ending.set

    left = done(counting)

    assert (left.state, left.done) == (JobState.WAITING, 2)
    assert "goes on by itself" in left.message
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.ready()] == [[counting.pk]]


def test_starting_stopping_and_going_on_are_entered(somebody: Person) -> None:
    counting = job(by=somebody)
    actions.stop(counting, by=somebody, at=AT)
    actions.go_on(counting, by=somebody, at=AT)

    verbs = Entry.objects.filter(subject_type="jobs.job").order_by("sequence").values_list("verb", "actor_id")
    assert list(verbs) == [(verb, somebody.pk) for verb in ("jobs.started", "jobs.stop_asked", "jobs.gone_on")]
