"""Import people from a CSV or XLSX file; `entente import people FILE --dry-run` says what would happen."""

import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli import tables_in as files
from entente.cli.base import Refused
from entente.members.imports import CannotImport, open_file
from entente.members.imports.people import import_people

Say = Callable[..., None]


def arguments(parser: CommandParser) -> None:
    files.arguments(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    started = time.monotonic()
    try:
        read = import_people(
            open_file(files.checked(options["file"]), options["file"].name),
            by=None,
            at=timezone.now(),
            is_dry_run=options["dry_run"],
            tell=lambda done, total: say(_("%(done)s of %(total)s rows") % {"done": f"{done:,}", "total": f"{total:,}"}),
        )
    except CannotImport as why:
        raise Refused(str(why)) from why
    plan = read.plan
    told_of = sorted([*plan.problems, *plan.alike], key=lambda one: one.line)
    report = files.reported(told_of, options["report"] or files.place("people", options["file"]))
    took = round(time.monotonic() - started, 2)
    said = {"dry_run": options["dry_run"], "left_out": read.left_out, "report": report, "seconds": took}
    return {**plan.counts, "alike": len(plan.alike), **said}


def told(result: dict[str, Any]) -> str:
    lines = files.told(result)
    if result["alike"]:
        lines.insert(-1, _("%(alike)s rows may mean somebody who is known already; look at People, Duplicates.") % result)
    return "\n".join(lines)
