import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser

from entente.cli import archive
from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.cli.prepared import missing_migrations
from entente.members.models import Partnership
from entente.people.models import Person
from entente.record.models import Entry
from entente.record.signing import NotOurs, known_head


class Command(Base):
    help = "Put a backup into an empty installation, on SQLite or PostgreSQL, whichever it was made on; all or nothing."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--even-broken", action="store_true", help="restore also a backup whose record does not verify")

    def work(self, **options: Any) -> dict[str, Any]:
        if missing_migrations():
            call_command("migrate", verbosity=0)
        if any(noun.objects.exists() for noun in (Person, Partnership, Entry)):
            raise Refused("This installation is in use: a backup is restored into an empty one only. Nothing was changed.")
        try:
            listed, verdict = archive.read(options["file"], even_broken=options["even_broken"])
        except (archive.CannotRestore, OSError) as refusal:
            raise Refused(str(refusal)) from refusal
        self._say_signature(listed["head"])
        rows = sum(listed["tables"].values())
        return {
            "at": listed["at"],
            "rows": rows,
            "files": listed["files"],
            "record_holds": verdict.ok,
            "first_broken": verdict.first_broken,
        }

    def _say_signature(self, head: dict[str, Any]) -> None:
        try:
            known_head(json.dumps(head))
        except NotOurs:
            self.say("SECRET_KEY differs from that of the installation which made this backup: heads signed before do not verify here.")

    def told(self, result: dict[str, Any]) -> str:
        said = f"{result['rows']} rows and {result['files']} uploaded files as of {result['at']}. Everyone signs in again."
        record = (
            "The record holds up to the head in the backup." if result["record_holds"] else "The record is BROKEN, as it was in the backup."
        )
        return f"{said}\n{record}"
