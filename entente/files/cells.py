"""One cell on its way in or out: never a formula that somebody else's spreadsheet would run."""

import re

_FORMULA = re.compile(r"'*[=+\-@]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def plain(cell: str) -> str:
    """The text without the spaces around it, and without the apostrophe that `safe` put before a formula sign."""
    text = cell.strip()
    return text[1:].strip() if text.startswith("'") and _FORMULA.match(text) else text


def safe(cell: str) -> str:
    """The text so that a spreadsheet shows it and never computes it; `plain` takes the apostrophe away again."""
    text = cell.strip()
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
