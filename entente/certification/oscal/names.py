"""OSCAL ids are tokens; ours are URNs. One way there, and the same way back."""

import re
import uuid
from collections.abc import Iterable

NS = "https://entente.example/ns/oscal"
_SPACE = uuid.UUID("5b3f6e0a-7f0e-4c51-9f0c-5f0f6f6f1e11")
_NOT_TOKEN = re.compile(r"[^\w.\-]+", re.ASCII)


def catalogue_urn(document_uuid: str) -> str:
    return f"urn:oscal:catalog:{document_uuid}"[:200]


def requirement_urn(catalogue: str, control_id: str) -> str:
    urn = f"{catalogue}:{control_id}"
    return urn if len(urn) <= 240 else f"{catalogue[:200]}:{steady(control_id)}"


def tokens(catalogue: str, urns: Iterable[str]) -> dict[str, str]:
    """Each requirement's id within its catalogue: the end of its URN as a token, made unique."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for urn in urns:
        tail = urn.removeprefix(f"{catalogue}:") if urn.startswith(f"{catalogue}:") else urn.rpartition(":")[2]
        base = _NOT_TOKEN.sub("_", tail) or "r"
        base = base if base[0].isalpha() or base[0] == "_" else f"r_{base}"
        token = base if base not in taken else f"{base}-{steady(urn)[:8]}"
        taken.add(token)
        found[urn] = token
    return found


def steady(name: str) -> str:
    """The same UUID for the same name, wherever and whenever."""
    return str(uuid.uuid5(_SPACE, name))
