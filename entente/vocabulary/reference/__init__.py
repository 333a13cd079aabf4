"""The project's own reference files, read once a process; `sources.csv` names where each comes from, when, and under which licence."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class CountryFacts:
    iso2: str
    iso3: str
    eurostat_code: str
    tile: tuple[int, int] | None  # column, row; None where the country stands in the tile "elsewhere"


@dataclass(frozen=True, slots=True)
class Span:
    """A country's time in a group [from, to)."""

    country: str
    group: str
    from_on: date
    to_on: date | None
    note: str

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list; the parent and the scheme are empty where the list has none."""

    code: str
    name: str
    parent: str | None = None
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Correspondence:
    source: str
    target: str
    relation: str


@dataclass(frozen=True, slots=True)
class Source:
    file: str
    source: str
    address: str
    date: str
    licence: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything the vocabularies hold, as one edition of the files says it."""

    countries: tuple[CountryFacts, ...]
    spans: tuple[Span, ...]
    regions: tuple[Listed, ...]
    sectors: tuple[Listed, ...]
    mappings: tuple[Correspondence, ...]
    expertise: tuple[Listed, ...]
    technologies: tuple[Listed, ...]
    role_profiles: tuple[Listed, ...]


@cache
def shipped() -> Reference:
    """The edition that comes with this version of the program."""
    return Reference(
        countries=tuple(_country(row) for row in _rows("countries")),
        spans=tuple(_span(row) for row in _rows("country_spans")),
        regions=tuple(Listed(row["code"], row["name"], row["code"][:-1] if len(row["code"]) > 2 else None) for row in _rows("regions")),
        sectors=_listed("sectors"),
        mappings=tuple(Correspondence(**row) for row in _rows("sector_mappings")),
        expertise=_listed("expertise"),
        technologies=_listed("technologies"),
        role_profiles=_listed("role_profiles"),
    )


@cache
def sources() -> tuple[Source, ...]:
    return tuple(Source(**row) for row in _rows("sources"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _listed(name: str) -> tuple[Listed, ...]:
    return tuple(Listed(row["code"], row["name"], row.get("parent") or None, row.get("scheme", "")) for row in _rows(name))


def _country(row: dict[str, str]) -> CountryFacts:
    tile = (int(row["tile_column"]), int(row["tile_row"])) if row["tile_column"] else None
    return CountryFacts(row["iso2"], row["iso3"], row["eurostat_code"], tile)


def _span(row: dict[str, str]) -> Span:
    to_on = date.fromisoformat(row["to_on"]) if row["to_on"] else None
    return Span(row["country"], row["group"], date.fromisoformat(row["from_on"]), to_on, row["note"])
