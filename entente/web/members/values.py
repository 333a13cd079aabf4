"""All values of a filter in the order of its own list: countries by name, sectors by list, regions by country, expertise by domain."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.members.queries.directory.asked import ELSEWHERE
from entente.members.queries.directory.reading import parents_of
from entente.members.queries.directory.roll import NUTS_2
from entente.vocabulary.choices import Scheme
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import region_country
from entente.web.members.labels import label, names, schemes
from entente.web.members.lines import Choice, choice
from entente.web.members.listing import Listing


@dataclass(frozen=True, slots=True)
class Group:
    legend: str
    choices: list[tuple[int, Choice]]  # depth, choice


def groups_of(listing: Listing, facet: str) -> list[Group]:
    """Only values that somebody has, and those that are chosen."""
    tally, chosen = listing.found.counts[facet], listing.asked.values(facet)
    words = {value: label(facet, value, listing.roll.categories) for value in {*dict(tally.items()), *chosen} - {ELSEWHERE}}
    choices = {value: choice(facet, value, words[value], tally[value], value in chosen) for value in words}
    if facet == "region":
        return _regions(choices, chosen, bool(listing.asked.chosen.get("country")))
    if facet in ("sector", "expertise"):
        return _listed(facet, choices)
    return [Group("", [(0, choices[value]) for value in sorted(words, key=lambda value: fold(words[value]))])]


def _regions(choices: dict[str, Choice], chosen: tuple[str, ...], is_narrow: bool) -> list[Group]:
    """Down to NUTS 3 once countries are chosen; to NUTS 2 for all of Europe."""
    groups: dict[str, list[tuple[int, Choice]]] = {}
    for code in sorted(choices):
        if is_narrow or len(code) <= NUTS_2 or code in chosen:
            groups.setdefault(country_name(region_country(code) or code[:2]), []).append((len(code) - 3, choices[code]))
    return [Group(name, groups[name]) for name in sorted(groups, key=fold)]


def _listed(facet: str, choices: dict[str, Choice]) -> list[Group]:
    groups: dict[str, list[tuple[int, Choice]]] = {}
    for code in names(facet):
        if code in choices:
            groups.setdefault(_legend(facet, code), []).append((_depth(facet, code), choices[code]))
    return [Group(legend, group) for legend, group in groups.items()]


def _legend(facet: str, code: str) -> str:
    return str(Scheme(schemes()[code]).label) if facet == "sector" else _("European cybersecurity taxonomy")


def _depth(facet: str, code: str) -> int:
    parents = parents_of("sectors" if facet == "sector" else facet)
    depth, above = 0, parents.get(code)
    while above:
        depth, above = depth + 1, parents.get(above)
    return depth
