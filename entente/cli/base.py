"""What every command of ours has in common: --json on standard output, words on standard error."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Refused(CommandError):
    """The command did nothing, and says why; exit 1."""


class Command(BaseCommand):
    """A command whose result is one dictionary: printed as JSON, or told in words."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        self.arguments(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")

    def arguments(self, parser: CommandParser) -> None:
        """The command's own arguments."""

    def say(self, *words: object) -> None:
        """Words for a person, on standard error."""
        self.stderr.write(" ".join(map(str, words)), style_func=str)

    def handle(self, *args: Any, **options: Any) -> str | None:
        result = self.work(**options)
        if options["json"]:
            return json.dumps(result, ensure_ascii=False, default=str)
        return self.told(result)

    def work(self, **options: Any) -> Any:
        raise NotImplementedError

    def told(self, result: Any) -> str:
        """The result in words; commands with more to say override this."""
        return "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in result.items())
