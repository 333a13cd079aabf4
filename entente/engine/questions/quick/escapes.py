"""A backslash before a sign takes its meaning away."""

import re

_ESCAPED = re.compile(r"\\(.)")
_HELD = re.compile(r"\\.")


def escaped(text: str, signs: str) -> str:
    return "".join(f"\\{sign}" if sign in signs or sign == "\\" else sign for sign in text)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def last(text: str, sign: str) -> int:
    """Where the sign stands last with its meaning; -1 if nowhere."""
    return _HELD.sub("\0\0", text).rfind(sign)


def ends_with(text: str, sign: str) -> bool:
    return _HELD.sub("\0\0", text).endswith(sign)


def parts(text: str, sign: str) -> list[str]:
    """The text in parts between the signs, those without words left out; still escaped."""
    masked, found, begin = _HELD.sub("\0\0", text), [], 0
    for place in [*(place for place, one in enumerate(masked) if one == sign), len(text)]:
        found.append(text[begin:place].strip())
        begin = place + 1
    return [part for part in found if part]
