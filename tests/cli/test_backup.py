"""A backup holds everything as of one instant, and restores on either kind of database."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.filled import FILLED, parts, rows
from tests.scratch import ON_POSTGRESQL, PROJECT, Installation, installation

pytestmark = pytest.mark.slow
WAYS = [(True, True), (True, False), (False, True)] if ON_POSTGRESQL else [(False, False)]


USED = """
from django.utils import timezone
from entente.files.models import Upload
from entente.files.queries import open_bytes
from entente.people import actions
from entente.search.queries import matching
actions.add_person("Bea", "bea@example.org", by=None, at=timezone.now())
print(list(matching("organisation", "lod")), open_bytes(Upload.objects.get(name="other.bin")).read() == bytes(range(256)))
"""


@pytest.fixture(params=WAYS, ids=lambda way: " to ".join("PostgreSQL" if there else "SQLite" for there in way))
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Installation, Installation]]:
    """A filled installation and an empty one."""
    (tmp_path / "from").mkdir()
    (tmp_path / "to").mkdir()
    with (
        installation(tmp_path / "from", on_postgresql=request.param[0]) as filled,
        installation(tmp_path / "to", on_postgresql=request.param[1]) as empty,
    ):
        filled.python(FILLED)
        yield filled, empty


def test_what_is_restored_is_what_was_backed_up(both: tuple[Installation, Installation], tmp_path: Path) -> None:
    filled, empty = both
    file = tmp_path / "backup.zip"

    made = json.loads(filled.entente("backup", str(file), "--json").stdout)
    restored = json.loads(empty.entente("restore", str(file), "--json").stdout)
    empty.entente("backup", str(tmp_path / "again.zip"))

    over = filled.entente("restore", str(file), succeeds=False)

    assert (over.returncode, "is in use" in over.stderr) == (1, True)
    assert (made["files"], restored["files"], restored["rows"]) == (2, 2, made["rows"])
    assert (restored["record_holds"], restored["first_broken"]) == (True, None)
    assert rows(tmp_path / "again.zip") == rows(file)
    assert parts(tmp_path / "again.zip").keys() == parts(file).keys()
    verified = json.loads(empty.entente("verify-record", "--json").stdout)
    assert (verified["ok"], verified["head"]) == (True, made["head"]["digest"])
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_a_restored_installation_works_on(both: tuple[Installation, Installation], tmp_path: Path) -> None:
    filled, empty = both
    filled.entente("backup", str(tmp_path / "backup.zip"))
    empty.entente("restore", str(tmp_path / "backup.zip"))

    told = empty.python(USED)

    assert told.strip() == "[7] True"
    assert json.loads(empty.entente("verify-record", "--json").stdout)["ok"] is True


@pytest.mark.skipif(ON_POSTGRESQL, reason="shown on SQLite")
def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    with installation(tmp_path) as here:
        (tmp_path / "there").write_text("mine")
        refused = here.entente("backup", str(tmp_path / "there"), succeeds=False)
        nowhere = here.entente("backup", str(tmp_path / "no" / "where"), succeeds=False)

    assert (refused.returncode, nowhere.returncode) == (1, 1)
    assert "exists already" in refused.stderr
    assert "could not be written" in nowhere.stderr
    assert (tmp_path / "there").read_text() == "mine"


def test_a_backup_taken_while_others_write_is_of_one_instant(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    with installation(tmp_path) as busy, installation(tmp_path / "to") as empty:
        busy.python("from entente.people.models import Person\nfor n in range(5): Person.objects.create(name='0')")
        writer = Path(__file__).parents[1] / "record" / "writer.py"
        writing = subprocess.Popen([sys.executable, str(writer), "0", "400", "5"], env={**os.environ, **busy.environment}, cwd=PROJECT)
        busy.python("import time\nfrom entente.record.models import Entry\nwhile not Entry.objects.exists(): time.sleep(0.02)")
        busy.entente("backup", str(tmp_path / "backup.zip"))
        assert writing.wait(timeout=100) == 0
        empty.entente("restore", str(tmp_path / "backup.zip"))
        told = empty.python(
            "from entente.people.models import Person\nfrom entente.record.models import Entry\n"
            "print(sum(int(p.name) for p in Person.objects.all()), Entry.objects.count())"
        )

    counted, entries = told.split()
    assert counted == entries
