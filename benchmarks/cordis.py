"""CORDIS import: 7,574 project rows and 31,868 participations, then the same again, as the command on both databases.

`python -m benchmarks.cordis`; exit 1 when a bar is missed or the second run changes anything.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.instances.working import postgresql_answers
from tests.scratch import PROJECT, Installation, installation
from tests.shared import PLACES

DATA = "cordis/h2020_2014_2015"
SECONDS, MEGABYTES = 15, 300
EXACT = {"projects": 7572, "participations": 31866, "organisations": 12326, "repeated": 4, "rejected": 0}
MONEY = {"ec_contribution": "12997900456.37", "total_cost": "15744926442.04"}


@dataclass(frozen=True)
class Run:
    database: str
    what: str
    seconds: float  # of the whole process, from its start to its end
    cpu: float
    megabytes: float
    created: int
    changed: int
    load: float

    @property
    def is_within(self) -> bool:
        return self.seconds <= SECONDS and self.megabytes < MEGABYTES

    @property
    def line(self) -> str:
        figures = f"{self.seconds:8.1f} {self.cpu:8.1f} {self.megabytes:8.0f} {self.created:9,} {self.changed:9,} {self.load:6.1f}"
        return f"{self.database:<12}{self.what:<10}{figures}  {'yes' if self.is_within else 'NO'}"


def main() -> None:
    files = next((path for place in PLACES if place and (path := Path(place) / DATA).exists()), None)
    if files is None:
        sys.exit(f"The open data {DATA} is not here; set ENTENTE_SHARED_DATA to its folder.")
    print(f"bar: {SECONDS} s, {MEGABYTES} MB; the second run creates and changes nothing. {os.cpu_count()} cores.")
    print(f"{'database':<12}{'run':<10}{'seconds':>8} {'cpu s':>8} {'peak MB':>8} {'created':>9} {'changed':>9} {'load':>6}  within")
    runs = [run for on_postgresql in (False, True) if not on_postgresql or postgresql_answers() for run in _both(files, on_postgresql)]
    sys.exit(0 if all(run.is_within for run in runs) and not any(run.created + run.changed for run in runs[1::2]) else 1)


def _both(files: Path, on_postgresql: bool) -> list[Run]:
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=on_postgresql) as here:
        here.entente("vocabulary", "load")
        return [_timed(here, files, "PostgreSQL" if on_postgresql else "SQLite", what) for what in ("first", "again")]


def _timed(here: Installation, files: Path, database: str, what: str) -> Run:
    load, entente = os.getloadavg()[0], str(Path(sys.executable).with_name("entente"))
    command = [sys.executable, "-m", "benchmarks.cordis", "--measured", *(entente, "import", "cordis", str(files), "--json")]
    done = subprocess.run(command, env={**os.environ, **here.environment}, cwd=PROJECT, capture_output=True, text=True, check=True)
    said, measured = map(json.loads, done.stdout.strip().split("\n"))
    _refuse_wrong(said)
    run = Run(database, what, **measured, created=said["created"], changed=said["changed"], load=load)
    print(run.line, flush=True)
    return run


def _refuse_wrong(said: dict[str, object]) -> None:
    if wrong := {name: said[name] for name, value in (EXACT | MONEY).items() if said[name] != value}:
        sys.exit(f"The import tells {wrong}, where the data holds {EXACT | MONEY}.")


def _measured(command: list[str]) -> None:
    """Run the command; its own output, then what it took, as JSON. In a process of its own, whose only child it is."""
    started = time.monotonic()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = {"seconds": time.monotonic() - started, "cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}
    print(json.dumps(took))


if __name__ == "__main__":
    _measured(sys.argv[2:]) if sys.argv[1:2] == ["--measured"] else main()
