"""Import OSCAL: catalogs, profiles, mapping-collections and component-definitions as JSON; `--dry-run` says what would happen."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.certification.imports.oscal_facts import read_files
from entente.cli.base import Refused
from entente.cli.catalogues import Say, options_of, told, worked

__all__ = ["arguments", "told", "work"]


def arguments(parser: CommandParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="JSON documents; a profile comes with the catalog it selects from"
    )
    parser.add_argument(
        "--resource", metavar="HREF=CATALOGUE", action="append", default=[], help="which catalogue a document means by an href"
    )
    options_of(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    resources = dict(_pair(said) for said in options["resource"])
    name = f"oscal-{options['files'][0].stem}"
    return worked(lambda: read_files(options["files"], resources), name, time.monotonic(), say, options)


def _pair(said: str) -> tuple[str, str]:
    href, sign, catalogue = said.rpartition("=")
    if not sign or not href or not catalogue:
        raise Refused(_("%(said)s is not HREF=CATALOGUE.") % {"said": said})
    return href, catalogue
