"""Import the official CORDIS files of a folder: project.csv and, where there is one, organization.csv."""

import csv
import gc
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.projects.imports import CannotImport, Import, LeftOut, files, in_folder

Say = Callable[..., None]


def arguments(parser: CommandParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder into which the CORDIS archive was unpacked")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="where rows that are left out are listed (default: ENTENTE_HOME/reports)"
    )


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    started = time.monotonic()
    gc.freeze()  # the loaded program is no garbage: not walking through it again and again saves a quarter of the time
    try:
        read = files(in_folder(options["folder"]))
        with Shell(say, options["report"] or settings.HOME / "reports" / f"cordis-{read.digest[:12]}.csv") as shell:
            tally = Import(read, secrets.token_hex(6), None, timezone.now(), shell, is_dry_run=options["dry_run"]).run()
    except CannotImport as why:
        raise Refused(str(why)) from why
    report = str(shell.path) if shell.file else None
    return {**tally.result(), "dry_run": options["dry_run"], "report": report, "seconds": round(time.monotonic() - started, 2)}


@dataclass
class Shell:
    """Whom the import tells: progress on standard error, rows left out in a file that is made when there is one."""

    say: Say
    path: Path
    file: IO[str] | None = None
    said: int = field(default=0)

    def __enter__(self) -> "Shell":
        return self

    def __exit__(self, *problem: object) -> None:
        if self.file:
            self.file.close()

    def advance(self, done: int, total: int) -> None:
        self.say(_("%(done)s of %(total)s rows") % {"done": f"{done:,}", "total": f"{total:,}"})

    def should_stop(self) -> bool:
        return False

    def left_out(self, found: Sequence[LeftOut]) -> None:
        if found and self.file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.file = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self.file).writerow(LeftOut.COLUMNS)
        if self.file:
            csv.writer(self.file).writerows(one.cells for one in found)


def told(result: dict[str, Any]) -> str:
    """The summary in words."""
    lines = [_("Dry run: nothing was written.")] if result["dry_run"] else []
    if result["dry_run"] or result["created"] or result["changed"]:
        lines += [_noun(noun, counts) for noun, counts in result["by_noun"].items()]
    else:
        lines.append(_("Nothing has changed: all %(unchanged)s rows were here already.") % {"unchanged": f"{result['unchanged']:,}"})
    lines.append(
        _("EU contribution EUR %(eu)s, total cost EUR %(cost)s")
        % {"eu": _amount(result["ec_contribution"]), "cost": _amount(result["total_cost"])}
    )
    lines.append(
        _("%(start)s projects without a start, %(amounts)s without amounts: not known, not 0")
        % {"start": result["without_start"], "amounts": result["without_amounts"]}
    )
    lines.append(_("%(rejected)s rows rejected, %(repeated)s repeated") % result + (f": {result['report']}" if result["report"] else ""))
    return "\n".join([*lines, _("%(seconds)s seconds") % result])


def _noun(noun: str, counts: dict[str, int]) -> str:
    return f"{noun:<16}{sum(counts.values()):>10,}   " + ", ".join(f"{count:,} {outcome}" for outcome, count in counts.items())


def _amount(amount: str | None) -> str:
    return _("not stated") if amount is None else f"{float(amount):,.2f}"
