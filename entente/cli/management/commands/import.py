from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.core.management.base import CommandParser

from entente.cli import imports
from entente.cli.base import Command as OurCommand


class Command(OurCommand):
    help = "Import files from outside: a dry run says what would happen, a report says which rows were left out and why."

    def arguments(self, parser: CommandParser) -> None:
        nouns = parser.add_subparsers(dest="noun", required=True, metavar="NOUN")
        for name, noun in _nouns().items():
            of_noun = nouns.add_parser(name, help=noun.__doc__, description=noun.__doc__)
            noun.arguments(of_noun)
            of_noun.add_argument("--json", action="store_true", default=False, help="print one JSON object on standard output")

    def work(self, **options: Any) -> dict[str, Any]:
        self.noun = _nouns()[options["noun"]]
        result: dict[str, Any] = self.noun.work(say=self.say, **options)
        return result

    def told(self, result: dict[str, Any]) -> str:
        text: str = self.noun.told(result)
        return text


def _nouns() -> dict[str, ModuleType]:
    return {module.name: import_module(f"{imports.__name__}.{module.name}") for module in iter_modules(imports.__path__)}
