"""The tile-grid map: one square a country, small states as large as great ones, and one tile for all that have none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entente.members.queries.directory.asked import ELSEWHERE
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import countries
from entente.web.members.labels import cell
from entente.web.members.numbers import grouped

SIDE = 40  # a square and the gap beside it
HALF = 19  # of a square: what is written stands in its middle
STEPS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a country stands, and what it is called: the same on every map."""

    iso2: str
    code: SafeString
    name: SafeString
    at: SafeString


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of the map; without an address it is not a link."""

    place: Place
    number: int
    count: SafeString
    step: int
    address: str
    is_chosen: bool

    @property
    def state(self) -> str:
        """Colour, breadth, and a mark when it is chosen."""
        return f"r{self.step}{' wide' if self.is_wide else ''}{' on' if self.is_chosen else ''}"

    @property
    def is_wide(self) -> bool:
        return self.place.iso2 == ELSEWHERE


@dataclass(frozen=True, slots=True)
class Tiles:
    """The map and what it adds up to."""

    tiles: list[Tile]
    elsewhere: Tile
    rows: list[tuple[str, str]]  # every country that has any, the most first: the map's table
    others: list[tuple[str, str]]  # what stands in the tile "elsewhere"
    total: int
    key: list[tuple[int, str]]  # step of colour, from least to most

    width = 9 * SIDE
    height = 9 * SIDE

    @property
    def all(self) -> list[Tile]:
        return [*self.tiles, self.elsewhere]


def tiles(counts: Mapping[str, int], address: Callable[[str], str], chosen: tuple[str, ...] = ()) -> Tiles:
    """The map of these counts by country; `address` leads to what is behind a tile. The tiles add up to the total."""
    language = get_language()
    places = _places(language)
    others = {iso2: count for iso2, count in counts.items() if iso2 not in places and count}
    numbers = {place: counts.get(iso2, 0) for iso2, place in places.items()} | {_elsewhere(language): sum(others.values())}
    ranges = _ranges(max(numbers.values()))
    drawn = [_tile(place, count, language, ranges, address, place.iso2 in chosen) for place, count in numbers.items()]
    return Tiles(
        tiles=drawn[:-1],
        elsewhere=drawn[-1],
        rows=_named(counts, language),
        others=_named(others, language),
        total=sum(counts.values()),
        key=[(step, _said(*bounds, language)) for step, bounds in enumerate(ranges, start=STEPS - len(ranges) + 1)],
    )


def _tile(
    place: Place, count: int, language: str | None, ranges: list[tuple[int, int]], address: Callable[[str], str], chosen: bool
) -> Tile:
    where = address(place.iso2) if count or chosen else ""
    return Tile(place, count, grouped(count, language), _step(count, ranges), where, chosen)


@lru_cache
def _places(language: str | None) -> dict[str, Place]:
    tiled = ((facts, facts.tile) for facts in countries().values() if facts.tile)
    return {
        one.iso2: _place(one.iso2, one.eurostat_code, country_name(one.iso2, language), x * SIDE + HALF, y * SIDE) for one, (x, y) in tiled
    }


@lru_cache
def _elsewhere(language: str | None) -> Place:
    """Two squares wide, in the sea."""
    return _place(ELSEWHERE, _("elsewhere"), _("Elsewhere"), 2 * HALF + 1, 8 * SIDE)


def _place(iso2: str, code: str, name: str, x: int, y: int) -> Place:
    return Place(iso2, escape(code), escape(name), escape(f"{x} {y}"))


def _ranges(most: int) -> list[tuple[int, int]]:
    """Steps of colour whose widths grow, as counts by country do: few large countries, many small ones."""
    bounds = sorted({max(1, round(most * (step / STEPS) ** 2)) for step in range(1, STEPS + 1)}) if most else []
    return [(low + 1, high) for low, high in zip([0, *bounds], bounds, strict=False)]


def _step(count: int, ranges: list[tuple[int, int]]) -> int:
    """0 for none; the colours of the highest steps are used first when there are fewer than five."""
    if not count:
        return 0
    return next(step for step, (low, high) in enumerate(ranges, start=STEPS - len(ranges) + 1) if low <= count <= high)


def _said(least: int, most: int, language: str | None) -> str:
    return grouped(least, language) if least == most else f"{grouped(least, language)}–{grouped(most, language)}"


def _named(counts: Mapping[str, int], language: str | None) -> list[tuple[str, str]]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(cell("country", iso2, language), grouped(count, language)) for iso2, count in ordered if count]
