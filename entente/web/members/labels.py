"""What the values of the directory's filters are called."""

from collections.abc import Mapping
from functools import cache, lru_cache

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from entente.members.choices import Kind, SizeClass, StandingKind
from entente.members.queries.directory.asked import ELSEWHERE
from entente.members.queries.directory.roll import KNOWN, NONE
from entente.vocabulary.choices import Scheme
from entente.vocabulary.names import country_name
from entente.vocabulary.reference import shipped

FACETS: dict[str, Promise] = {
    "category": gettext_lazy("Category"),
    "country": gettext_lazy("Country"),
    "sector": gettext_lazy("Sector of demand"),
    "expertise": gettext_lazy("Expertise"),
    "region": gettext_lazy("Region"),
    "kind": gettext_lazy("Kind"),
    "size": gettext_lazy("Size"),
    "standing": gettext_lazy("Standing"),
}


STATES = {
    "admitted": "good",
    "applicant": "new",
    "suspended": "warn",
    "left": "past",
    "excluded": "bad",
}  # classes of the dot beside a standing


def label(facet: str, value: str, categories: Mapping[str, str]) -> str:
    """The words for a value; one that nobody knows any more is shown as it stands in the address."""
    return categories[value] if facet == "category" and value in categories else _label(facet, value, get_language())


@lru_cache(maxsize=16384)
def cell(facet: str, value: str, language: str | None) -> SafeString:
    """The same, escaped once: for a page that says it in every line."""
    return escape(_label(facet, value, language))


@lru_cache(maxsize=16384)
def _label(facet: str, value: str, language: str | None) -> str:
    if facet in FIXED:
        return str(FIXED[facet].get(value, value))
    if facet == "country":
        return _("Elsewhere") if value == ELSEWHERE else country_name(value)
    return str(FIXED["kind"][NONE]) if value == NONE else names(facet).get(value, value)


FIXED: dict[str, dict[str, str | Promise]] = {
    "kind": {**dict(Kind.choices), NONE: gettext_lazy("Not classified")},
    "size": dict(SizeClass.choices),
    "standing": {**dict(StandingKind.choices), KNOWN: gettext_lazy("Known, not a member")},
}


@cache
def names(facet: str) -> dict[str, str]:
    """Names of published lists, as they were published."""
    edition = shipped()
    listed = {"region": edition.regions, "sector": edition.sectors, "expertise": edition.expertise}.get(facet, ())
    return {one.code: one.name for one in listed}


@cache
def schemes() -> dict[str, str]:
    return {one.code: one.scheme for one in shipped().sectors}


def long_label(facet: str, value: str, categories: Mapping[str, str]) -> str:
    """The words for a value where its list does not stand around it: Energy is in three lists."""
    words = label(facet, value, categories)
    if facet == "sector" and (scheme := schemes().get(value, Scheme.DEMAND)) != Scheme.DEMAND:
        return f"{words} ({'NIS 2' if scheme == Scheme.NIS2 else 'JRC'})"
    return f"{words} ({value})" if facet == "region" and words != value else words
