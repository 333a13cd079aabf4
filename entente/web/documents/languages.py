"""The 24 languages of the Union, each in its own words."""

from functools import cache

from babel import Locale

from entente.engine.words import fold
from entente.vocabulary.names import EU_LANGUAGES


@cache
def languages() -> list[tuple[str, str]]:
    named = [(code, (Locale.parse(code).get_display_name() or code).capitalize()) for code in EU_LANGUAGES]
    return sorted(named, key=lambda pair: fold(pair[1]))
