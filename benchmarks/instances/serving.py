"""An installation of 20,000 organisations, served as `entente serve` serves it, and what readers get from it under load."""

import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.scratch import PROJECT, Installation

ORGANISATIONS, CONNECTIONS, PROCESSES, RUNS, REQUESTS = 20_000, 16, 2, 5, 1500
HEADINGS = f"{'pages':<24}{'a second':>10} {'p50 ms':>8} {'p99 ms':>8} {'largest page':>12} {'cpu ms':>8} {'load':>8}  bar"


@dataclass(frozen=True)
class Measured:
    what: str
    per_second: float
    p50: float
    p99: float
    largest: int
    cpu: float  # milliseconds of the server's processes for one page
    load: float

    @property
    def line(self) -> str:
        figures = f"{self.per_second:10.0f} {self.p50:8.0f} {self.p99:8.0f} {self.largest:12,} {self.cpu:8.1f} {self.load:8.1f}"
        return f"{self.what:<24}{figures}"


def said() -> str:
    return (
        f"{ORGANISATIONS:,} organisations, {PROCESSES} processes, {CONNECTIONS} connections, {os.cpu_count()} cores; median of {RUNS} runs"
    )


def filled(here: Installation, code: str = "") -> float:
    """Organisations written, and whatever else the code writes; the seconds it took."""
    here.entente("vocabulary", "load")
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", WRITTEN + code], env={**os.environ, **here.environment}, cwd=PROJECT, check=True)
    return time.monotonic() - begun


@contextmanager
def served(here: Installation) -> Iterator[tuple[int, int]]:
    """Its port, and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("entente")), "serve", "--port", str(port), "--workers", str(PROCESSES), "--no-worker"]
    server = subprocess.Popen(
        command, env={**os.environ, **here.environment}, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


def reported(
    place: tuple[int, int], what: str, paths: Sequence[str], *, least: int, p99: int | None = None, largest: int | None = None
) -> bool:
    """Measure and print one line; whether its bars are kept."""
    done = measured(*place, what, paths)
    kept = done.per_second >= least and (p99 is None or done.p99 <= p99) and (largest is None or done.largest <= largest)
    bars = [f">= {least} a second", f"p99 <= {p99} ms" if p99 else "", f"<= {largest:,} bytes" if largest else ""]
    print(f"{done.line}  {'kept' if kept else 'MISSED'} ({', '.join(filter(None, bars))})", flush=True)
    return kept


def measured(port: int, server: int, what: str, paths: Sequence[str]) -> Measured:
    dice = random.Random(what)
    runs = []
    for number in range(RUNS + 1):
        chosen = (list(paths) * (REQUESTS // len(paths) + 1))[:REQUESTS]
        dice.shuffle(chosen)
        before = _cpu(server)
        found = _asked(port, chosen)
        if found["failed"]:
            sys.exit(f"{what}: {found['failed']} answers were not 200.")
        found["cpu"] = (_cpu(server) - before) * 1000 / REQUESTS
        runs += [found] if number else []  # the first run fills the processes' arrays
    values = {name: median(run[name] for run in runs) for name in ("per_second", "p50", "p99", "cpu")}
    return Measured(what, **values, largest=int(median(run["largest"] for run in runs)), load=os.getloadavg()[0])


def _cpu(server: int) -> float:
    """Seconds that the server's processes have used, where the system tells."""
    used = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12]) if int(fields[1]) == server else 0
    return used / os.sysconf("SC_CLK_TCK")


def _asked(port: int, paths: list[str]) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.instances.load", str(port), str(CONNECTIONS)]
    done = subprocess.run(command, input="\n".join(paths), cwd=PROJECT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("The server does not answer.")


WRITTEN = f"""
import django; django.setup()
from datetime import UTC, date, datetime
from benchmarks.instances.organisations import DAY, organisations
from entente.members import actions
at = datetime(2018, 9, 1, tzinfo=UTC)
actions.found("Benchmark Partnership", by=None, at=at, shown_as_of=DAY)
drafts = list(organisations({ORGANISATIONS}))
for start in range(0, len(drafts), 1000):
    actions.add_many(drafts[start : start + 1000], by=None, at=at, source="benchmark")
"""
