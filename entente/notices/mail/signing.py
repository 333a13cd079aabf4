"""DKIM: mails leave with a signature that the sending domain's own record proves. Without a key they leave without one."""

import os
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path

import dkim  # type: ignore[import-untyped]
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

from entente.notices.mail import names

SELECTOR = "entente"
SIGNED_HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type", "Auto-Submitted"]
SIGNED_HEADERS += ["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"]


def key_file() -> Path:
    return Path(settings.HOME) / "dkim" / f"{SELECTOR}.pem"


def make_key() -> None:
    """A key of 2048 bits in ENTENTE_HOME, readable by nobody else; one that is there stays."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    key_file().parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(key_file(), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(pem)


def has_key() -> bool:
    return key_file().exists()


def public_key() -> bytes:
    """As the record wants it: DER."""
    key = serialization.load_pem_private_key(key_file().read_bytes(), None)
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def signed(message: EmailMessage) -> bytes:
    """The mail's bytes as they are handed over."""
    content = bytes(message)
    if not has_key():
        return content
    present = [name.lower().encode() for name in SIGNED_HEADERS if name in message]
    signature: bytes = dkim.sign(
        content,
        SELECTOR.encode(),
        names.domain().encode(),
        _pem(key_file(), key_file().stat().st_mtime_ns),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=present,
    )
    return signature + content


@lru_cache(maxsize=2)
def _pem(path: Path, changed: int) -> bytes:
    return path.read_bytes()
