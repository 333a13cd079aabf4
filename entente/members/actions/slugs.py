"""Addresses of organisations: the name in plain letters, the country where two would be alike, a number where three would."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import slugify

from entente.engine import latin
from entente.engine.words import terms
from entente.members.models import Organisation

RESERVED = frozenset({"categories", "counts", "export", "facets", "import", "map", "new", "office", "settings"})
LONGEST = 100


def slugs_for(named: Sequence[tuple[str, str]]) -> list[str]:
    """One free address for each (name, country), in order."""
    bases = [(base_of(name), country.lower()) for name, country in named]
    taken = set(RESERVED) | _taken({base for base, _ in bases} | {f"{base}-{country}" for base, country in bases})
    found = []
    for base, country in bases:
        slug = next(slug for slug in _candidates(base, country) if slug not in taken and not _numbered_and_taken(slug, base, country))
        taken.add(slug)
        found.append(slug)
    return found


def base_of(name: str) -> str:
    """The words of a name in plain letters, Greek and Cyrillic as in passports; "organisation" when it has none."""
    return slugify(" ".join(terms(_in_latin(name))))[:LONGEST].strip("-") or "organisation"


def _in_latin(name: str) -> str:
    if not latin.is_foreign(name):
        return name
    text = unicodedata.normalize("NFC", name).lower()
    for word in latin.foreign_words(name):
        text = text.replace(word, latin.passport(word))
    return text


def _candidates(base: str, country: str) -> Iterator[str]:
    yield base
    yield f"{base}-{country}"
    number = 2
    while True:
        yield f"{base}-{country}-{number}"
        number += 1


def _taken(slugs: Iterable[str]) -> set[str]:
    wanted = sorted(slugs)
    return {
        slug
        for start in range(0, len(wanted), 500)
        for slug in Organisation.objects.filter(slug__in=wanted[start : start + 500]).values_list("slug", flat=True)
    }


def _numbered_and_taken(slug: str, base: str, country: str) -> bool:
    """Only numbered candidates were not asked for beforehand."""
    return slug not in (base, f"{base}-{country}") and Organisation.objects.filter(slug=slug).exists()
