"""Words, numbers and days as people type them."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from entente.engine.questions.limits import MOST_DIGITS

_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


class Wrong(ValueError):
    """An answer that cannot be kept: `problem` in a word, `detail` the limit or the place."""

    def __init__(self, problem: str, detail: str = "", *, because: "Wrong | None" = None) -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem, self.detail, self.because = problem, detail, because


def line(raw: Any, longest: int) -> str | None:
    """One line of words, None when there are none."""
    said = " ".join(kept(raw).split())
    return _short_enough(said, longest) or None


def text(raw: Any, longest: int) -> str | None:
    lines = kept(raw).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _short_enough("\n".join(line.rstrip() for line in lines).strip(), longest) or None


def number(raw: Any, decimals: int) -> Decimal | None:
    """Exactly, with a point or a comma before the decimals. "1,234" is refused where no decimals are asked: it may mean two things."""
    if raw is None or isinstance(raw, bool):
        return None if raw is None else _refused("number")
    typed = _SPACES.sub("", str(raw) if isinstance(raw, int | float | Decimal) else kept(raw))
    if not typed:
        return None
    if not _NUMBER.fullmatch(typed):
        raise Wrong("number")
    whole, _, part = typed.replace(",", ".").partition(".")
    if len(part) > decimals:
        raise Wrong("decimals" if decimals else "whole", str(decimals))
    if len(whole.lstrip("+-0")) > MOST_DIGITS:
        raise Wrong("number")
    return Decimal(f"{whole}.{part}" if part else whole) + 0


def day(raw: Any) -> str | None:
    said = kept(raw).strip()
    if not said:
        return None
    try:
        return date.fromisoformat(said).isoformat() if len(said) == 10 else _refused("date")
    except ValueError:
        raise Wrong("date") from None


def is_address(said: str) -> bool:
    return _ADDRESS.fullmatch(said) is not None


def kept(raw: Any) -> str:
    """The text without what no database keeps or no screen shows."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise Wrong("text")
    return "".join(sign for sign in raw if sign in "\n\r\t" or unicodedata.category(sign) not in {"Cc", "Cs"})


def _short_enough(said: str, longest: int) -> str:
    if len(said) > longest:
        raise Wrong("too_long", str(longest))
    return said


def _refused(problem: str) -> Any:
    raise Wrong(problem)
