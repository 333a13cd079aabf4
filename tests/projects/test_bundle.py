"""An archive is unpacked within limits, and nothing else of it touches the disk."""

import io
import zipfile

import pytest

from entente.projects.imports import CannotRead, bundle, unpacked


def archive(tmp_path, **entries: bytes):
    path = tmp_path / "cordis.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return path


def contents(path) -> tuple[bytes, bytes | None]:
    with unpacked(path, "cordis.zip") as found:
        return found.projects.read_bytes(), found.participations.read_bytes() if found.participations else None


def test_the_two_files_are_found_in_any_folder_of_the_archive(tmp_path):
    path = archive(
        tmp_path, **{"csv/Project.csv": b"id\n1\n", "csv/organization.csv": b"name\n", "readme.txt": b"x", "../../evil.csv": b"x"}
    )

    assert contents(path) == (b"id\n1\n", b"name\n")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["cordis.zip"]


def test_the_second_file_may_be_missing(tmp_path):
    assert contents(archive(tmp_path, **{"project.csv": b"id\n"})) == (b"id\n", None)


def test_nothing_stays_behind(tmp_path):
    with unpacked(archive(tmp_path, **{"project.csv": b"id\n"}), "cordis.zip") as found:
        folder = found.projects.parent

    assert not folder.exists()


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "MOST_BYTES", 1 << 20)
    path = archive(tmp_path, **{"project.csv": bytes(3 << 20)})

    with pytest.raises(CannotRead, match="unpacked it is larger than 1 MB"):
        contents(path)


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"other.csv": b"x"}, "holds no project.csv"),
        ({"a/project.csv": b"x", "b/project.csv": b"y"}, "one of the files twice"),
        ({f"{n}.txt": b"" for n in range(300)}, "more than 200 files"),
    ],
)
def test_an_archive_of_something_else_is_refused(tmp_path, entries, says):
    with pytest.raises(CannotRead, match=says):
        contents(archive(tmp_path, **entries))


def test_a_damaged_archive_is_refused(tmp_path):
    whole = archive(tmp_path, **{"project.csv": bytes(range(256)) * 400}).read_bytes()
    path = tmp_path / "cut.zip"
    middle = bytearray(whole)
    middle[60:90] = bytes(30)

    for damaged in (whole[: len(whole) // 2], b"PK\x03\x04", b"", bytes(middle)):
        path.write_bytes(damaged)
        with pytest.raises(CannotRead, match="not a ZIP archive that can be opened"):
            contents(path)


def test_an_archive_with_a_password_is_refused(tmp_path):
    buffer = io.BytesIO(archive(tmp_path, **{"project.csv": b"id\n1\n"}).read_bytes())
    raw = bytearray(buffer.getvalue())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + place] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(raw)

    with pytest.raises(CannotRead, match="can be opened"):
        contents(path)
