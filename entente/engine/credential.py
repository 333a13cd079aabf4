"""A credential that anybody can check: canonical JSON, signed with Ed25519; one changed byte, and it is not what was signed.

Shape after the W3C Verifiable Credentials Data Model 2.0, with a proof of our own kind (docs/method/badge.md). What is signed is the
canonical JSON of everything but `proof.proofValue`; what is read has to be canonical itself, so that not even a space can move.
"""

import base64
import binascii
import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from entente.engine.chain import canonical

CONTEXT = "https://www.w3.org/ns/credentials/v2"
PROOF = "EntenteEd25519Canonical2026"
MOST_BYTES = 64_000
_IN_SVG = re.compile(r'<metadata id="credential">(.*?)</metadata>', re.DOTALL)


class NotACredential(ValueError):
    """Not a credential of this kind, or no longer the bytes that were written; the text says which."""


class Changed(NotACredential):
    """A credential by its shape, and not as any was issued."""


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in a credential. `key`: the public key that it names, base64; `signed`: the text that the signature is over."""

    body: Mapping[str, Any]
    key: str
    signature: str
    signed: str

    @property
    def id(self) -> str:
        return str(self.body["id"])

    @property
    def is_genuine(self) -> bool:
        """Whether the key that it names signed exactly this. Whose key that is, only the caller knows."""
        try:
            Ed25519PublicKey.from_public_bytes(_bytes(self.key, 32)).verify(_bytes(self.signature, 64), self.signed.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


def issue(body: Mapping[str, Any], *, key: str, created: str, sign: Callable[[str], str]) -> str:
    """The credential's canonical text. `body` has an `id`; `created`: an instant in ISO 8601; `sign`: text to base64 signature."""
    proof = {"type": PROOF, "created": created, "verificationMethod": key}
    return canonical({**body, "proof": {**proof, "proofValue": sign(canonical({**body, "proof": proof}))}})


def read(text: str) -> Read:
    """Of the JSON itself or of a badge's SVG that carries it; space around it is no part of it. Raises NotACredential."""
    if len(text) > MOST_BYTES:
        raise NotACredential("It is far longer than a credential.")
    found = _IN_SVG.search(text)
    plain = (html.unescape(found.group(1)) if found else text).strip()
    try:
        body = json.loads(plain)
    except (ValueError, RecursionError):
        raise NotACredential("It is not JSON, and no badge that carries it.") from None
    proof: Any = body.get("proof") if isinstance(body, dict) else None
    fields: list[Any] = [proof.get(name) for name in ("type", "verificationMethod", "proofValue")] if isinstance(proof, dict) else [None]
    if fields[0] != PROOF or not all(isinstance(one, str) for one in fields) or not isinstance(body.get("id"), str):
        raise NotACredential("It is JSON, but not a credential of a label.")
    if _canonical(body) != plain or not _is_whole(fields[1], 32) or not _is_whole(fields[2], 64):
        raise Changed("It was changed: it is not written as it was issued.")
    unsigned = {**body, "proof": {name: value for name, value in proof.items() if name != "proofValue"}}
    return Read(body, fields[1], fields[2], canonical(unsigned))


def _canonical(body: Any) -> str:
    try:
        return canonical(body).encode().decode()
    except UnicodeEncodeError:
        return ""


def _is_whole(text: str, length: int) -> bool:
    """Base64 has several spellings of the same bytes; only the one that is written counts."""
    try:
        return base64.b64encode(_bytes(text, length)).decode() == text
    except ValueError:
        return False


def _bytes(text: str, length: int) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except binascii.Error as why:
        raise ValueError(str(why)) from None
    if len(found) != length:
        raise ValueError("wrong length")
    return found
