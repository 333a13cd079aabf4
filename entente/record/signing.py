"""The installation's own key: signs the record's head so that truncation since can be shown."""

import base64
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils.translation import gettext as _

from entente.engine import chain
from entente.record.models import Head


class NotOurs(Exception):
    """Not a head that this installation signed."""


def _key() -> Ed25519PrivateKey:
    seed = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"entente signing key").derive(settings.SECRET_KEY.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_key() -> str:
    return base64.b64encode(_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def sign(text: str) -> str:
    return base64.b64encode(_key().sign(text.encode())).decode()


def is_ours(text: str, signature: str) -> bool:
    try:
        _key().public_key().verify(base64.b64decode(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_head() -> dict[str, str | int]:
    """The head as `entente record-head` prints it and every release and backup contains it."""
    head = Head.objects.get()
    said: dict[str, str | int] = {"sequence": head.sequence, "digest": head.digest}
    return {**said, "key": public_key(), "signature": sign(chain.canonical(said))}


def known_head(text: str) -> tuple[int, str]:
    """The sequence and digest of a head that this installation signed earlier."""
    try:
        said = json.loads(text)
        sequence, digest, signature = int(said["sequence"]), str(said["digest"]), str(said["signature"])
    except (ValueError, TypeError, KeyError):
        raise NotOurs(_("This is not a signed head: it must be what `entente record-head` printed.")) from None
    if not is_ours(chain.canonical({"sequence": sequence, "digest": digest}), signature):
        raise NotOurs(_("The signature on this head is not from this installation's key: it was altered, or SECRET_KEY has changed since."))
    return sequence, digest
