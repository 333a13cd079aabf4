"""An edition of the reference files as rows of the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models

from entente.vocabulary.models import Country, CountrySpan, Expertise, Region, RoleProfile, Sector, SectorMapping, Technology
from entente.vocabulary.models.term import Term
from entente.vocabulary.reference import CountryFacts, Listed, Reference


@dataclass(frozen=True, slots=True)
class Rows:
    noun: str
    model: type[models.Model]
    rows: Sequence[models.Model]
    key: tuple[str, ...] = ("pk",)


def rows_of(edition: Reference) -> list[Rows]:
    """In the order in which they refer to each other."""
    return [
        Rows("countries", Country, [_country(facts) for facts in edition.countries]),
        Rows("country_spans", CountrySpan, _spans(edition), ("country_id", "group", "from_on")),
        Rows("regions", Region, _regions(edition)),
        Rows("sectors", Sector, _terms(Sector, edition.sectors, "scheme", "parent_id")),
        Rows("sector_mappings", SectorMapping, _mappings(edition), ("source_id", "target_id")),
        Rows("expertise", Expertise, _terms(Expertise, edition.expertise, "parent_id")),
        Rows("technologies", Technology, _terms(Technology, edition.technologies)),
        Rows("role_profiles", RoleProfile, _terms(RoleProfile, edition.role_profiles)),
    ]


def _country(facts: CountryFacts) -> Country:
    column, row = facts.tile or (None, None)
    return Country(iso2=facts.iso2, iso3=facts.iso3, eurostat_code=facts.eurostat_code, tile_column=column, tile_row=row)


def _spans(edition: Reference) -> list[models.Model]:
    return [
        CountrySpan(country_id=span.country, group=span.group, from_on=span.from_on, to_on=span.to_on, note=span.note)
        for span in edition.spans
    ]


def _regions(edition: Reference) -> list[models.Model]:
    iso = {country.eurostat_code: country.iso2 for country in edition.countries}
    return [
        Region(code=one.code, name=one.name, country_id=iso[one.code[:2]], level=len(one.code) - 2, parent_id=one.parent)
        for one in edition.regions
    ]


def _mappings(edition: Reference) -> list[models.Model]:
    return [SectorMapping(source_id=one.source, target_id=one.target, relation=one.relation) for one in edition.mappings]


def _terms(model: type[Term], listed: Iterable[Listed], *more: str) -> list[models.Model]:
    return [
        model(code=one.code, name=one.name, position=position, **{field: getattr(one, field.removesuffix("_id")) for field in more})
        for position, one in enumerate(listed, start=1)
    ]
