"""What is typed during a meeting, read line by line: a line that begins with "Decided:" is a decision. Pure: no database here."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

_ENGLISH = ("decided", "decision")


def lines_of(notes: str) -> list[str]:
    """What stands there, without the signs of lists and headings; empty lines left out."""
    return [line for line in map(_bare, notes.splitlines()) if line]


def decision_in(line: str) -> str:
    """What was decided by a line, or nothing."""
    word, colon, rest = line.partition(":")
    return rest.strip() if colon and word.strip(" *_").casefold() in _words() else ""


def decisions_in(notes: str) -> list[str]:
    return [said for said in map(decision_in, lines_of(notes)) if said]


def marked(notes: str) -> str:
    """The same text with its decisions standing out, each a paragraph of its own."""
    return "\n".join(_marked(notes.splitlines()))


def _marked(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if said := decision_in(_bare(line)):
            yield from ("", f"**{_('Decided:')}** {said}", "")
        else:
            yield line


def _bare(line: str) -> str:
    return re.sub(r"^\s*(?:[-*+>]|#{1,6}|\d{1,3}[.)])\s+", "", line).strip()


def _words() -> set[str]:
    return {*_ENGLISH, _("Decided:").strip(" :").casefold()}
