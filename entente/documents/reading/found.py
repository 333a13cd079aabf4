"""What was found in a file, or why nothing was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MOST_LETTERS = 1_000_000


class Unread(StrEnum):
    """Why a file's words, or some of them, are not known."""

    NOTHING = ""
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LONG = "too_long"
    WORDLESS = "wordless"
    CUT = "cut"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a file; `left_out` counts what else was in it and is not in them."""

    text: str = ""
    unread: Unread = Unread.NOTHING
    left_out: Mapping[str, int] = field(default_factory=dict)


def kept(text: str) -> str:
    """Without the signs that no database keeps."""
    return (
        "".join(sign for sign in text if sign in "\n\t" or (sign.isprintable() or sign.isspace() or ord(sign) > 0x9F))
        .encode("utf-8", "ignore")
        .decode()
    )


def cut(text: str, left_out: Mapping[str, int] | None = None) -> Found:
    """As much as is kept of a long text."""
    text, is_long = text[:MOST_LETTERS], len(text) > MOST_LETTERS
    unread = Unread.CUT if is_long else Unread.NOTHING if text.strip() else Unread.WORDLESS
    return Found(kept(text), unread, dict(left_out or {}))
