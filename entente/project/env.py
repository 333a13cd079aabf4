"""Typed readers of the environment; a missing or wrong setting stops the start with a sentence."""

import os
import re
from pathlib import Path

_ORIGIN = re.compile(r"https?://(\*\.)?[a-zA-Z0-9.-]+(:[0-9]{1,5})?")


class SettingMissing(SystemExit):
    """A setting is missing or wrong; the text says which and what to do."""


def text(name: str, default: str = "") -> str:
    """NAME, or the content of the file that NAME_FILE names."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def demanded(name: str, advice: str) -> str:
    if value := text(name):
        return value
    raise SettingMissing(f"entente: {name} is not set. {advice}")


def flag(name: str, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise SettingMissing(f"entente: {name} must be 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes"}


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise SettingMissing(f"entente: {name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def origins(name: str) -> list[str]:
    """Web sites by scheme and host, such as https://www.example.org or https://*.example.org."""
    for origin in words(name):
        if not _ORIGIN.fullmatch(origin):
            raise SettingMissing(f"entente: {name} must name web sites such as https://www.example.org, not {origin!r}.")
    return words(name)


def choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    value = text(name, default).lower()
    if value not in choices:
        raise SettingMissing(f"entente: {name} must be one of {', '.join(choices)}, not {value!r}.")
    return value
