"""Workers as processes: never two on one job; asked to end, they leave the work to the next; killed, it can go on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scratch import PROJECT, Installation, installation

pytestmark = pytest.mark.slow
PRELUDE = """
from datetime import timedelta
from django.utils import timezone
from entente.jobs import actions, kinds, work
from entente.jobs.models import Finding, Job
from entente.people.models import Person
kinds.offered().update({"tests.slowly": None})
"""
START = "job = actions.start('tests.slowly', 'Slowly', {'to': %d}, by=Person.objects.create(name='Ada'), at=timezone.now())\n"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    with installation(tmp_path) as here:
        yield here


def worker(here: Installation, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.jobs.processes", *options]
    return subprocess.Popen(command, env={**os.environ, **here.environment}, cwd=PROJECT, stderr=subprocess.PIPE, text=True)


def told(here: Installation, code: str) -> str:
    return here.python(PRELUDE + code).strip()


def job(here: Installation) -> tuple[str, int]:
    state, done = told(here, "job = Job.objects.get(); print(job.state, job.done)").split()
    return state, int(done)


def wait_until_begun(here: Installation) -> None:
    """Until the job has told that it is some way on."""
    code = "import time\nwhile not Job.objects.filter(state='running', done__gt=0): time.sleep(0.05)"
    told(here, code)


def test_two_workers_never_do_the_same_job(here: Installation) -> None:
    told(here, (START % 5) * 6 + "for job in Job.objects.all(): work.run.enqueue(job.pk)")

    workers = [worker(here, "--once") for _ in range(2)]
    said = [process.communicate(timeout=100)[1] for process in workers]

    assert [process.returncode for process in workers] == [0, 0], said
    assert told(here, "print(Job.objects.filter(state='done', done=5).count(), Finding.objects.count())") == "6 6"


@pytest.mark.long
def test_a_worker_asked_to_end_leaves_the_work_to_the_next(here: Installation) -> None:
    told(here, START % 500)
    first = worker(here)
    wait_until_begun(here)
    first.send_signal(signal.SIGTERM)
    assert first.wait(timeout=20) == 0, first.communicate()[1]

    state, reached = job(here)
    assert state == "waiting"
    assert 0 < reached < 500

    assert worker(here, "--once").wait(timeout=60) == 0
    assert job(here) == ("done", 500)
    assert told(here, "print(Finding.objects.count())") == "2"


def test_work_whose_worker_was_killed_goes_on_where_it_was(here: Installation) -> None:
    told(here, START % 500)
    first = worker(here)
    wait_until_begun(here)
    first.kill()
    first.wait(timeout=20)
    state, reached = job(here)
    assert (state, reached > 0) == ("running", True)

    told(here, "Job.objects.update(beat_at=timezone.now() - timedelta(seconds=61))")
    told(here, "job = Job.objects.get()\nactions.go_on(job, by=job.by, at=timezone.now())")
    assert worker(here, "--once").wait(timeout=60) == 0

    assert job(here) == ("done", 500)


def test_a_worker_ends_with_the_process_that_started_it(here: Installation) -> None:
    parent = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-m', 'django', 'worker', '--with-parent'], stderr=subprocess.PIPE, text=True)\n"
        "print(child.pid, child.stderr.readline())"
    )
    number = int(here.python(parent).split()[0])

    deadline = time.monotonic() + 15
    while Path(f"/proc/{number}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)

    assert not Path(f"/proc/{number}").exists() or "zombie" in Path(f"/proc/{number}/status").read_text()
