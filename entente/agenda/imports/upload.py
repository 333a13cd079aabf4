"""A file that somebody sends: put aside for as long as it is read."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from entente.agenda.imports.reading import CALLS, TOPICS
from entente.agenda.imports.run import CallImport, call_file
from entente.people.models import Person
from entente.projects.imports.sieve import LeftOut

HEADER = 2000


def brought(chunks: Iterable[bytes], name: str, *, by: Person, at: datetime, is_dry_run: bool) -> tuple[dict[str, Any], list[LeftOut]]:
    """The result, and what was left out. JSON, and a header that names `topic_id`, hold calls; other tables list topics."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as held:
            held.writelines(chunks)
        with path.open("rb") as opened:
            start = opened.read(HEADER).lstrip(b"\xef\xbb\xbf \r\n\t")
        layout = CALLS if start.startswith((b"[", b"{")) or b"topic_id" in start else TOPICS
        run = CallImport(call_file(path, name), layout, by, at, is_dry_run=is_dry_run)
        return run.run(), run.left
