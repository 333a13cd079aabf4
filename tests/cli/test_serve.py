"""`entente serve` as a process: pages, a worker beside them, nothing left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.scratch import PROJECT, Installation, installation

pytestmark = pytest.mark.slow
MEGABYTE = 1024 * 1024
WORK = """
from django.utils import timezone
from entente.jobs import actions
from entente.people.models import Person
actions.start("record.verify", "Verify", {}, by=Person.objects.create(name="Ada"), at=timezone.now())
"""
WAIT = """
import time
from entente.jobs.models import Job
until = time.monotonic() + 40
while Job.objects.get().state != "done" and time.monotonic() < until: time.sleep(0.1)
print(Job.objects.get().state)
"""


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    with installation(tmp_path) as here:
        yield here


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def served(here: Installation, port: int, *options: str, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    """The served installation; ended as a service manager would, should the test not have done so."""
    command = [str(Path(sys.executable).with_name("entente")), "serve", "--port", str(port), "--workers", "1", *options]
    process = subprocess.Popen(command, env={**os.environ, **here.environment, **settings}, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(port, process)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=40)


def _wait_for(port: int, process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(process.communicate()[1] if process.poll() is not None else "it never answered")


def children_of(process: "subprocess.Popen[str]") -> set[int]:
    return {
        int(line.split()[0])
        for line in subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True).stdout.splitlines()
    }


def test_it_serves_does_the_long_work_and_leaves_nothing_behind(here: Installation) -> None:
    port = free_port()
    with served(here, port) as process:
        here.python(WORK)
        assert here.python(WAIT).strip() == "done"
        children = children_of(process)

        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=40)[1]

    assert process.returncode == 0
    assert f"Entente is served at http://127.0.0.1:{port}" in said
    assert "demonstration" not in said
    assert len(children) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_without_a_worker_it_serves_alone_and_refuses_100_megabytes_before_they_are_sent(here: Installation) -> None:
    port = free_port()
    with served(here, port, "--no-worker") as process:
        answer = announced_upload(port, 100 * MEGABYTE)
        alone = len(children_of(process)) == 1

    assert alone
    assert answer.startswith("HTTP/1.1 413")
    assert "and was not read" in answer


def announced_upload(port: int, size: int) -> str:
    """What is answered to a form that says how large it is, and sends none of it."""
    cookie = urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/").headers["Set-Cookie"].partition(";")[0]
    head = (
        f"POST /account/login/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {size}\r\n\r\n--b\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line, line.makefile("rb") as answer:
        line.sendall(head.encode())
        return answer.read().decode(errors="replace")


def test_a_port_that_is_taken_is_refused_in_words(here: Installation) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        refused = here.entente("serve", "--port", str(taken.getsockname()[1]), succeeds=False)

    assert refused.returncode == 1
    assert re.search(r"127\.0\.0\.1:\d+ cannot be listened at .* --port takes another", refused.stderr)


def test_an_unprepared_database_is_refused_in_words(tmp_path: Path) -> None:
    with installation(tmp_path, migrated=False) as here:
        refused = here.entente("serve", "--port", str(free_port()), succeeds=False)

    assert refused.returncode == 1
    assert "Run `entente migrate` first" in refused.stderr
