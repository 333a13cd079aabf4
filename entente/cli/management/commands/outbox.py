from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.notices import actions, posting, queries, tasks
from entente.notices.mail.reports import UnreadableMailbox, messages
from entente.notices.mail.transport import Unreachable
from entente.reporting.actions import remind


class Command(OurCommand):
    help = (
        "What became of the mails. With --send it sends what is due: announcements whose time has come, and every mail in the queue. "
        "Killing it loses none and doubles none; run it again."
    )

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--send", action="store_true", help="send what is due now, as the worker does")
        parser.add_argument("--digest", action="store_true", help="first queue the digest for everyone whose last one is a week old")
        parser.add_argument("--desk", action="store_true", help="first queue this month's mail to everyone for whom something waits")
        parser.add_argument(
            "--bounces", metavar="PATH", type=Path, help="first read reports from a Maildir, an mbox file or an .eml message"
        )

    def work(self, **options: Any) -> dict[str, Any]:
        done: dict[str, Any] = {}
        if options["bounces"]:
            done["bounces"] = self._bounces(options["bounces"])
        if options["digest"]:
            notice = actions.digest(by=None, at=timezone.now())
            done["digest"] = notice.deliveries.count() if notice else 0
        if options["desk"]:
            notice = remind(by=None, at=timezone.now())
            done["desk"] = notice.deliveries.count() if notice else 0
        if options["send"]:
            done["tried"] = self._send()
        now = timezone.now()
        return done | {"states": queries.counts(), "due": len(posting.due(now, 100_000)), "next_at": posting.next_moment(now)}

    def told(self, result: dict[str, Any]) -> str:
        states = ", ".join(f"{count} {state}" for state, count in result["states"].items() if count) or "no mails yet"
        lines = [f"{name}: {result[name]}" for name in ("bounces", "digest", "desk", "tried") if name in result]
        return "\n".join([*lines, f"Outbox: {states}. {result['due']} due now."])

    def _send(self) -> int:
        tasks.send_announcements(at=timezone.now())
        tried = 0
        try:
            while done := tasks.send_mails(tasks.BATCH):
                tried += done
        except Unreachable as away:
            raise Refused(f"The mail server is away, mails wait: {away}") from away
        return tried

    def _bounces(self, path: Path) -> dict[str, int]:
        try:
            return asdict(actions.read_reports(messages(path), by=None, at=timezone.now()))
        except (UnreadableMailbox, OSError) as refusal:
            raise Refused(f"There is no mailbox at {path}: {refusal}") from refusal
