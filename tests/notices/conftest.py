"""Mails land in a folder of the test's own; what test sources held is forgotten after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.notices import GROUPS, NEWS


@pytest.fixture(autouse=True)
def mailbox(settings: object, tmp_path: Path) -> Path:
    """No mail server, a home without a key, and the folder where mails land."""
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")  # type: ignore[attr-defined]
    settings.DEFAULT_FROM_EMAIL = "Test Partnership <office@partnership.example>"  # type: ignore[attr-defined]
    return tmp_path / "mail"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    GROUPS.members.clear()
    NEWS.found.clear()
