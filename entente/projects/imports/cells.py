"""One field at a time: what its text means, or why it cannot be taken. Empty means not stated, never 0."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from entente.projects.imports.amounts import NotAnAmount, amount
from entente.projects.imports.refusals import Unfit
from entente.vocabulary.queries import iso_from_source

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+Z?)?")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_KEY = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._-]*")
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FIRST_YEAR, LAST_YEAR = 1984, 2100  # the first framework programme; beyond any grant


def line_of_text(field: str, text: str, longest: int) -> str:
    """Text on one line: spacing and line breaks inside become single spaces."""
    return " ".join(long_text(field, text, longest).split())


def long_text(field: str, text: str, longest: int) -> str:
    if not text.isprintable() and _UNKEEPABLE.search(text):
        raise Unfit(field, _("it holds a character that cannot be kept; export the file again."))
    if len(text) > longest:
        raise Unfit(field, _("it is %(length)s characters long; at most %(longest)s are kept.") % {"length": len(text), "longest": longest})
    return text.strip()


def euros(field: str, text: str, decimal_mark: str) -> Decimal | None:
    try:
        return amount(text, decimal_mark) if text else None
    except NotAnAmount as why:
        raise Unfit(field, str(why)) from why


def day(field: str, text: str) -> date | None:
    """ISO, or day/month/year."""
    try:
        return _day(text) if text else None
    except ValueError as why:
        raise Unfit(field, _("%(text)s is not a date; write it as 2015-03-01 or 01/03/2015.") % {"text": text[:40]}) from why


@lru_cache(maxsize=8192)
def _day(text: str) -> date:
    if found := _ISO.fullmatch(text):
        year, month, number = found.groups()
    elif found := _SLASHED.fullmatch(text):
        number, month, year = found.groups()
    else:
        raise ValueError(text)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(text)
    return date(int(year), int(month), int(number))


def number(field: str, text: str, most: int) -> int | None:
    if not text:
        return None
    if not re.fullmatch("[0-9]{1,18}", text) or int(text) > most:
        raise Unfit(field, _("%(text)s is not a whole number up to %(most)s.") % {"text": text[:40], "most": most})
    return int(text)


def grant(field: str, text: str) -> str:
    """A grant's number: part of the project's address, so letters, digits, dots and hyphens only, and no word of ours."""
    if text and (len(text) > 40 or not _KEY.fullmatch(text) or text.lower().startswith("rcn-")):
        raise Unfit(
            field, _("%(text)s is not a grant number; it has up to 40 letters and digits, with at least one digit.") % {"text": text[:40]}
        )
    return text


def country(field: str, text: str) -> str:
    if not text:
        raise Unfit(field, _("it is empty; give the two letters of the country."))
    if found := iso_from_source(text):
        return found
    raise Unfit(field, _("%(text)s is no country; use the two letters of ISO 3166-1 (EL and UK are understood).") % {"text": text[:20]})


def yes_or_no(field: str, text: str) -> bool | None:
    said = {"": None, "true": True, "1": True, "yes": True, "y": True, "false": False, "0": False, "no": False, "n": False}
    if text.casefold() in said:
        return said[text.casefold()]
    raise Unfit(field, _("%(text)s is neither true nor false.") % {"text": text[:20]})
