"""One delivery as a mail: text and HTML, with the headers by which programs know what it is."""

from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string

from entente.engine.marking import Marking
from entente.notices import kinds, text
from entente.notices.mail import names
from entente.notices.mail.names import Named, Unwanted
from entente.notices.models import Delivery
from entente.notices.parts import Part

POLICY = policy.SMTP.clone(max_line_length=78)


class Unaddressable(ValueError):
    """The address cannot stand in a mail."""


def letter(delivery: Delivery, *, at: datetime) -> EmailMessage:
    """The mail, the same for every try but for its date."""
    notice, message = delivery.notice, EmailMessage(policy=POLICY)
    message["Message-ID"] = names.message_id(Named(delivery.pk, delivery.returns))
    message["Date"] = format_datetime(at)
    message["From"] = sender()
    message["To"] = _address(delivery.person.name, delivery.address or delivery.person.email)
    message["Subject"] = " ".join(f"{_label(notice.marking)}{notice.subject}".split())
    if notice.reply_to:
        message["Reply-To"] = notice.reply_to
    _say_what_it_is(message, delivery)
    _fill(message, delivery)
    return message


def sender() -> Address:
    try:
        return _address(*parseaddr(settings.DEFAULT_FROM_EMAIL))
    except Unaddressable:
        raise ImproperlyConfigured("ENTENTE_MAIL_FROM must read like: Our partnership <office@example.org>") from None


def _address(name: str, address: str) -> Address:
    try:
        return Address(" ".join(name.split()), addr_spec=address.encode("ascii").decode())
    except (ValueError, UnicodeEncodeError, IndexError):
        raise Unaddressable(address) from None


def _say_what_it_is(message: EmailMessage, delivery: Delivery) -> None:
    """That no hand wrote it, to which list it belongs, and, unless the rules ask for it, how it stops with one click (RFC 8058)."""
    notice = delivery.notice
    message["Auto-Submitted"] = "auto-generated"
    message["List-Id"] = f"<{notice.kind}.{names.domain()}>"
    if not notice.is_statutory:
        message["List-Unsubscribe"] = f"<{_unsubscribe(delivery)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _fill(message: EmailMessage, delivery: Delivery) -> None:
    parts = [Part.read(stored) for stored in (*delivery.notice.parts, *delivery.parts)]
    said = _said(delivery)
    message.set_content(render_to_string("notices/mail/notice.txt", said), cte="quoted-printable")
    message.add_alternative(render_to_string("notices/mail/notice.html", said), subtype="html", cte="quoted-printable")
    for part in sorted(parts, key=lambda part: not part.is_alternative):
        part.add_to(message)


def _said(delivery: Delivery) -> dict[str, Any]:
    notice = delivery.notice
    return {
        "subject": notice.subject,
        "plain": text.plain(delivery.text),
        "html": text.html(delivery.text),
        "marking": _label(notice.marking).strip("[] "),
        "why": delivery.why,
        "kind": kinds.kind(notice.kind),
        "is_statutory": notice.is_statutory,
        "unsubscribe": "" if notice.is_statutory else _unsubscribe(delivery),
        "sender": sender().display_name or sender().addr_spec,
        "home": settings.BASE_URL,
    }


def _unsubscribe(delivery: Delivery) -> str:
    return names.unsubscribe_address(Unwanted(delivery.person_id, delivery.notice.kind))


def _label(marking: str) -> str:
    """TLP 2.0 asks for the label in the subject and before the text; what everyone may read carries none."""
    return "" if marking in {"", Marking.CLEAR.value} else f"[TLP:{marking}] "
