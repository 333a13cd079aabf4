from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.engine.audience import written
from entente.notices import queries
from entente.notices.refusals import CannotResolve


class Command(OurCommand):
    help = "Who an audience means today, and why: names and reasons. Nothing is sent."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "expression",
            metavar="EXPRESSION",
            help='such as "group:WG3 and (country:FR or country:DE) and not answered:round-12"; a comma means or',
        )
        parser.add_argument("--on", metavar="DAY", help="as of another day, YYYY-MM-DD")

    def work(self, **options: Any) -> dict[str, Any]:
        day = self._day(options["on"]) if options["on"] else timezone.localdate()
        try:
            expression = queries.read(options["expression"])
            people = queries.explained(expression, day)
        except CannotResolve as refusal:
            raise Refused(str(refusal)) from refusal
        return {"expression": written(expression), "on": day, "count": len(people), "people": [asdict(one) for one in people]}

    def told(self, result: dict[str, Any]) -> str:
        lines = [f"{one['name']} <{one['email']}>: {'; '.join(one['reasons'])}" for one in result["people"]]
        return "\n".join([*lines, f"{result['count']} people on {result['on']}: {result['expression']}"])

    def _day(self, text: str) -> Any:
        try:
            day = parse_date(text)
        except ValueError:
            day = None
        if day is None:
            raise Refused(f"{text} is no day; write it as 2026-03-02.")
        return day
