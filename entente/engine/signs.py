"""Text as every format keeps it: without the signs that XML 1.0, JSON readers and databases refuse."""

import re

_REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """The text without control signs, halves of characters and what is no character; line ends are single."""
    return _REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, most: int) -> str:
    """The same on one line, as titles are kept."""
    return " ".join(readable(text).split())[:most].strip()
