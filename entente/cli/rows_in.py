"""What imports of tables have in common that list each row left out: file, report, figures in words."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from entente.cli import tables_in
from entente.cli.base import Refused
from entente.industry.imports.reading import CannotImport, Result, from_path
from entente.projects.imports.examine import File
from entente.projects.imports.sieve import LeftOut

arguments = tables_in.arguments


def worked(noun: str, options: dict[str, Any], run: Callable[[File], Result]) -> dict[str, Any]:
    try:
        file = from_path(tables_in.checked(options["file"]))
        result = run(file)
    except CannotImport as why:
        raise Refused(str(why)) from why
    report = options["report"] or settings.HOME / "reports" / f"{noun}-{file.digest[:12]}.csv"
    return {**result.told(), "report": _written(report, result.left)}


def _written(path: Path, left: list[LeftOut]) -> str | None:
    if not left:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([LeftOut.COLUMNS, *(one.cells for one in left)])
    return str(path)


def told(result: dict[str, Any]) -> str:
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    lines.append(_("%(rows)s rows; %(created)s created, %(changed)s changed, %(unchanged)s unchanged") % result)
    lines.append(_("%(rejected)s rejected, %(repeated)s repeated") % result + (f": {result['report']}" if result["report"] else ""))
    return "\n".join(lines)
