"""A hash chain: each link binds what it says to everything that was said before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as the chain sees it: its own fields, the payload's digest, and the digest it claims."""

    sequence: int
    fields: tuple[str, ...]
    payload_digest: str
    previous: str
    digest: str


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spare space, so that equal values have equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def payload_digest(salt: str, body: str) -> str:
    """The digest of a payload; the salt keeps a short payload from being guessed after it is erased."""
    return sha256(f"{salt}\n{body}")


def digest_of(sequence: int, fields: tuple[str, ...], payload: str, previous: str) -> str:
    return sha256(canonical([sequence, *fields, payload, previous]))


def first_broken(links: Iterable[Link], *, previous: str = GENESIS, sequence: int = 0) -> int | None:
    """The sequence of the first link that does not follow, or None; a missing link breaks at the number it left out."""
    for link in links:
        sequence += 1
        if link.sequence != sequence or link.previous != previous:
            return sequence
        if link.digest != digest_of(link.sequence, link.fields, link.payload_digest, link.previous):
            return sequence
        previous = link.digest
    return None
