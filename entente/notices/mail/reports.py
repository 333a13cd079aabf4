"""Reports of mails that did not arrive (RFC 3464), read from one message; anything else says nothing."""

import email
import mailbox
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from pathlib import Path

from entente.notices.mail import names
from entente.notices.mail.names import Named


@dataclass(frozen=True, slots=True)
class Report:
    """What a server said of one recipient of one of our mails."""

    named: Named
    address: str
    action: str  # failed, delayed, delivered, relayed, expanded
    status: str  # RFC 3463
    said: str

    @property
    def is_failure(self) -> bool:
        return self.action == "failed"

    @property
    def is_hard(self) -> bool:
        """5.x.x is for good, except a full mailbox (5.2.2), which people do empty."""
        return self.status.startswith("5.") and not self.status.startswith("5.2.2")


class UnreadableMailbox(Exception):
    """The path holds no mailbox."""


def messages(path: Path) -> Iterator[bytes]:
    """Every message of a Maildir, an mbox file, or one .eml file, as bytes."""
    if path.is_dir() and (path / "cur").is_dir():
        yield from (bytes(mailbox.Maildir(path, create=False).get_bytes(key)) for key in sorted(mailbox.Maildir(path, create=False).keys()))
    elif path.is_dir():
        yield from (file.read_bytes() for file in sorted(path.glob("*.eml")))
    elif path.is_file() and path.read_bytes()[:5] == b"From ":
        box = mailbox.mbox(path, create=False)
        yield from (box.get_bytes(key) for key in box.keys())  # noqa: SIM118 -- a mailbox is not a dictionary
        box.close()
    elif path.is_file():
        yield path.read_bytes()
    else:
        raise UnreadableMailbox(str(path))


def uploaded(content: bytes) -> list[bytes]:
    """The messages of an uploaded file: one message, or a mailbox in mbox format."""
    if not content.startswith(b"From "):
        return [content]
    with tempfile.NamedTemporaryFile(suffix=".mbox") as file:
        file.write(content)
        file.flush()
        return list(messages(Path(file.name)))


def reports(content: bytes) -> list[Report]:
    """What a message reports about mails of ours, a recipient each."""
    message = email.message_from_bytes(content, policy=policy.default)
    if message.get_content_type() != "multipart/report" or not isinstance(message, EmailMessage):
        return []
    named = _named(message)
    fields = next((part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None)
    if named is None or fields is None or not isinstance(blocks := fields.get_payload(), list):
        return []
    return [_report(named, block) for block in blocks if isinstance(block, Message) and block.get("Final-Recipient")]


def _named(message: EmailMessage) -> Named | None:
    """Our mail, by the Message-ID in the copy of its headers that the report returns."""
    for part in message.walk():
        if part.get_content_type() in {"message/rfc822", "text/rfc822-headers"} and (found := names.behind(_returned_id(part))):
            return found
    return None


def _returned_id(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return str(payload[0].get("Message-ID", ""))
    raw = part.get_payload(decode=True)
    return str(email.message_from_bytes(raw).get("Message-ID", "")) if isinstance(raw, bytes) else ""


def _report(named: Named, block: Message) -> Report:
    address = str(block.get("Final-Recipient", "")).partition(";")[2] or str(block.get("Final-Recipient", ""))
    said = str(block.get("Diagnostic-Code", "")).partition(";")[2] or str(block.get("Diagnostic-Code", ""))
    status = str(block.get("Status", "")).split() or [""]
    return Report(named, address.strip().lower(), str(block.get("Action", "")).strip().lower(), status[0], " ".join(said.split())[:500])
