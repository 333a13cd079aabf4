"""What a notice is about, in whichever room that lives: named, never a foreign key."""

from collections.abc import Mapping
from typing import Any, TypedDict


class Reference(TypedDict):
    """{"room": "governance", "noun": "body", "id": 3, "label": "WG3"}"""

    room: str
    noun: str
    id: int | str
    label: str


def key_of(reference: Mapping[str, Any] | None) -> str:
    """ "governance.body:3": what an indexed column holds, so that a list by home needs one query."""
    return f"{reference['room']}.{reference['noun']}:{reference['id']}" if reference else ""
