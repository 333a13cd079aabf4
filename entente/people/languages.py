"""The languages somebody may be written to or speak in, named by the CLDR that babel carries."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language

from entente.vocabulary.names import EU_LANGUAGES

BESIDE = ("bs", "is", "ka", "mk", "nb", "sq", "sr", "tr", "uk")  # of neighbours and associated countries
LANGUAGES = (*EU_LANGUAGES, *BESIDE)


def language_name(code: str, language: str | None = None) -> str:
    """The name in the reader's language; a code that is no language here comes back as it is."""
    return _names(language or get_language() or "en").get(code, code)


def languages_by_name() -> list[tuple[str, str]]:
    """Code and name, in the order of the names: the choices of a form."""
    return sorted(((code, language_name(code)) for code in LANGUAGES), key=lambda pair: pair[1].casefold())


@cache
def _names(language: str) -> dict[str, str]:
    locale = Locale.parse(language, sep="-")
    return {code: locale.languages.get(code, code) for code in LANGUAGES}
