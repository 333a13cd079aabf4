"""One field of a register at a time: what its text means, or why it cannot be taken."""

import html
import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import gettext as _

from entente.projects.imports import cells as cell
from entente.projects.imports.refusals import Unfit
from entente.vocabulary.queries import iso_from_source

_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1985, 2100
LONGEST_ADDRESS = 500


def text(field: str, raw: str, longest: int) -> str:
    """On one line, with the signs for which registers write entities."""
    return cell.line_of_text(field, html.unescape(raw), longest)


def american_day(field: str, raw: str) -> date | None:
    """Month/day/year, as the portal writes it."""
    return _day(field, raw, _AMERICAN, _("%(text)s is not a date; the portal writes MM/DD/YYYY."))


def iso_day(field: str, raw: str) -> date | None:
    return _day(field, raw, _ISO, _("%(text)s is not a date; write it as YYYY-MM-DD."))


def _day(field: str, raw: str, shape: re.Pattern[str], sentence: str) -> date | None:
    try:
        return _read(raw.strip(), shape) if raw.strip() else None
    except ValueError as why:
        raise Unfit(field, sentence % {"text": raw.strip()[:40]}) from why


@lru_cache(maxsize=32768)
def _read(raw: str, shape: re.Pattern[str]) -> date:
    found = shape.fullmatch(raw)
    if not found:
        raise ValueError(raw)
    parts = [int(part) for part in found.groups()]
    year, month, number = parts if shape is _ISO else (parts[2], parts[0], parts[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(raw)
    return date(year, month, number)


def address(raw: str) -> str:
    """A web address, with the spaces that registers leave in it made safe; anything else is left out."""
    plain = html.unescape(raw.strip())
    if not _WEB.match(plain):
        return ""
    safe = quote(plain, safe="%/:=&?~#+!$,;'@()*[]")
    return safe if len(safe) <= LONGEST_ADDRESS else ""


def country(field: str, raw: str) -> str:
    """Empty where nothing is stated."""
    if not raw.strip():
        return ""
    if found := iso_from_source(raw):
        return found
    raise Unfit(field, _("%(text)s is no country; use the two letters of ISO 3166-1.") % {"text": raw.strip()[:20]})


def in_order(issued_on: date | None, ends_on: date | None, field: str) -> tuple[str, ...]:
    """An end before the issue is an error; on the same day, as the portal has it now and then, it deserves a look."""
    if issued_on is None or ends_on is None or ends_on > issued_on:
        return ()
    if ends_on < issued_on:
        raise Unfit(field, _("it is before the day of issue; check both."))
    return (_("%(field)s: it is the day of issue, so the certificate was never valid; the source may be wrong.") % {"field": field},)
