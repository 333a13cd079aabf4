"""A file that somebody sends: put aside for as long as it is read."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from entente.dialogue.imports.regions import RegionImport, region_file
from entente.people.models import Person
from entente.projects.imports.sieve import LeftOut


def brought(chunks: Iterable[bytes], name: str, *, by: Person, at: datetime, is_dry_run: bool) -> tuple[dict[str, Any], list[LeftOut]]:
    """The result, and what was left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as held:
            held.writelines(chunks)
        run = RegionImport(region_file(path, name), by, at, is_dry_run=is_dry_run)
        return run.run(), run.left
