"""Mails to look at: the file that left where there is one, else the mail written again."""

import email
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

from django.utils import timezone

from entente.members.viewers import keys_of
from entente.notices.mail import names, transport
from entente.notices.mail.folder import Folder
from entente.notices.mail.letter import Unaddressable, letter
from entente.notices.mail.names import Named
from entente.notices.models import Delivery
from entente.notices.posting.outcomes import without_secrets
from entente.notices.queries.archive import readable
from entente.people.access import User


@dataclass(frozen=True, slots=True)
class Copy:
    """One mail: its headers, both texts, what is attached."""

    headers: list[tuple[str, str]]
    plain: str
    html: str
    attachments: list[str]
    is_file: bool


@dataclass(frozen=True, slots=True)
class Other:
    """A mail in the folder that did not come through the outbox, such as a link to sign in."""

    to: str
    subject: str
    at: datetime
    plain: str


def may_read(user: User, delivery: Delivery) -> bool:
    return readable(keys_of(user)).filter(pk=delivery.notice_id).exists()


def copy_of(delivery: Delivery) -> Copy | None:
    file = Folder(transport.folder()).path(names.local_part(Named(delivery.pk, delivery.returns)))
    if transport.keeps_files() and file.exists():
        return _copy(_read(file), is_file=True)
    try:
        return _copy(letter(delivery, at=delivery.handed_at or timezone.now()), is_file=False)
    except Unaddressable:
        return None


def others(most: int = 20) -> list[Other]:
    """The newest of them."""
    files = sorted(transport.folder().glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:most]
    return [_other(file) for file in files]


def _read(file: Path) -> EmailMessage:
    message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError(file)
    return message


def _copy(message: EmailMessage, *, is_file: bool) -> Copy:
    plain, html = (_body(message, kind) for kind in ("plain", "html"))
    if not is_file:
        plain, html = without_secrets(plain), without_secrets(html)
    attachments = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    return Copy([(name, str(value)) for name, value in message.items()], plain, html, attachments, is_file)


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if isinstance(part, EmailMessage) else ""


def _other(file: Path) -> Other:
    message = _read(file)
    at = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
    return Other(str(message["To"] or ""), str(message["Subject"] or ""), at, _body(message, "plain").rstrip("-\r\n "))
