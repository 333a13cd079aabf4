"""Files come in no larger than they may, and go out so that no browser runs them."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client

from entente.files import actions, storage
from entente.people.models import Account
from entente.web.files.downloads import download

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


class Unread(io.BytesIO):
    """A body that fails the test when anybody reads it."""

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError("the body was read")


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def announced(megabytes: int) -> dict[str, Any]:
    return {
        "CONTENT_LENGTH": str(megabytes * MEGABYTE),
        "CONTENT_TYPE": "multipart/form-data; boundary=b",
        "wsgi.input": Unread(),
    }


def test_a_form_announced_too_large_is_refused_unread(office: Account, signed_in: Callable[[Account], Client]) -> None:
    client = signed_in(office)
    client.get("/jobs/")  # brings the cookie that a browser has
    client.handler.enforce_csrf_checks = True

    answer = client.generic("POST", "/jobs/1/stop/", **announced(100))

    assert answer.status_code == 413
    assert "larger than 50 MB and was not read" in answer.content.decode()


def test_a_form_with_too_much_text_is_refused_in_words(office: Account, signed_in: Callable[[Account], Client]) -> None:
    client = signed_in(office)
    client.get("/jobs/")
    client.handler.enforce_csrf_checks = True

    answer = client.post("/jobs/1/stop/", "text=" + "x" * 3 * MEGABYTE, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 413
    assert "holds more text than a form may" in answer.content.decode()


def test_an_operations_body_announced_too_large_is_refused_unread(client: Client) -> None:
    answer = client.generic("POST", "/api/jobs/1/stop", headers={"Authorization": "Bearer entente_x"}, **announced(100))

    assert answer.status_code in {401, 413}


def test_a_form_of_allowed_size_is_read(office: Account, signed_in: Callable[[Account], Client]) -> None:
    file = SimpleUploadedFile("list.csv", b"x" * 3 * MEGABYTE)

    assert signed_in(office).post("/jobs/1/stop/", {"file": file}).status_code == 404


@pytest.mark.parametrize(("name", "content"), [("page.html", b"<script>alert(1)</script>"), ("picture.svg", b"<svg onload='alert(1)'/>")])
def test_a_file_goes_out_as_an_attachment_that_nothing_runs(name: str, content: bytes, at: datetime) -> None:
    answer = download(actions.keep(io.BytesIO(content), name, by=None, at=at))

    assert b"".join(answer.streaming_content) == content  # type: ignore[arg-type]
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_name_outside_ascii_goes_out_as_it_is(at: datetime) -> None:
    answer = download(actions.keep(io.BytesIO(b"x"), "Žluťoučký.csv", by=None, at=at))

    assert "filename*=utf-8''%C5%BDlu%C5%A5ou%C4%8Dk%C3%BD.csv" in answer["Content-Disposition"]


def test_a_file_whose_bytes_are_missing_is_not_there(at: datetime) -> None:
    upload = actions.keep(io.BytesIO(b"x"), "gone.txt", by=None, at=at)
    storage.path_of(upload.digest).unlink()

    with pytest.raises(Http404, match="missing"):
        download(upload)
