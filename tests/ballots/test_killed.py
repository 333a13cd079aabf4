"""The server is killed while 500 delegates cast: every acknowledged ballot is there once, and who sends again is acknowledged again.

ENTENTE_CASTS makes it smaller; 500 is what is promised.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.instances import assembly
from benchmarks.instances.assembly import Assembly, Delegate
from tests.scratch import PROJECT, Installation, installation

pytestmark = pytest.mark.slow
CASTS = int(os.environ.get("ENTENTE_CASTS", "500"))
HANDS, SENT_AGAIN = 100, 40


def test_every_acknowledged_ballot_is_there_once_though_the_server_was_killed(tmp_path: Path) -> None:
    with installation(tmp_path) as here:
        of = assembly.filled(here, CASTS)
        port = _free_port()
        server = _serve(here, port)
        with ThreadPoolExecutor(HANDS) as hands:
            casting = [hands.submit(_cast, port, of, one) for one in of.delegates]
            _wait_until(lambda: sum(bool(one.receipt) for one in of.delegates) >= CASTS // 5)
            os.killpg(server.pid, signal.SIGKILL)
            acknowledged = sum(one.result() for one in casting)
        server.wait(10)
        kept = assembly.kept(here, of.vote)

        assert CASTS // 5 <= acknowledged < CASTS
        numbers = kept["numbers"]
        assert isinstance(numbers, list)
        assert {one.number for one in of.delegates if one.receipt} <= set(numbers)
        assert len(numbers) == len(set(numbers)) == kept["voted"]

        sample = [one for one in of.delegates if one.receipt][:SENT_AGAIN] + [one for one in of.delegates if not one.receipt][:SENT_AGAIN]
        server = _serve(here, port)
        try:
            with ThreadPoolExecutor(20) as hands:
                list(hands.map(lambda one: assembly.cast(port, of.vote, one), sample))
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(10)
        found = assembly.counted(here, of.vote)

    voted = set(numbers) | {one.number for one in sample}
    assert len(voted) == found["ballots"] == found["voted"] == found["cast"]
    assert found["for"] == sum(one.choice == "for" for one in of.delegates if one.number in voted)
    assert {one.receipt for one in of.delegates if one.receipt} <= set(found["receipts"])  # type: ignore[call-overload]
    assert found["problems"] == []


def _cast(port: int, of: Assembly, one: Delegate) -> bool:
    """Whether it was acknowledged; a broken connection is none."""
    try:
        assembly.cast(port, of.vote, one)
    except OSError:
        return False
    return True


def _serve(here: Installation, port: int) -> "subprocess.Popen[bytes]":
    """A process group of its own, so that the signal reaches every process of the server at once."""
    command = [str(Path(sys.executable).with_name("entente")), "serve", "--port", str(port), "--workers", "2", "--no-worker"]
    server = subprocess.Popen(
        command,
        env={**os.environ, **here.environment},
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _wait_until(lambda: _answers(port))
    return server


def _answers(port: int) -> bool:
    try:
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).status == 200)
    except OSError:
        return False


def _wait_until(holds: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
