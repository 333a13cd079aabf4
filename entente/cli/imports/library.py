"""Import libraries in CISO Assistant's YAML: frameworks and mapping sets; `--dry-run` says what would happen."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from entente.certification.imports.library import read_libraries
from entente.cli.catalogues import Say, options_of, told, worked

__all__ = ["arguments", "told", "work"]


def arguments(parser: CommandParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="YAML libraries; a mapping may come with the frameworks it maps"
    )
    options_of(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    name = f"library-{options['files'][0].stem}"
    return worked(lambda: read_libraries(options["files"]), name, time.monotonic(), say, options)
