"""Walking through a document whose every part may be of any type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_INSERT = re.compile(r"\{\{\s*insert:\s*param,\s*([^\s}]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Finding:
    where: str
    sentence: str
    is_fatal: bool = True


def items(of: Any, name: str) -> list[dict[str, Any]]:
    """The objects in an array; nothing where there is none."""
    found = of.get(name) if isinstance(of, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def text(of: Any, name: str) -> str:
    found = of.get(name) if isinstance(of, dict) else None
    return _keepable(found) if isinstance(found, str) else ""


def has(of: Any, name: str) -> bool:
    return bool(text(of, name).strip())


def inserted(prose: str) -> list[str]:
    """The parameters a text asks for."""
    return _INSERT.findall(prose)


def parts(of: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All parts, each before those inside it; however deep, without recursion."""
    waiting = items(of, "parts")[::-1]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += items(part, "parts")[::-1]


def _keepable(found: str) -> str:
    """Without the few characters that no database keeps."""
    return found.replace("\x00", "").encode("utf-8", "replace").decode()
