"""Names of countries in the reader's language, from the CLDR that babel carries; nothing is stored."""

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

EU_LANGUAGES = (
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
)


def country_name(iso2: str, language: str | None = None) -> str:
    """The name in a language, else in the reader's, else in English; a code that is no country comes back as it is."""
    return _names(language or get_language() or "en").get(iso2, iso2)


@cache
def _names(language: str) -> dict[str, str]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    return dict(locale.territories)
