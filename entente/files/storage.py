"""Where the bytes lie: under ENTENTE_HOME/files, each file once, by its SHA-256 digest."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings

CHUNK = 1024 * 1024
LEEWAY = 60  # seconds between the bytes' being there and their row's being written


class TooLarge(Exception):
    """More bytes than the limit."""


@dataclass(frozen=True, slots=True)
class Stored:
    digest: str
    size: int


def folder() -> Path:
    return Path(settings.HOME) / "files"


def path_of(digest: str) -> Path:
    return folder() / digest[:2] / digest


def store(file: BinaryIO, *, limit: int) -> Stored:
    """Write the bytes where their digest says, durably; the same bytes are written once. Nothing stays when there are too many."""
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder(), prefix="coming-", delete=False) as coming:
        here = Path(coming.name)
        try:
            stored = _copy(file, coming, limit)
            _put_in_place(here, path_of(stored.digest))
        finally:
            here.unlink(missing_ok=True)
    return stored


def _copy(source: BinaryIO, target: IO[bytes], limit: int) -> Stored:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks(source):
        size += len(chunk)
        if size > limit:
            raise TooLarge
        digest.update(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return Stored(digest.hexdigest(), size)


def chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk


def _put_in_place(here: Path, there: Path) -> None:
    """A rename is all or nothing; the folder is synced so that a crash cannot take the name away."""
    there.parent.mkdir(exist_ok=True)
    here.chmod(0o640)
    here.replace(there)
    held = os.open(there.parent, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def remove(digest: str, *, brought_by: datetime) -> bool:
    """Take bytes away, unless somebody brought the same ones since."""
    there = path_of(digest)
    try:
        if there.stat().st_mtime > brought_by.timestamp() + LEEWAY:
            return False
        there.unlink()
    except FileNotFoundError:
        return False
    return True
