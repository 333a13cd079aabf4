"""Amounts as people and spreadsheets write them: decimal comma or point, grouped or not; what could be read in two ways is not guessed."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

MOST = Decimal(100_000_000_000)  # larger than the whole of Horizon 2020: no grant and no participation
CENT = Decimal("0.01")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+")
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f€")


class NotAnAmount(ValueError):
    """The text is no amount of euros; the sentence says why."""


@lru_cache(maxsize=65536)
def amount(text: str, decimal_mark: str = "") -> Decimal:
    """Euros and cents. `decimal_mark` is what the rest of the file uses, for the texts that do not say it themselves."""
    bare = text.translate(_SPACES)
    if bare.startswith(("-", "−")):
        raise NotAnAmount(_("%(text)s is negative; leave it empty when it is not known.") % {"text": text})
    if not _NUMBER.fullmatch(bare):
        raise NotAnAmount(_("%(text)s is not an amount; write it as 1234567.89.") % {"text": text[:40]})
    value = Decimal(_plain(bare, mark_of(bare) or decimal_mark, text))
    if value >= MOST:
        raise NotAnAmount(_("%(text)s is larger than any grant; check the decimal mark.") % {"text": text[:40]})
    return value.quantize(CENT, ROUND_HALF_UP)


def mark_of(text: str) -> str:
    """The decimal mark that an amount shows by itself; empty when it has none, or could be read in two ways like 1.234."""
    points, commas = text.count("."), text.count(",")
    if points and commas:
        return max(".,", key=text.rindex)
    if not points and not commas:
        return ""
    mark = "." if points else ","
    if points + commas > 1:
        return "," if points else "."
    before, _mark, after = text.partition(mark)
    return "" if len(after) == 3 and len(before) <= 3 and not before.startswith("0") else mark


def mark_of_all(texts: Iterable[str]) -> str:
    """The one decimal mark that amounts of a file agree on; empty when none shows it, or both are used."""
    marks = {mark_of(text.translate(_SPACES)) for text in texts} - {""}
    return marks.pop() if len(marks) == 1 else ""


def _plain(bare: str, mark: str, text: str) -> str:
    """Digits and a point, for Decimal."""
    if not mark and ("." in bare or "," in bare):
        raise NotAnAmount(_("%(text)s could be read in two ways; write it without grouping, with two decimals.") % {"text": text})
    whole, _mark, decimals = bare.partition(mark) if mark else (bare, "", "")
    if not _WHOLE.fullmatch(whole) or (decimals and not decimals.isdigit()):
        raise NotAnAmount(_("%(text)s is grouped in a way that is not known; write it as 1234567.89.") % {"text": text[:40]})
    return f"{whole.replace('.', '').replace(',', '')}.{decimals or 0}"
