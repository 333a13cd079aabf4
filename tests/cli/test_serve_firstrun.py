"""What `make run` does before it serves: everything on a fresh clone, next to nothing afterwards."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from entente.cli.prepared import make_key
from tests.scratch import ON_POSTGRESQL, PROJECT, Installation, installation

COUNTED = """
from entente.members.models import Organisation
from entente.record.models import Head
print(Head.objects.get().sequence, Organisation.objects.count())
"""


def first_run(here: Installation) -> str:
    environment = {**os.environ, **here.environment, "SECRET_KEY": ""}
    command = [sys.executable, "-m", "entente.cli.firstrun"]
    done = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "new"

    assert make_key(home) is True
    key = (home / "secret_key").read_text()
    assert make_key(home) is False

    assert (home / "secret_key").read_text() == key
    assert len(key) >= 50
    assert oct((home / "secret_key").stat().st_mode & 0o777) == "0o600"


@pytest.mark.long
@pytest.mark.skipif(ON_POSTGRESQL, reason="make run uses SQLite")
def test_a_fresh_clone_gets_everything_and_the_second_time_nothing(tmp_path: Path) -> None:
    with installation(tmp_path, migrated=False) as here:
        said = first_run(here)
        assert "A key for this installation was made" in said
        assert "Loading the demonstration partnership" in said
        before = here.python(COUNTED)

        began = time.monotonic()
        again = first_run(here)

        assert again == ""
        assert time.monotonic() - began < 10
        assert here.python(COUNTED) == before


@pytest.mark.slow
@pytest.mark.skipif(ON_POSTGRESQL, reason="make run uses SQLite")
def test_an_installation_that_has_begun_gets_no_demonstration(tmp_path: Path) -> None:
    with installation(tmp_path) as here:
        here.entente("start", "--name", "Ours", "--email", "office@example.org")

        said = first_run(here)

        assert "demonstration" not in said
        assert here.python("from entente.members.models import Partnership\nprint(Partnership.objects.get())").strip() == "Ours"
