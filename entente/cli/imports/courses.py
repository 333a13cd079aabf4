"""Import courses from CSV, XLSX or schema.org JSON-LD; they wait for somebody's review before they are shown."""

import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli import tables_in as files
from entente.cli.base import Refused
from entente.skills.imports import CannotRead, Result, import_courses

Say = Callable[..., None]


def arguments(parser: CommandParser) -> None:
    files.arguments(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    return imported(import_courses, "courses", **options)


def imported(read: Callable[..., Result], called: str, **options: Any) -> dict[str, Any]:
    started = time.monotonic()
    try:
        path = files.checked(options["file"])
        found = read(path, path.name, by=None, at=timezone.now(), is_dry_run=options["dry_run"])
    except CannotRead as why:
        raise Refused(str(why)) from why
    report = files.reported(found.problems, options["report"] or files.place(called, options["file"]))
    return {**found.counts, "left_out": list(found.left_out), "report": report, "seconds": round(time.monotonic() - started, 2)}


def told(result: dict[str, Any]) -> str:
    lines = files.told(result)
    if result["created"] or result["changed"]:
        lines.append(_("Somebody of the office publishes them under Skills, Courses: file %(batch)s.") % result)
    return "\n".join(lines)
