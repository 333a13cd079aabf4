"""Import dues, fees and represented members from a CSV or XLSX file: organisation, year, dues, fee, represented, from."""

import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli import tables_in as files
from entente.cli.base import Refused
from entente.members.imports import CannotImport, open_file
from entente.members.imports.voting_facts import import_voting_facts


def arguments(parser: CommandParser) -> None:
    files.arguments(parser)


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    started = time.monotonic()
    try:
        file = open_file(files.checked(options["file"]), options["file"].name)
        read = import_voting_facts(file, by=None, at=timezone.now(), is_dry_run=options["dry_run"])
    except CannotImport as why:
        raise Refused(str(why)) from why
    report = files.reported(read.problems, options["report"] or files.place("voting-facts", options["file"]))
    took = round(time.monotonic() - started, 2)
    return {**read.counts, "dry_run": options["dry_run"], "left_out": read.left_out, "report": report, "seconds": took}


def told(result: dict[str, Any]) -> str:
    return "\n".join(files.told(result))
