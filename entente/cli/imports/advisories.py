"""Import advisories: CISA's KEV as CSV, CSAF 2.0 documents, STIX 2.1 bundles, MISP events, or records of ENISA's EUVD."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.engine.advisories.draft import KINDS
from entente.watch.imports.run import AdvisoryImport, CannotImport
from entente.watch.models import Circle


def arguments(parser: CommandParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--format", choices=KINDS, default="", dest="layout", help="what the files are (default: seen from what they hold)")
    parser.add_argument("--circle", metavar="GROUP", help="the circle that is given what is AMBER, AMBER+STRICT or not marked")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--report", type=Path, metavar="FILE", help="where what is left out is listed (default: ENTENTE_HOME/reports)")


def work(*, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    files = [(path.name, _content(path)) for path in options["files"]]
    run = AdvisoryImport(files, None, timezone.now(), options["layout"], _circle(options["circle"]), is_dry_run=options["dry_run"])
    try:
        result = run.run()
    except CannotImport as why:
        raise Refused(str(why)) from why
    return {**result, "report": _written(options["report"] or settings.HOME / "reports" / "advisories.csv", run)}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as why:
        raise Refused(_("%(file)s cannot be read: %(why)s.") % {"file": path, "why": why.strerror}) from why


def _circle(code: str | None) -> Circle | None:
    if not code:
        return None
    found = Circle.objects.select_related("body").filter(body__code__iexact=code).first()
    if found is None:
        known = ", ".join(Circle.objects.order_by("body__code").values_list("body__code", flat=True)) or _("none yet")
        raise Refused(_("%(code)s is no circle; there are: %(known)s.") % {"code": code, "known": known})
    return found


def _written(path: Path, run: AdvisoryImport) -> str | None:
    if not run.left:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("file", "place", "key", "why"), *((name, one.place, one.key, one.why) for name, one in run.left)])
    return str(path)


def told(result: dict[str, Any]) -> str:
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    lines.append(_("%(created)s created, %(changed)s changed, %(unchanged)s unchanged") % result)
    lines.append(_("%(rejected)s rejected") % result + (f": {result['report']}" if result["report"] else ""))
    return "\n".join(lines)
