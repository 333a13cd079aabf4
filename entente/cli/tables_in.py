"""What every import of a table has in common: its file, its report, its figures in words."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.members.imports import Problem


def arguments(parser: CommandParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV or XLSX file whose first row names the columns")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="where lines that are left out are listed (default: ENTENTE_HOME/reports)"
    )


def checked(path: Path) -> Path:
    try:
        if path.stat().st_size > settings.UPLOAD_LIMIT:
            raise Refused(
                _("%(file)s is larger than %(most)s MB; split it.") % {"file": path, "most": settings.UPLOAD_LIMIT // 1024 // 1024}
            )
        with path.open("rb"):
            return path
    except OSError as why:
        raise Refused(_("%(file)s cannot be read: %(why)s.") % {"file": path, "why": why.strerror}) from why


def place(noun: str, path: Path) -> Path:
    found: Path = settings.HOME / "reports" / f"{noun}-{path.stem}.csv"
    return found


def reported(problems: Iterable[Problem], path: Path) -> str | None:
    """A file only where there is something to say."""
    lines = [problem.cells for problem in problems]
    if not lines:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([Problem.COLUMNS, *lines])
    return str(path)


def told(result: dict[str, Any]) -> list[str]:
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    counted = _("%(rows)s rows: %(created)s created, %(changed)s changed, %(unchanged)s unchanged, %(rejected)s rejected")
    lines.append(counted % result + (f": {result['report']}" if result["report"] else ""))
    if result["left_out"]:
        lines.append(_("Columns that say nothing here: %(columns)s") % {"columns": ", ".join(result["left_out"])})
    return [*lines, _("%(seconds)s seconds") % result]
