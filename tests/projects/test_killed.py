"""An import that is killed at any point and run again leaves the database that one run leaves."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.factories.projects import folder
from tests.scratch import PROJECT, SERVER, Installation, installation

pytestmark = pytest.mark.slow
BATCHES = 8  # of 1,000 rows: 3 of projects, 5 of participations


@dataclass(frozen=True)
class Ground:
    """An installation that has seen nothing, the files, and the database that one whole import leaves."""

    empty: Installation
    files: Path
    expected: dict[str, Any]

    def copy(self, home: Path) -> Installation:
        shutil.copytree(self.empty.home, home)
        return Installation(self.empty.environment | {"ENTENTE_HOME": str(home)})


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    here = tmp_path_factory.mktemp("killed")
    files = _files(here / "files")
    with installation(tmp_path_factory.mktemp("empty"), on_postgresql=False) as empty:
        empty.entente("vocabulary", "load")
        whole = Ground(empty, files, {}).copy(here / "whole")
        whole.entente("import", "cordis", str(files))
        yield Ground(empty, files, _dump(whole))


@pytest.mark.parametrize("after", [pytest.param(0, marks=pytest.mark.long), 3, pytest.param(BATCHES - 1, marks=pytest.mark.long)])
def test_killed_on_sqlite_and_run_again(ground, tmp_path, after):
    here = ground.copy(tmp_path / "home")

    _killed(here, ground.files, after)

    again = json.loads(here.entente("import", "cordis", str(ground.files), "--json").stdout)
    assert _dump(here) == ground.expected
    assert again["unchanged"] >= after * 900
    assert json.loads(here.entente("verify-record", "--json").stdout)["ok"]


def test_killed_on_postgresql_and_run_again(ground, tmp_path):
    _need_postgresql()
    with installation(tmp_path, on_postgresql=True) as here:
        here.entente("vocabulary", "load")

        _killed(here, ground.files, random.randrange(BATCHES))

        here.entente("import", "cordis", str(ground.files))
        assert _dump(here) == ground.expected
        assert json.loads(here.entente("import", "cordis", str(ground.files), "--json").stdout)["created"] == 0


def _killed(here: Installation, files: Path, after: int) -> None:
    """The real process, killed at a random moment of the batch that follows these many."""
    command = [str(Path(sys.executable).with_name("entente")), "import", "cordis", str(files)]
    process = subprocess.Popen(command, env={**os.environ, **here.environment}, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    for _batch in range(after):
        assert "rows" in process.stderr.readline()
    time.sleep(random.uniform(0, 0.3))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode in {-signal.SIGKILL, 0}


def _dump(here: Installation) -> dict[str, Any]:
    dumped: dict[str, Any] = json.loads(here.python("import json\nfrom tests.projects.dump import dump\nprint(json.dumps(dump()))"))
    return dumped


def _files(where: Path) -> Path:
    """3,000 projects, one of them twice, and 5,000 participations of 1,700 organisations: some by number, some by name, some by both."""
    projects = [_project(number) for number in range(3000)]
    projects[2500] = {"id": "100007", "rcn": "900007", "acronym": "P7 AGAIN"}
    return folder(where, projects, [_participation(number) for number in range(5000)])


def _project(number: int) -> dict[str, str]:
    return {"id": f"{100000 + number}", "rcn": f"{500000 + number}", "acronym": f"P{number}", "topics": f"T-{number % 40};DS-01-2016"}


def _participation(number: int) -> dict[str, str]:
    project, body = number % 2900, number % 1700
    numbered = f"{999000000 + body}" if body % 3 and number % 7 else ""
    place = {"projectID": f"{100000 + project}", "rcn": f"{500000 + project}", "order": str(number // 2900 + 1)}
    return place | {
        "organisationID": numbered,
        "name": f"BODY {body} OF ŁÓDŹ",
        "country": ("PL", "EL", "UK")[body % 3],
        "city": "" if number % 5 else "Łódź",
    }


def _need_postgresql() -> None:
    try:
        psycopg.connect(SERVER, connect_timeout=2).close()
    except psycopg.OperationalError as why:
        pytest.skip(f"no PostgreSQL answers at {SERVER}: {why}")
