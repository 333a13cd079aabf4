"""Import certificates: the Common Criteria portal's CSV, entries of the EUCC register, our CSV template, or a list of references."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification.imports.certificate_layouts import LAYOUTS, layout_of
from entente.certification.imports.certificate_run import CertificateImport
from entente.certification.imports.certificate_source import file_at
from entente.cli.base import Refused
from entente.cli.imports.cordis import Shell
from entente.projects.imports.refusals import CannotImport


def arguments(parser: CommandParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--format", choices=LAYOUTS, dest="layout", help="what the file is (default: seen from its header)")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="where rows that are left out or deserve a look are listed (default: ENTENTE_HOME/reports)",
    )


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    started = time.monotonic()
    try:
        file = file_at(options["file"])
        layout = options["layout"] or layout_of(file)
        with Shell(say, options["report"] or settings.HOME / "reports" / f"certificates-{file.digest[:12]}.csv") as shell:
            run = CertificateImport(file, layout, secrets.token_hex(6), None, timezone.now(), shell, is_dry_run=options["dry_run"])
            result = run.run()
    except CannotImport as why:
        raise Refused(str(why)) from why
    report = str(shell.path) if shell.file else None
    return {**result, "dry_run": options["dry_run"], "report": report, "seconds": round(time.monotonic() - started, 2)}


def told(result: dict[str, Any]) -> str:
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    lines.append(_("%(rows)s rows; %(created)s created, %(changed)s changed, %(unchanged)s unchanged") % result)
    if "by_country" in result:
        lines.append(", ".join(f"{country} {count:,}" for country, count in result["by_country"].items()))
    if result.get("maintenances"):
        lines.append(_("%(maintenances)s maintenances") % result)
    lines.append(
        _("%(rejected)s rejected, %(repeated)s repeated, %(remarks)s to look at") % result
        + (f": {result['report']}" if result["report"] else "")
    )
    return "\n".join([*lines, _("%(seconds)s seconds") % result])
