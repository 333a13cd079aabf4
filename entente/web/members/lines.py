"""What the directory's page is made of: boxes to tick, chips, and one line for each organisation."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entente.members.choices import SizeClass
from entente.members.queries.directory import Row
from entente.web.members.labels import STATES, cell
from entente.web.members.numbers import box, grouped, month

MOST_SECTORS = 3  # of a line; the organisation's page shows all


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: a box to tick, and how many there are."""

    box: SafeString
    count: SafeString
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    legend: str
    choices: list[Choice]
    more: str  # the address of the page with all its values; empty when all are here
    is_open: bool
    most: int


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation of the list, in words."""

    address: str
    name: str
    more: str
    category: str
    country: str
    sectors: str
    size: str
    standing: str
    state: str
    since: str


def line(row: Row, directory: str, categories: dict[str, SafeString], language: str | None) -> Line:
    more = [row.short_name, row.city, *([_("fictional")] if row.is_fictional else [])]
    return Line(
        address=mark_safe(f"{directory}{row.slug}/"),  # noqa: S308 -- a slug holds letters, digits and hyphens
        name=row.name,
        more=", ".join(filter(None, more)),
        category=categories.get(row.category) or cell("category", row.category, language),
        country=cell("country", row.country, language),
        sectors=_shortened([cell("sector", code, language) for code in row.sectors]),
        size=cell("size", row.size, language) if row.size != SizeClass.UNKNOWN else "",
        standing=cell("standing", row.standing, language),
        state=STATES.get(row.standing, ""),
        since=month(row.joined_on.replace(day=1).toordinal(), language) if row.joined_on else "",
    )


def choice(name: str, value: str, words: str, number: int, is_chosen: bool) -> Choice:
    return Choice(box(name, value, words, is_chosen), grouped(number, get_language()), number)


def _shortened(words: list[SafeString]) -> SafeString:
    shown = ", ".join(words[:MOST_SECTORS])
    more = f" +{len(words) - MOST_SECTORS}" if len(words) > MOST_SECTORS else ""
    return mark_safe(shown + more)  # noqa: S308 -- each word is escaped already
