"""Mails as files, one each, under the mail's own name: putting the same one there twice is putting it there once."""

import os
import tempfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from entente.notices.mail import signing
from entente.notices.mail.transport import Sealed, Unreachable


@dataclass(frozen=True, slots=True)
class Folder:
    place: Path

    def hand(self, name: str, message: EmailMessage, recipient: str, sealed: Sealed) -> None:
        try:
            coming = self._written(signing.signed(message))
        except OSError as problem:
            raise Unreachable(str(problem)) from None
        try:
            sealed()
            self._put_in_place(coming, self.path(name))
        finally:
            coming.unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        return self.path(name).exists()

    def close(self) -> None:
        """Nothing is held open."""

    def path(self, name: str) -> Path:
        return self.place / f"{name}.eml"

    def _written(self, content: bytes) -> Path:
        self.place.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.place, prefix="coming-", suffix=".tmp", delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return Path(file.name)

    def _put_in_place(self, coming: Path, there: Path) -> None:
        """A link is made whole or not at all, and never over another."""
        try:
            os.link(coming, there)
        except FileExistsError:
            return
