from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.gatherings import actions
from entente.notices.mail.reports import UnreadableMailbox, messages


class Command(OurCommand):
    help = (
        "Read the answers that calendars sent to invitations, from a Maildir, an mbox file, a folder of .eml files or one message. "
        "Only the invited address counts, and only its newest answer; reading again changes nothing."
    )

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", type=Path, help="a Maildir, an mbox file, a folder of .eml files, or an .eml message")

    def work(self, **options: Any) -> dict[str, Any]:
        try:
            return asdict(actions.read_replies(messages(options["path"]), by=None, at=timezone.now()))
        except (UnreadableMailbox, OSError) as refusal:
            raise Refused(f"There is no mailbox at {options['path']}: {refusal}") from refusal

    def told(self, result: dict[str, Any]) -> str:
        counts = ("taken", "known", "older", "strangers", "refused", "other")
        said = ", ".join(f"{result[name]} {name}" for name in counts if result[name]) or "nothing"
        return "\n".join([f"{result['read']} messages read: {said}.", *result["why"]])
