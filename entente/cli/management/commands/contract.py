from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.agreement import actions
from entente.agreement.imports.contract_file import CannotReadContract, read_contract, read_shipped, shipped
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused


class Command(OurCommand):
    help = "Load a contract: its parties, dates, amounts, scope and who counts as private. The same file again changes nothing."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["load"], help="load: make the file's contract the one that is known")
        parser.add_argument("file", help=f"a TOML file, or the name of a shipped contract: {', '.join(shipped())}")

    def work(self, **options: Any) -> dict[str, Any]:
        try:
            facts = read_contract(content(options["file"]))
            loaded = actions.load_contract(facts, by=None, at=timezone.now())
        except (CannotReadContract, actions.CannotChangeContract) as refusal:
            raise Refused(str(refusal)) from refusal
        return {
            "contract": loaded.contract.code,
            "created": loaded.created,
            "changed": [] if loaded.created else list(loaded.changed),
            "unchanged": not loaded.created and not loaded.changed,
        }

    def told(self, result: dict[str, Any]) -> str:
        if result["created"]:
            return _("%(contract)s was loaded.") % result
        if result["unchanged"]:
            return _("%(contract)s is already as the file says; nothing changed.") % result
        return _("%(contract)s was changed: %(changed)s.") % {**result, "changed": ", ".join(result["changed"])}


def content(name: str) -> bytes:
    """The bytes of a shipped contract or of a file."""
    if name in shipped():
        return read_shipped(name)
    try:
        return Path(name).read_bytes()
    except OSError as error:
        said = {"name": name, "why": error.strerror, "shipped": ", ".join(shipped())}
        raise Refused(
            _("%(name)s cannot be read: %(why)s. Give a TOML file, or the name of a shipped contract: %(shipped)s.") % said
        ) from error
