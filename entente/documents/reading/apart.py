"""Starting the reader in a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from entente.documents.reading.found import Found, Unread

SECONDS = 30
ROOT = Path(__file__).parents[3]


def read_apart(kind: str, file: BinaryIO) -> Found:
    """What a file of this kind says; a reader that dies or takes too long has found nothing. It gets no environment: that holds secrets."""
    file.seek(0)
    with tempfile.NamedTemporaryFile(prefix="entente-reading-") as copy:
        copyfileobj(file, copy)
        copy.flush()
        file.seek(0)
        return _answer(kind, copy.name)


def _answer(kind: str, path: str) -> Found:
    command = [sys.executable, "-m", "entente.documents.reading", kind, path]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, cwd=ROOT, env={}, check=True)  # noqa: S603 -- our own command
        said = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Found(unread=Unread.TOO_LONG)
    except (subprocess.CalledProcessError, ValueError):
        return Found(unread=Unread.DAMAGED)
    return Found(said["text"], Unread(said["unread"]), said["left_out"])
