"""What the commands that import catalogues have in common."""

import csv
import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification.actions.editions import work_out
from entente.certification.imports.catalogue_facts import CannotImportCatalogues, Facts, Problem
from entente.certification.imports.catalogue_run import import_catalogues
from entente.cli.base import Refused

Say = Callable[..., None]
_EVERY = 10_000


def options_of(parser: CommandParser) -> None:
    parser.add_argument("--texts", action="store_true", help="keep titles and texts too: their licence lets them be shown")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="where lines left out or read otherwise are listed (default: ENTENTE_HOME/reports)"
    )


def worked(read: Callable[[], Facts], name: str, started: float, say: Say, options: dict[str, Any]) -> dict[str, Any]:
    gc.freeze()  # the loaded program is no garbage: not walking through it again and again saves time
    try:
        facts = read()
        tell = _teller(say)
        done = import_catalogues(facts, by=None, at=timezone.now(), with_texts=options["texts"], is_dry_run=options["dry_run"], tell=tell)
    except CannotImportCatalogues as why:
        raise Refused(str(why)) from why
    if not options["dry_run"]:
        work_out(at=timezone.now())
    report = _reported(done.problems, options["report"] or settings.HOME / "reports" / f"{name}.csv")
    return {**done.counts, "dry_run": options["dry_run"], "report": report, "seconds": round(time.monotonic() - started, 2)}


def _teller(say: Say) -> Callable[[int, int], None]:
    said = 0

    def tell(done: int, total: int) -> None:
        nonlocal said
        if done - said >= _EVERY or done == total:
            said = done
            say(_("%(done)s of %(total)s requirements and rows") % {"done": f"{done:,}", "total": f"{total:,}"})

    return tell


def _reported(problems: list[Problem], path: Path) -> str | None:
    """A file only where there is something to say."""
    if not problems:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([Problem.COLUMNS, *(problem.cells for problem in problems)])
    return str(path)


def told(result: dict[str, Any]) -> str:
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    lines.append(_("%(frameworks)s catalogues, %(requirements)s requirements, %(mappings)s mapping rows") % _grouped(result))
    if any((*result["created"].values(), *result["changed"].values())):
        lines.append(_("created: %(created)s; changed: %(changed)s") % {name: _listed(result[name]) for name in ("created", "changed")})
    else:
        lines.append(_("Nothing has changed: all of it was here already."))
    told_of = _(
        "%(dangling)s rows lead nowhere, %(merged)s repeats, %(conflicts)s pairs with two relations, "
        "%(strength_unknown)s strengths off the scale"
    )
    lines.append(told_of % _grouped(result) + (f": {result['report']}" if result["report"] else ""))
    return "\n".join([*lines, _("%(seconds)s seconds") % result])


def _grouped(result: dict[str, Any]) -> dict[str, Any]:
    return {name: f"{value:,}" if isinstance(value, int) else value for name, value in result.items()}


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count) or "0"
