"""Import what Eurostat says of regions (nuts_id, name_native, mount_type, urban_type, coast_type) from a CSV or XLSX file."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.dialogue.imports import RegionImport, region_file
from entente.projects.imports.refusals import CannotImport
from entente.projects.imports.sieve import LeftOut


def arguments(parser: CommandParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="where rows that are left out are listed (default: ENTENTE_HOME/reports)"
    )


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    try:
        run = RegionImport(region_file(options["file"]), None, timezone.now(), is_dry_run=options["dry_run"])
        result = run.run()
    except CannotImport as why:
        raise Refused(str(why)) from why
    report = options["report"] or settings.HOME / "reports" / f"regions-{run.file.digest[:12]}.csv"
    return {**result, "report": _written(report, run.left)}


def told(result: dict[str, Any]) -> str:
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    lines.append(_("%(rows)s rows; %(created)s created, %(changed)s changed, %(unchanged)s unchanged") % result)
    lines.append(_("%(rejected)s rejected, %(repeated)s repeated") % result + (f": {result['report']}" if result["report"] else ""))
    return "\n".join(lines)


def _written(path: Path, left: list[LeftOut]) -> str | None:
    if not left:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([LeftOut.COLUMNS, *(one.cells for one in left)])
    return str(path)
