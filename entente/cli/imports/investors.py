"""Import investors from a CSV or XLSX file: country, fund_name, fund_manager, target_area, support_type, commitment_eur, website."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli import rows_in
from entente.industry.imports import import_investors


def arguments(parser: CommandParser) -> None:
    rows_in.arguments(parser)
    parser.add_argument("--source", default="", help="what is shown beside each investor (default: the file's name)")


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    source = (options["source"] or options["file"].name)[:300]
    return rows_in.worked(
        "investors", options, lambda file: import_investors(file, source=source, by=None, at=timezone.now(), is_dry_run=options["dry_run"])
    )


def told(result: dict[str, Any]) -> str:
    return rows_in.told(result)
