"""Import observations of the industry from a CSV or XLSX file: measure, unit, country, year, value, source, source_on."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli import rows_in
from entente.industry.imports import import_observations


def arguments(parser: CommandParser) -> None:
    rows_in.arguments(parser)


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    return rows_in.worked(
        "competitiveness", options, lambda file: import_observations(file, by=None, at=timezone.now(), is_dry_run=options["dry_run"])
    )


def told(result: dict[str, Any]) -> str:
    return rows_in.told(result)
