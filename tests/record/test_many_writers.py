"""Eight processes act two hundred times each on the same five rows: no fork, no gap, no lost write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scratch import PROJECT, Installation, installation

PROCESSES, ACTIONS, ROWS = 8, 200, 5
WRITER = Path(__file__).with_name("writer.py")


@pytest.mark.slow
def test_two_writers_never_fork_the_chain(tmp_path: Path) -> None:
    with installation(tmp_path) as here:
        here.python(f"from entente.people.models import Person\nfor n in range({ROWS}): Person.objects.create(name='0')")

        writers = [_writer(here, number) for number in range(PROCESSES)]
        said = [writer.communicate(timeout=100)[1] for writer in writers]

        assert [writer.returncode for writer in writers] == [0] * PROCESSES, said
        verdict = json.loads(here.entente("verify-record", "--json").stdout)
        assert (verdict["ok"], verdict["entries"], verdict["first_broken"]) == (True, PROCESSES * ACTIONS, None)
        counted = here.python("from entente.people.models import Person\nprint(sum(int(p.name) for p in Person.objects.all()))")
        assert int(counted) == PROCESSES * ACTIONS


def _writer(here: Installation, number: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(WRITER), str(number), str(ACTIONS), str(ROWS)]
    return subprocess.Popen(command, env={**os.environ, **here.environment}, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
