"""Import organisations from a CSV or XLSX file; `entente import organisations FILE --dry-run` says what would happen."""

import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli import tables_in as files
from entente.cli.base import Refused
from entente.members.imports import CannotImport, import_file, open_file

Say = Callable[..., None]


def arguments(parser: CommandParser) -> None:
    files.arguments(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    started = time.monotonic()
    try:
        read = import_file(
            open_file(files.checked(options["file"]), options["file"].name),
            by=None,
            at=timezone.now(),
            is_dry_run=options["dry_run"],
            tell=lambda done, total: say(_("%(done)s of %(total)s rows") % {"done": f"{done:,}", "total": f"{total:,}"}),
        )
    except CannotImport as why:
        raise Refused(str(why)) from why
    report = files.reported(read.plan.problems, options["report"] or files.place("organisations", options["file"]))
    took = round(time.monotonic() - started, 2)
    return {**read.plan.counts, "dry_run": options["dry_run"], "left_out": read.left_out, "report": report, "seconds": took}


def told(result: dict[str, Any]) -> str:
    return "\n".join(files.told(result))
