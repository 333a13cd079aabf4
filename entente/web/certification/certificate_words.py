"""What pages say of certificates: names of filters and values, states as a colour and a word, days. Made and escaped once."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from entente.certification.choices import CertificateState
from entente.certification.queries.certificate_register import FICTIONAL, REAL, UNKNOWN
from entente.engine.schemes import Level
from entente.vocabulary.names import country_name

FACETS: dict[str, Promise] = {
    "status": gettext_lazy("Status today"),
    "scheme": gettext_lazy("Scheme"),
    "level": gettext_lazy("Level"),
    "country": gettext_lazy("Country of the scheme"),
    "category": gettext_lazy("Category"),
    "holder": gettext_lazy("Holder"),
    "year": gettext_lazy("Year of issue"),
    "origin": gettext_lazy("Origin"),
}
ORIGINS: dict[str, Promise] = {REAL: gettext_lazy("Public record"), FICTIONAL: gettext_lazy("Fictional")}
LEVELS: dict[str, Promise] = {
    Level.BASIC.value: gettext_lazy("Basic"),
    Level.SUBSTANTIAL.value: gettext_lazy("Substantial"),
    Level.HIGH.value: gettext_lazy("High"),
    "one": gettext_lazy("One level"),
}
TONES = {"valid": "good", "suspended": "warn", "withdrawn": "bad", "archived": "past"}


def state_word(state: str) -> str:
    return label("status", state or UNKNOWN, get_language())


def level_word(level: str) -> str:
    return label("level", level, get_language()) if level else ""


@lru_cache(maxsize=16384)
def label(facet: str, value: str, language: str | None) -> str:
    if value == UNKNOWN:
        return _("Not known") if facet == "status" else _("Not stated")
    if facet == "country":
        return country_name(value)
    words: dict[str, dict[str, str | Promise]] = {"status": dict(CertificateState.choices), "origin": {**ORIGINS}, "level": {**LEVELS}}
    return str(words.get(facet, {}).get(value, value))


@lru_cache(maxsize=64)
def state_mark(state: str, language: str | None) -> SafeString:
    return format_html('<span class="state {}">{}</span>', TONES.get(state, "past"), label("status", state or UNKNOWN, language))


@lru_cache(maxsize=32768)
def short_day(day: date | None, language: str | None) -> SafeString:
    return escape(date_format(day, "j M Y")) if day else SafeString("")
