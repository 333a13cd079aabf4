import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.engine.tally.recount import NotPublished, recount


class Command(OurCommand):
    help = "Count a published vote again: its head, its ballots, its result. `tools/recount.py` does the same with nothing but Python."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="PUBLISHED.json", help="a vote as it was published at its close")
        parser.add_argument("--head", default="", help="the head as noted elsewhere, in minutes or the record")
        parser.add_argument("--receipt", default="", help="a receipt that has to be among the ballots")

    def work(self, **options: Any) -> dict[str, Any]:
        found = _recounted(options["file"], options["head"], options["receipt"])
        if not found.is_good:
            raise Refused("\n".join([_("This vote is not as published:"), *found.problems]))
        return {"ok": True, "ballots": found.ballots, "head": found.head, "counted": found.counted}

    def told(self, result: dict[str, Any]) -> str:
        return _("Counted again: head, %(ballots)s ballots and result are as published.") % result


def _recounted(path: Path, head: str, receipt: str) -> Any:
    try:
        return recount(json.loads(path.read_text(encoding="utf-8")), known_head=head, receipt=receipt)
    except OSError as problem:
        raise Refused(_("%(path)s cannot be opened: %(why)s.") % {"path": path, "why": problem.strerror}) from problem
    except (UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise Refused(_("%(path)s is no JSON: %(why)s.") % {"path": path, "why": problem}) from problem
    except NotPublished as problem:
        raise Refused(f"{path}: {problem}") from problem
