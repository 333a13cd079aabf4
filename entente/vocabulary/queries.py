"""What the reference files say, without asking the database: codes, names, groups of countries, places on the map."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from entente.engine.tree import Tree, grow
from entente.engine.words import fold
from entente.vocabulary.choices import CountryGroup, Relation, ReportingGroup, Scheme
from entente.vocabulary.names import EU_LANGUAGES, country_name
from entente.vocabulary.reference import CountryFacts, Span, shipped

__all__ = ["EU_LANGUAGES", "country_name"]


def countries() -> Mapping[str, CountryFacts]:
    """Every country of ISO 3166-1, and XK, by its ISO code."""
    return _countries()


@cache
def _countries() -> dict[str, CountryFacts]:
    return {country.iso2: country for country in shipped().countries}


def countries_by_name(language: str | None = None) -> list[tuple[str, str]]:
    """Code and name of every country, in the order of the names: the choices of a form."""
    named = [(iso2, country_name(iso2, language)) for iso2 in _countries()]
    return sorted(named, key=lambda pair: (fold(pair[1]), pair[0]))


def iso_from_source(code: str) -> str | None:
    """The ISO code of a country as CORDIS, Eurostat or ISO write it: EL and GR are both GR; None when it is no country."""
    return _by_source_code().get(code.strip().upper())


@cache
def _by_source_code() -> dict[str, str]:
    own = {iso2: iso2 for iso2 in _countries()}
    return own | {country.eurostat_code: iso2 for iso2, country in _countries().items()}


def source_from_iso(iso2: str) -> str:
    """The code that Eurostat, CORDIS and NUTS use: EL and UK for GR and GB."""
    return _countries()[iso2].eurostat_code


def tile(iso2: str) -> tuple[int, int] | None:
    """Column and row on the tile-grid map; None for the tile "elsewhere"."""
    return _countries()[iso2].tile


def eligible_groups(on: date) -> dict[CountryGroup, frozenset[str]]:
    """The ISO codes in each group on a day; together they are the countries from which a European partnership may take members."""
    holding = [span for span in shipped().spans if span.holds_on(on)]
    return {group: frozenset(span.country for span in holding if span.group == group) for group in CountryGroup}


def groups_of(iso2: str, on: date) -> frozenset[CountryGroup]:
    return frozenset(CountryGroup(span.group) for span in _spans_of().get(iso2, ()) if span.holds_on(on))


def reporting_group(iso2: str, on: date) -> ReportingGroup:
    """The one group a country is counted under on a day, so that counts by group add up."""
    groups = groups_of(iso2, on)
    if CountryGroup.EU in groups:
        return ReportingGroup.EU
    if groups & {CountryGroup.EEA, CountryGroup.EFTA}:
        return ReportingGroup.EFTA
    return ReportingGroup.ASSOCIATED if groups else ReportingGroup.OTHER


@cache
def _spans_of() -> dict[str, tuple[Span, ...]]:
    spans = shipped().spans
    return {iso2: tuple(span for span in spans if span.country == iso2) for iso2 in {span.country for span in spans}}


def region_country(code: str) -> str | None:
    """The ISO code of the country of a NUTS code, of any edition."""
    return iso_from_source(code[:2])


def sectors_within(code: str) -> frozenset[str]:
    """The codes of a sector and its subsectors: what a filter by it means."""
    return _sectors().within(code)


def expertise_within(code: str) -> frozenset[str]:
    """The codes of a domain and its subdomains: what a filter by it means."""
    return _expertise().within(code)


@cache
def _sectors() -> Tree[str]:
    return grow({sector.code: sector.parent for sector in shipped().sectors})


@cache
def _expertise() -> Tree[str]:
    return grow({one.code: one.parent for one in shipped().expertise})


_TURNED = {Relation.SUBSET: Relation.SUPERSET, Relation.SUPERSET: Relation.SUBSET}


def corresponding(code: str, scheme: Scheme) -> dict[str, Relation]:
    """The sectors of another list that a sector has to do with, and what it is to each, in whichever direction that was written down."""
    mappings = shipped().mappings
    straight = {one.target: Relation(one.relation) for one in mappings if one.source == code}
    turned = {one.source: Relation(one.relation) for one in mappings if one.target == code}
    found = straight | {other: _TURNED.get(relation, relation) for other, relation in turned.items()}
    return {other: relation for other, relation in found.items() if other.startswith(f"{scheme}-")}
