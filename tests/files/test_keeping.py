"""What people bring is kept once, by its digest, under a harmless name."""

import hashlib
import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.files import actions, queries, storage
from entente.files.actions import CannotKeep
from entente.files.exports import XLSX_TYPE, xlsx
from entente.files.models import Upload
from entente.files.names import media_type, plain_name
from entente.files.queries import BytesMissing
from entente.record.models import Entry
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def files_in(home: Path) -> list[Path]:
    return [path for path in (home / "files").rglob("*") if path.is_file()]


def test_bytes_lie_under_their_digest_and_are_entered(home: Path, at: datetime) -> None:
    somebody = person()

    upload = actions.keep(io.BytesIO(b"a;b\n1;2\n"), "list.csv", by=somebody, at=at)

    digest = hashlib.sha256(b"a;b\n1;2\n").hexdigest()
    assert (upload.digest, upload.size, upload.name, upload.media_type, upload.by) == (digest, 8, "list.csv", "text/plain", somebody)
    assert files_in(home) == [home / "files" / digest[:2] / digest]
    with queries.open_bytes(upload) as file:
        assert file.read() == b"a;b\n1;2\n"
    assert Entry.objects.order_by("-sequence")[0].verb == "files.kept"


def test_the_same_bytes_lie_there_once(home: Path, at: datetime) -> None:
    first = actions.keep(io.BytesIO(b"same"), "one.txt", by=person(), at=at)
    second = actions.keep(io.BytesIO(b"same"), "two.txt", by=person(), at=at)

    assert first.digest == second.digest
    assert first.pk != second.pk
    assert len(files_in(home)) == 1


def test_a_form_s_file_is_kept_like_any_other(at: datetime) -> None:
    upload = actions.keep(SimpleUploadedFile("plan.txt", b"x" * 3_000_000, content_type="text/html"), "plan.txt", by=None, at=at)

    assert (upload.size, upload.media_type) == (3_000_000, "text/plain")


def test_a_file_over_the_limit_is_refused_and_leaves_nothing(settings: Any, home: Path, at: datetime) -> None:
    settings.UPLOAD_LIMIT = 2 * 1024 * 1024

    with pytest.raises(CannotKeep, match=r"big\.bin is larger than 2 MB"):
        actions.keep(io.BytesIO(b"x" * (settings.UPLOAD_LIMIT + 1)), "big.bin", by=person(), at=at)

    assert files_in(home) == []
    assert not Upload.objects.exists()


def test_a_file_at_the_limit_is_kept(settings: Any, at: datetime) -> None:
    settings.UPLOAD_LIMIT = 1024

    assert actions.keep(io.BytesIO(b"x" * 1024), "just.bin", by=None, at=at).size == 1024


def test_an_empty_file_is_refused(at: datetime) -> None:
    with pytest.raises(CannotKeep, match="is empty"):
        actions.keep(io.BytesIO(), "nothing.csv", by=person(), at=at)

    assert not Upload.objects.exists()


def test_a_source_that_breaks_leaves_nothing(home: Path, at: datetime) -> None:
    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the line broke")

    with pytest.raises(OSError, match="the line broke"):
        actions.keep(Breaking(), "half.csv", by=None, at=at)

    assert files_in(home) == []


def test_missing_bytes_are_said_so(at: datetime) -> None:
    upload = actions.keep(io.BytesIO(b"here"), "here.txt", by=None, at=at)
    storage.path_of(upload.digest).unlink()

    with pytest.raises(BytesMissing, match=r"here\.txt are missing"):
        queries.open_bytes(upload)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("list.csv", "list.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\list.csv", "list.csv"),
        ("line\nbreak\x00.csv", "linebreak.csv"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("  Žluťoučký kůň.csv ", "Žluťoučký kůň.csv"),
        ("...", "file"),
        ("", "file"),
        ("x" * 300 + ".xlsx", "x" * 195 + ".xlsx"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_made_harmless(name: str, kept: str) -> None:
    assert plain_name(name) == kept


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        pytest.param(xlsx(["a"], [["b"]]), XLSX_TYPE, id="a workbook, which holds the time"),
        (b"PK\x03\x04 broken", "application/octet-stream"),
        (b"a;b\n1;2\n", "text/plain"),
        (b"<script>alert(1)</script>", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "text/plain"),
        ("a;b".encode("utf-16"), "text/plain"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "application/octet-stream"),
    ],
)
def test_the_kind_is_read_from_the_bytes(content: bytes, kind: str) -> None:
    assert media_type(io.BytesIO(content)) == kind
