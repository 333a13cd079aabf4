"""Legal identifiers as they are written and checked: PIC, VAT, LEI and the national register."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from stdnum import get_cc_module, lei
from stdnum.exceptions import ValidationError

from entente.members.choices import IdentifierScheme
from entente.vocabulary.queries import country_name, iso_from_source, source_from_iso

LONGEST = 60


class NotANumber(ValueError):
    """The text is not a number of that register; says what was expected."""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """One number in one register; PIC and LEI hold worldwide, so their country is empty."""

    scheme: str
    country: str
    value: str


def read(scheme: str, text: str, country: str) -> Number:
    """The number behind what somebody typed; `country` is the organisation's seat, a VAT number may name another."""
    return _READERS[IdentifierScheme(scheme)]("".join(text.split()), country)


def _pic(text: str, country: str) -> Number:
    if not (len(text) == 9 and text.isascii() and text.isdigit()):
        raise NotANumber(_("A PIC has nine digits, as in 999999999; this is “%(text)s”.") % {"text": text[:LONGEST]})
    return Number(IdentifierScheme.PIC, "", text)


def _lei(text: str, country: str) -> Number:
    try:
        return Number(IdentifierScheme.LEI, "", lei.validate(text))
    except (ValidationError, ValueError):
        said = {"text": text[:LONGEST]}
        raise NotANumber(_("“%(text)s” is not an LEI: 20 letters and digits, the last two being a check.") % said) from None


def _vat(text: str, country: str) -> Number:
    """A number of the seat's country first; else one of the country that its first letters name."""
    named = iso_from_source(text[:2]) if text[:2].isalpha() else None
    for seat in dict.fromkeys(filter(None, (country, named))):
        if value := _vat_of(seat, text, elsewhere=named not in (None, seat)):
            return Number(IdentifierScheme.VAT, seat, value)
    raise NotANumber(_vat_sentence(text, named or country))


def _vat_of(seat: str, text: str, *, elsewhere: bool) -> str | None:
    """The number without its country's letters; where no check of that country's numbers is known, any that is not from elsewhere."""
    module = get_cc_module(seat, "vat")
    bare = _without_country(text, seat)
    try:
        if module is None:
            return None if elsewhere else _plain(bare)
        return _without_country(str(module.validate(bare if module.is_valid(bare) else text)), seat)
    except (ValidationError, ValueError):
        return None


def _without_country(text: str, seat: str) -> str:
    return text[2:] if text[:2].upper() in {seat, source_from_iso(seat)} else text


def _vat_sentence(text: str, seat: str) -> str:
    return _("“%(text)s” is not a VAT number of %(country)s; copy it with its country letters from an invoice.") % {
        "text": text[:LONGEST],
        "country": country_name(seat),
    }


def _register(text: str, country: str) -> Number:
    return Number(IdentifierScheme.REGISTER, country, _plain(text))


def _plain(text: str) -> str:
    if not 2 <= len(text) <= LONGEST or not text.isprintable():
        raise NotANumber(_("A register number has 2 to %(most)s signs; this has %(count)s.") % {"most": LONGEST, "count": len(text)})
    return text.upper()


_READERS: dict[IdentifierScheme, Callable[[str, str], Number]] = {
    IdentifierScheme.PIC: _pic,
    IdentifierScheme.LEI: _lei,
    IdentifierScheme.VAT: _vat,
    IdentifierScheme.REGISTER: _register,
}
