from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli import archive
from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.cli.prepared import missing_migrations


class Command(Base):
    help = (
        "Write everything into one file while others go on working: all tables as of one instant, uploaded files, the record's signed head."
    )

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def work(self, **options: Any) -> dict[str, Any]:
        file: Path = options["file"]
        if file.exists():
            raise Refused(f"{file} exists already; a backup never overwrites one. Give another name.")
        if missing_migrations():
            raise Refused("The database is not at this version. Run `entente migrate` first.")
        try:
            listed = archive.write(file, at=timezone.now())
        except OSError as problem:
            raise Refused(f"The backup could not be written: {problem}.") from problem
        for digest in listed["missing_files"]:
            self.say(f"The bytes of the uploaded file {digest} are missing here, so they are not in the backup either.")
        rows = sum(listed["tables"].values())
        return {"file": str(file), "bytes": file.stat().st_size, "rows": rows, "files": listed["files"], "head": listed["head"]}

    def told(self, result: dict[str, Any]) -> str:
        said = f"{result['file']}: {result['rows']} rows and {result['files']} uploaded files in {result['bytes']} bytes."
        return f"{said}\nThe record's head is {result['head']['digest']}. Keep SECRET_KEY apart from this file: it is not in it."
