from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.vocabulary import actions
from entente.vocabulary.models import Country


class Command(OurCommand):
    help = "Bring countries, regions, sectors, expertise and roles to what this version's reference files say. Run it after every upgrade."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "action", choices=["load"], help="load: create and rename; what an edition leaves out is kept as no longer current"
        )

    def work(self, **options: Any) -> dict[str, dict[str, int]]:
        if Country._meta.db_table not in connection.introspection.table_names():
            raise Refused("The database is not prepared yet. Run `entente migrate` first.")
        try:
            loaded = actions.load()
        except actions.CannotLoad as refusal:
            raise Refused(str(refusal)) from refusal
        return {noun: asdict(done) for noun, done in loaded.items()}

    def told(self, result: dict[str, dict[str, int]]) -> str:
        lines = [f"{noun}: " + ", ".join(f"{count} {what}" for what, count in done.items()) for noun, done in result.items()]
        moved = sum(count for done in result.values() for what, count in done.items() if what != "unchanged")
        return "\n".join([*lines, "Nothing changed." if not moved else f"{moved} rows changed."])
