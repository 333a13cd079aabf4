"""A damaged backup is refused in words and restores nothing; how an archive is read does not depend on the database."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.filled import FILLED, parts
from tests.scratch import ON_POSTGRESQL, Installation, installation

pytestmark = [pytest.mark.slow, pytest.mark.skipif(ON_POSTGRESQL, reason="shown on SQLite")]
RECORD, LIST = "tables/record_payload.jsonl", "backup.json"


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("filled")
    with installation(home) as filled:
        filled.python(FILLED)
        filled.entente("backup", str(home / "backup.zip"))
        yield home / "backup.zip"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    with installation(tmp_path) as empty:
        yield empty


def altered(backup: Path, name: str, old: bytes, new: bytes) -> Path:
    """A copy of which one part differs."""
    copy = backup.with_name("altered.zip")
    with zipfile.ZipFile(backup) as archive, zipfile.ZipFile(copy, "w") as out:
        for part in archive.namelist():
            content = archive.read(part)
            assert part != name or old in content
            out.writestr(part, content.replace(old, new, 1) if part == name else content)
    return copy


def refusal(empty: Installation, file: Path) -> str:
    done = empty.entente("restore", str(file), succeeds=False)
    assert done.returncode == 1
    assert empty.python("from entente.people.models import Person\nprint(Person.objects.count())").strip() == "0"
    return done.stderr


def test_a_backup_that_was_cut_off(backup: Path, empty: Installation, tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(backup.read_bytes()[:-500])

    assert "is not a whole backup" in refusal(empty, tmp_path / "cut.zip")


def test_a_backup_of_other_tables(backup: Path, empty: Installation) -> None:
    assert "then upgrade" in refusal(empty, altered(backup, LIST, b'"people.0001_initial"', b'"people.0009_later"'))


def test_a_table_with_a_row_too_few(backup: Path, empty: Installation) -> None:
    table = "tables/search_document.jsonl"
    last = parts(backup)[table].splitlines(keepends=True)[-1]

    assert "search_document in this backup is not whole" in refusal(empty, altered(backup, table, last, b""))


def test_a_damaged_uploaded_file(backup: Path, empty: Installation) -> None:
    name = next(name for name, content in parts(backup).items() if name.startswith("files/") and b"some bytes" in content)

    assert "is damaged" in refusal(empty, altered(backup, name, b"some", b"none"))


def test_a_tampered_record_unless_it_is_asked_for(backup: Path, empty: Installation) -> None:
    tampered = altered(backup, RECORD, b"ada@example.org", b"eve@example.org")
    assert "is broken at entry 1" in refusal(empty, tampered)

    restored = json.loads(empty.entente("restore", str(tampered), "--even-broken", "--json").stdout)

    assert (restored["record_holds"], restored["first_broken"]) == (False, 1)


def test_another_installations_key_is_said(backup: Path, empty: Installation) -> None:
    done = empty.entente("restore", str(backup), SECRET_KEY="another key " * 5)

    assert "SECRET_KEY differs" in done.stderr
    assert "The record holds" in done.stdout
