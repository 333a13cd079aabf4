"""The organisation that a row of organization.csv names, as the members' room writes it."""

import re
from functools import cache, lru_cache

from django.utils.translation import gettext as _

from entente.members import numbers
from entente.members.choices import IdentifierScheme
from entente.members.drafts import Draft
from entente.members.numbers import NotANumber, Number
from entente.projects.imports import cells as cell
from entente.projects.imports.refusals import Unfit
from entente.projects.imports.row_cells import RowCells
from entente.vocabulary.queries import source_from_iso
from entente.vocabulary.reference import shipped

_WEBSITE = re.compile(r"https?://[^\s<>\"]+")


def body(read: RowCells) -> Draft:
    name = read.text("name", 300)
    if not name:
        raise Unfit("name", _("it is empty; an organisation needs a name."))
    country = cell.country("country", read.raw("country"))
    return Draft(
        name=name,
        country=country,
        numbers=_numbers(read.raw("organisationID"), read.raw("vatNumber"), country),
        short_name=read.text("shortName", 100),
        city=read.text("city", 120),
        website=_website(read.raw("organizationURL")),
        activity=read.text("activityType", 3),
        region=_region(read.raw("nutsCode"), country),
    )


def _numbers(pic: str, vat: str, country: str) -> tuple[Number, ...]:
    return tuple(filter(None, (_pic(pic), _vat(vat, country))))


def _pic(text: str) -> Number | None:
    try:
        return numbers.read(IdentifierScheme.PIC, text, "") if text else None
    except NotANumber as why:
        raise Unfit("organisationID", str(why)) from why


@lru_cache(maxsize=65536)
def _vat(text: str, country: str) -> Number | None:
    """None for what CORDIS writes where it knows no number ("MISSING"), and for numbers that do not check."""
    try:
        return numbers.read(IdentifierScheme.VAT, text, country) if text else None
    except NotANumber:
        return None


def _website(text: str) -> str:
    address = f"http://{text}" if text.startswith("www.") else text
    return address if len(address) <= 300 and _WEBSITE.fullmatch(address) else ""


def _region(code: str, country: str) -> str:
    """The NUTS 2 region, where the 2021 edition knows it in that country."""
    return code[:4] if code[:4] in _regions() and len(code) >= 4 and code[:2] == source_from_iso(country) else ""


@cache
def _regions() -> frozenset[str]:
    return frozenset(region.code for region in shipped().regions)
