"""One cell as what it means; a cell that means nothing says what was expected."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.members.choices import Kind, StandingKind
from entente.vocabulary.queries import EU_LANGUAGES, countries, country_name, iso_from_source
from entente.vocabulary.reference import Listed, shipped

YES = {"yes", "y", "true", "1", "x", "oui", "ja", "si"}
NO = {"no", "n", "false", "0", "", "non", "nein"}
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y-%m-%dT%H:%M:%S")
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
KIND_WORDS = {
    "large": Kind.LARGE_COMPANY, "largeenterprise": Kind.LARGE_COMPANY, "company": Kind.LARGE_COMPANY, "smallenterprise": Kind.SME,
    "rto": Kind.RESEARCH_CENTRE, "research": Kind.RESEARCH_CENTRE, "researchcenter": Kind.RESEARCH_CENTRE, "academia": Kind.UNIVERSITY,
    "user": Kind.END_USER, "cluster": Kind.ASSOCIATION, "publicadministration": Kind.NATIONAL_AUTHORITY,
    "localauthority": Kind.LOCAL_AUTHORITY, "regionalauthority": Kind.REGIONAL_AUTHORITY, "nationalauthority": Kind.NATIONAL_AUTHORITY,
}  # fmt: skip
SCHEME_ORDER = ("demand", "nis2", "jrc")


class NotRead(ValueError):
    """The cell does not mean what its column means; says what does."""


def text(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise NotRead(_("At most %(most)s signs; this has %(count)s.") % {"most": most, "count": len(cell)})
        return cell

    return read


def country(cell: str) -> str:
    found = iso_from_source(cell) or _countries().get(_bare(cell))
    if not found:
        raise NotRead(_("“%(cell)s” is no country; write its two letters, as in FR.") % {"cell": cell[:60]})
    return found


@cache
def _countries() -> dict[str, str]:
    """Names in every language of the Union, and codes of three letters."""
    named = {_bare(country_name(iso2, language)): iso2 for language in reversed(EU_LANGUAGES) for iso2 in countries()}
    return {_bare(facts.iso3): iso2 for iso2, facts in countries().items()} | named


def website(cell: str) -> str:
    address = cell if re.match(r"[a-z][a-z0-9+.-]*://", cell, re.IGNORECASE) else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise NotRead(_("“%(cell)s” is not an address of the web.") % {"cell": cell[:60]}) from None
    return text(300)(address)


def kind(cell: str) -> str:
    return one_of(cell, Kind, KIND_WORDS, _("one of: %(choices)s"))


def standing(cell: str) -> str:
    if _bare(cell) in {"known", "none", "knownnotamember"}:
        return ""
    return one_of(cell, StandingKind, {"member": StandingKind.ADMITTED, "active": StandingKind.ADMITTED}, _("one of: %(choices)s"))


def one_of(cell: str, choices: Any, words: dict[str, Any], expected: str) -> str:
    """The value of a choice by its code, its label, or another word for it."""
    bare = _bare(cell)
    for choice in choices:
        if bare in {_bare(choice.value), _bare(str(choice.label))}:
            return str(choice.value)
    if bare in words:
        return str(words[bare].value)
    raise NotRead(_("“%(cell)s” is not known; write ") % {"cell": cell[:60]} + expected % {"choices": ", ".join(choices.values)})


def yes(cell: str) -> bool:
    bare = _bare(cell)
    if bare not in YES | NO:
        raise NotRead(_("Write yes or no, not “%(cell)s”.") % {"cell": cell[:60]})
    return bare in YES


def day(cell: str) -> date:
    for form in FORMATS:
        try:
            found = datetime.strptime(cell, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
        if EARLIEST <= found <= LATEST:
            return found
    raise NotRead(_("“%(cell)s” is no day; write it as 2018-09-30.") % {"cell": cell[:60]})


def number(cell: str) -> Decimal:
    """1.234,5 and 1,234.5 and 1 234.5 are the same; 1.234 alone could be two numbers, so it is none."""
    bare = "".join(cell.replace("€", "").replace("EUR", "").split()).replace("'", "")
    if re.fullmatch(r"\d{1,3}[.,]\d{3}", bare):
        raise NotRead(_("“%(cell)s” can be read in two ways; write it without a sign between thousands.") % {"cell": cell[:60]})
    try:
        found = Decimal(_with_point(bare))
    except InvalidOperation:
        raise NotRead(_("“%(cell)s” is no number.") % {"cell": cell[:60]}) from None
    if not found.is_finite() or not 0 <= found < Decimal(10) ** 15:
        raise NotRead(_("“%(cell)s” is not a number between 0 and a million billions.") % {"cell": cell[:60]})
    return found


def _with_point(bare: str) -> str:
    """The last of comma and point parts the whole from the rest, unless it stands there several times."""
    last, other = (",", ".") if bare.rfind(",") > bare.rfind(".") else (".", ",")
    if bare.count(last) > 1:
        return bare if other in bare else bare.replace(last, "")
    return bare.replace(other, "").replace(last, ".")


def year(cell: str) -> int:
    found = number(cell)
    if found % 1 or not 1950 <= found <= 2100:
        raise NotRead(_("“%(cell)s” is no year.") % {"cell": cell[:60]})
    return int(found)


def listed(vocabulary: str) -> Callable[[str], tuple[str, ...]]:
    """Codes or names of a published list, with semicolons, bars or line ends between."""

    def read(cell: str) -> tuple[str, ...]:
        said = [part.strip() for part in re.split(r"[;|\n]", cell) if part.strip()]
        unknown = [part for part in said if _bare(part) not in _codes(vocabulary)]
        if unknown:
            raise NotRead(_("“%(part)s” is not in the list; write its code.") % {"part": unknown[0][:60]})
        return tuple(dict.fromkeys(_codes(vocabulary)[_bare(part)] for part in said))

    return read


@cache
def _codes(vocabulary: str) -> dict[str, str]:
    """A name that stands in several lists means the first: sectors of demand before the others."""
    entries: Sequence[Listed] = getattr(shipped(), vocabulary)
    ordered = sorted(entries, key=lambda one: SCHEME_ORDER.index(one.scheme) if one.scheme in SCHEME_ORDER else 0, reverse=True)
    return {_bare(one.name): one.code for one in ordered} | {_bare(one.code): one.code for one in ordered}


def _bare(cell: str) -> str:
    return fold(cell).replace(" ", "")
