from typing import Any

from django.core.management.base import CommandParser
from django.db import connection
from django.utils import timezone

from entente.certification.actions import scheme_loading
from entente.certification.actions.refusals import CannotLoad
from entente.certification.models import Scheme
from entente.certification.queries import schemes as queries
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused


class Command(OurCommand):
    help = "Certification schemes: load this version's reference files, or list where each scheme stands today."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["load", "list"], help="load: create and update; what the office entered stays as it is")

    def work(self, **options: Any) -> dict[str, Any]:
        if Scheme._meta.db_table not in connection.introspection.table_names():
            raise Refused("The database is not prepared yet. Run `entente migrate` first.")
        if options["action"] == "list":
            return {"schemes": [one.told for one in queries.tracked(timezone.localdate())]}
        try:
            return dict(scheme_loading.load(by=None, at=timezone.now()))
        except CannotLoad as refusal:
            raise Refused(str(refusal)) from refusal

    def told(self, result: dict[str, Any]) -> str:
        if "schemes" in result and isinstance(result["schemes"], list):
            return "\n".join(
                f"{one['code']:<18}{one['state'] or 'not known':<12}{one['checked_on']}  {one['source']}" for one in result["schemes"]
            )
        lines = [f"{noun}: " + ", ".join(f"{count} {what}" for what, count in done.items()) for noun, done in result.items()]
        moved = sum(done["created"] + done["changed"] for done in result.values())
        return "\n".join([*lines, f"{moved} rows changed." if moved else "Nothing changed."])
