from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.engine.credential import MOST_BYTES
from entente.industry.badge import check


class Command(Base):
    help = "Check a label's badge, the JSON credential or the SVG that carries it; exit 1 when it is not valid."

    def arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        verify = verbs.add_parser("verify", help="say whether a badge is valid, revoked, expired, tampered with, or of an unknown key")
        verify.add_argument("file", metavar="FILE", type=Path)
        verify.add_argument("--json", action="store_true", default=False, help="print one JSON object on standard output")

    def handle(self, *args: Any, **options: Any) -> str | None:
        said = super().handle(*args, **options)
        if self.is_valid:
            return said
        self.stdout.write(said or "")
        raise SystemExit(1)

    def work(self, **options: Any) -> dict[str, Any]:
        try:
            with options["file"].open("rb") as file:
                text = file.read(MOST_BYTES * 4).decode(errors="replace")
        except OSError as why:
            raise Refused(f"{options['file']} cannot be read: {why.strerror}.") from why
        found = check(text, timezone.localdate())
        self.is_valid = found.is_valid
        return {
            "valid": found.is_valid,
            "worth": found.worth.value,
            "why": found.sentence,
            "name": found.name,
            "number": found.number,
            "from": found.from_on,
            "until": found.until_on,
        }

    def told(self, result: dict[str, Any]) -> str:
        holder = f"{result['name']}, {result['number']}, {result['from']} – {result['until']}\n" if result["name"] else ""
        return f"{holder}{result['why']}"
