"""Import catalogues of requirements and their mappings from the three files of a folder; `--dry-run` says what would happen."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from entente.certification.imports.three_files import read_folder
from entente.cli.catalogues import Say, options_of, told, worked

__all__ = ["arguments", "told", "work"]


def arguments(parser: CommandParser) -> None:
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help="holds frameworks, requirements and mappings as .csv, .csv.gz or .xlsx; mappings may be missing",
    )
    options_of(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    return worked(lambda: read_folder(options["folder"]), f"requirements-{options['folder'].name}", time.monotonic(), say, options)
