"""Handing a mail over: to a mail server, or, where none is set, into a folder."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from django.conf import settings

Sealed = Callable[[], None]


class Later(Exception):
    """Not now; its text is the server's words."""


class Unreachable(Later):
    """The server itself cannot be reached: no other mail will fare better now."""


class Never(Exception):
    """The server will not take this mail for this address."""


class NoAddress(Never):
    """Nobody lives at this address."""


class Unanswered(Exception):
    """The last word was said and no answer came: the server may or may not have it."""


class Transport(Protocol):
    def hand(self, name: str, message: EmailMessage, recipient: str, sealed: Sealed) -> None:
        """Hand over one mail. `sealed` is called before the word that makes the other side responsible; if it raises, nothing was sent."""

    def has(self, name: str) -> bool | None:
        """Whether the other side got the mail of this name; None where nobody can tell."""

    def close(self) -> None: ...


def folder() -> Path:
    """Where mails lie when no mail server is set."""
    return Path(settings.EMAIL_FILE_PATH)


def keeps_files() -> bool:
    return not settings.EMAIL_HOST
