"""Mails to a mail server, with the conversation cut where responsibility changes hands: before the line with a single dot."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from typing import Self

from django.conf import settings

from entente.notices.mail import signing
from entente.notices.mail.letter import sender
from entente.notices.mail.transport import Later, Never, NoAddress, Sealed, Unanswered, Unreachable

PATIENCE = 30.0  # seconds for each answer
LAST_ANSWER = 600.0  # RFC 5321, 4.5.3.2.6: who gives up earlier sends twice
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class Server:
    """One connection, opened when the first mail goes and kept for the next."""

    def __init__(self, host: str, port: int, *, user: str = "", password: str = "", tls: bool = False) -> None:
        self.host, self.port, self.user, self.password, self.tls = host, port, user, password, tls
        self.connection: smtplib.SMTP | None = None

    @classmethod
    def from_settings(cls) -> Self:
        user, password = settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD
        return cls(settings.EMAIL_HOST, settings.EMAIL_PORT, user=user, password=password, tls=settings.EMAIL_USE_TLS)

    def hand(self, name: str, message: EmailMessage, recipient: str, sealed: Sealed) -> None:
        connection = self._reached()
        try:
            self._envelope(connection, recipient)
            self._everything_but_the_dot(connection, signing.signed(message))
            sealed()
        except Never:
            raise
        except (smtplib.SMTPException, OSError) as problem:
            self.close()
            raise Later(str(problem)) from None
        except BaseException:
            self.close()  # without the dot the server forgets what it heard
            raise
        self._dot(connection)

    def has(self, name: str) -> None:
        """A mail server does not say what it has taken."""

    def close(self) -> None:
        connection, self.connection = self.connection, None
        if connection:
            connection.close()

    def _reached(self) -> smtplib.SMTP:
        try:
            return self._connected()
        except smtplib.SMTPResponseException as refusal:
            self.close()
            raise Unreachable(_said(refusal.smtp_code, refusal.smtp_error)) from None
        except (smtplib.SMTPException, OSError) as problem:
            self.close()
            raise Unreachable(str(problem)) from None

    def _connected(self) -> smtplib.SMTP:
        if self.connection is None:
            connection = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
            self.connection = connection
            if self.tls:
                connection.starttls(context=ssl.create_default_context())
            if self.user:
                connection.login(self.user, self.password)
            connection.ehlo_or_helo_if_needed()
        return self.connection

    def _envelope(self, connection: smtplib.SMTP, recipient: str) -> None:
        connection.rset()
        _demand(connection.mail(sender().addr_spec), Never)
        answer = connection.rcpt(recipient)
        _demand(answer, Never if b"5.7." in answer[1] else NoAddress)

    def _everything_but_the_dot(self, connection: smtplib.SMTP, content: bytes) -> None:
        connection.putcmd("data")
        _demand(connection.getreply(), Never)
        connection.send(_LEADING_DOT.sub(b"..", content))
        if not content.endswith(b"\r\n"):
            connection.send(b"\r\n")

    def _dot(self, connection: smtplib.SMTP) -> None:
        try:
            _wait(connection, LAST_ANSWER)
            connection.send(b".\r\n")
            answer = connection.getreply()
            _wait(connection, PATIENCE)
        except (smtplib.SMTPException, OSError) as problem:
            self.close()
            raise Unanswered(str(problem)) from None
        _demand(answer, Never)


def _wait(connection: smtplib.SMTP, seconds: float) -> None:
    if connection.sock:
        connection.sock.settimeout(seconds)


def _demand(answer: tuple[int, bytes], otherwise: type[Never]) -> None:
    """Go on when the server agrees; 4xx is later, 5xx is never, and why depends on where the conversation stands."""
    code, words = answer
    if not 200 <= code < 400:
        raise (otherwise if 500 <= code < 600 else Later)(_said(code, words))


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
