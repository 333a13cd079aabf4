from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.record.signing import NotOurs, known_head
from entente.record.verification import verify


class Command(Base):
    help = "Recompute the record's chain and name the first entry that does not follow; exit 1 when it is broken."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head", type=Path, metavar="FILE", help="a head that record-head printed earlier: shows truncation and rewriting since"
        )

    def handle(self, *args: Any, **options: Any) -> str | None:
        """A broken record is told like a whole one, and then is exit 1."""
        said = super().handle(*args, **options)
        if self.is_whole:
            return said
        self.stdout.write(said or "")
        raise SystemExit(1)

    def work(self, **options: Any) -> dict[str, Any]:
        verdict = verify(_known(options["head"]))
        self.is_whole = verdict.ok
        return {"ok": verdict.ok, "entries": verdict.entries, "head": verdict.head, "first_broken": verdict.first_broken}

    def told(self, result: dict[str, Any]) -> str:
        if result["ok"]:
            return f"The record holds: {result['entries']} entries, head {result['head']}."
        broken = result["first_broken"]
        return f"The record is broken: entry {broken} does not follow from what was entered before it ({result['entries']} entries)."


def _known(file: Path | None) -> tuple[int, str] | None:
    if file is None:
        return None
    try:
        return known_head(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused(f"{file} cannot be read: {problem}.") from None
    except NotOurs as problem:
        raise Refused(str(problem)) from None
