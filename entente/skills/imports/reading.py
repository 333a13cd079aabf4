"""A file as lines of named cells, whatever it was saved as; and what importing it came to."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.files.tables import PROBLEM
from entente.members.imports import CannotImport, Problem, open_file

MOST_BYTES = 50_000_000
DIGITS = 12


class CannotRead(Exception):
    """The file as a whole cannot be read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    cells: Mapping[str, str]  # by our own names of columns; empty ones are left out
    problem: str = ""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    digest: str
    lines: Sequence[Line]
    left_out: Sequence[str] = ()

    @property
    def batch(self) -> str:
        return self.digest[:DIGITS]


@dataclass(frozen=True, slots=True)
class Result:
    """What importing did, or on a dry run would do."""

    rows: int
    created: int
    changed: int
    unchanged: int
    problems: Sequence[Problem]
    left_out: Sequence[str]
    batch: str
    is_dry_run: bool

    @property
    def counts(self) -> dict[str, Any]:
        rejected = len({one.line for one in self.problems})
        names = ("rows", "created", "changed", "unchanged")
        return {name: getattr(self, name) for name in names} | {"rejected": rejected, "batch": self.batch, "dry_run": self.is_dry_run}


def table(path: Path, name: str, columns: Mapping[str, str]) -> File:
    """`columns`: what headers may be called (folded), and the name of ours."""
    try:
        found = open_file(path, name)
    except CannotImport as why:
        raise CannotRead(str(why)) from why
    matched = {header: columns[fold(header)] for header in found.header if fold(header) in columns}
    lines = [
        Line(number, {matched[header]: value.strip() for header, value in row.items() if header in matched and value.strip()}, _wrong(row))
        for number, row in found.lines
    ]
    return File(found.name, found.digest, lines, [header for header in found.header if header not in matched])


def _wrong(row: Mapping[str, str]) -> str:
    return row.get(PROBLEM, "")


def as_json(path: Path, name: str) -> tuple[Any, str]:
    """The document and its digest."""
    try:
        raw = path.read_bytes()
        if len(raw) > MOST_BYTES:
            raise CannotRead(_("%(name)s is larger than 50 MB; split it.") % {"name": name})
        return json.loads(raw), hashlib.sha256(raw).hexdigest()
    except OSError as why:
        raise CannotRead(_("%(name)s cannot be read: %(why)s.") % {"name": name, "why": why.strerror}) from why
    except (ValueError, RecursionError) as why:
        raise CannotRead(_("%(name)s is not valid JSON. Save it again from where it comes.") % {"name": name}) from why


def is_json(path: Path) -> bool:
    """By how it begins, whatever it is called."""
    try:
        with path.open("rb") as file:
            return file.read(200).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["}
    except OSError:
        return False
