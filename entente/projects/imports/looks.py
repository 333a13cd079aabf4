"""A first look at what somebody brings, quick enough to be taken while the form waits."""

from pathlib import Path

from entente.projects.imports import reader
from entente.projects.imports.columns import PARTICIPATIONS, PROJECTS, Columns
from entente.projects.imports.examine import examined


def look_at_projects(path: Path, name: str) -> None:
    _look(path, name, PROJECTS)


def look_at_participations(path: Path, name: str) -> None:
    _look(path, name, PARTICIPATIONS)


def _look(path: Path, name: str, columns: Columns) -> None:
    """Encoding and header; the rest is read by the import itself."""
    next(reader.rows(examined(path, name), columns), None)
