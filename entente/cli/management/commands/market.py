from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.core.management.base import CommandParser

from entente.cli import market
from entente.cli.base import Command as OurCommand


class Command(OurCommand):
    help = "The market: who accepts which certificate, how fragmented it is, and which measures mend it."

    def arguments(self, parser: CommandParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
        for name, task in _tasks().items():
            of_task = tasks.add_parser(name, help=task.__doc__, description=task.__doc__)
            task.arguments(of_task)
            of_task.add_argument("--json", action="store_true", default=False, help="print one JSON object on standard output")

    def work(self, **options: Any) -> dict[str, Any]:
        self.task = _tasks()[options["task"]]
        result: dict[str, Any] = self.task.work(say=self.say, **options)
        return result

    def told(self, result: dict[str, Any]) -> str:
        text: str = self.task.told(result)
        return text


def _tasks() -> dict[str, ModuleType]:
    return {module.name: import_module(f"{market.__name__}.{module.name}") for module in iter_modules(market.__path__)}
