"""Mails land in a folder of the test's own."""

from pathlib import Path

import pytest


@pytest.fixture
def mailbox(settings: object, tmp_path: Path) -> Path:
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")  # type: ignore[attr-defined]
    settings.BASE_URL = "https://partnership.example"  # type: ignore[attr-defined]
    return tmp_path / "mail"
