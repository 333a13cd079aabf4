"""What the market's pages draw: a map of squares with shares, bars of open, shut and not known, years of the index."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from entente.vocabulary.names import country_name
from entente.web.members.tiles import Place, tiles

ANSWERS = ("open", "shut", "unknown")
SIDE = 360  # of the map
WIDTH, HEIGHT, LEFT = 640, 220, 34  # of the years


@dataclass(frozen=True, slots=True)
class Square:
    """`tone` is a class of colour, `text` what stands in the square, `said` what a reader of its name hears."""

    place: Place
    text: str
    tone: str
    said: str
    address: str

    @property
    def at(self) -> SafeString:
        return self.place.at


@dataclass(frozen=True, slots=True)
class Said:
    """A state on a map, and in the table beside it."""

    text: str
    tone: str
    said: str


def squares(said: Mapping[str, Said], address: Callable[[str], str]) -> list[Square]:
    """One for every state that has a place on the map; those without a word are empty. Others stand in `elsewhere`."""
    drawn = tiles({}, address).tiles
    return [_square(tile.place, said.get(tile.place.iso2), address) for tile in drawn]


def elsewhere(said: Mapping[str, Said]) -> list[tuple[str, Said]]:
    """The states that have no square."""
    placed = {tile.place.iso2 for tile in tiles({}, str).tiles}
    return sorted((country_name(iso2), one) for iso2, one in said.items() if iso2 not in placed)


def _square(place: Place, said: Said | None, address: Callable[[str], str]) -> Square:
    if said is None:
        return Square(place, "", "", "", "")
    return Square(place, said.text, said.tone, said.said, address(place.iso2))


def share_said(access: Mapping[str, float | None]) -> Said:
    """What certificates from elsewhere open of what is known in a state."""
    opened, shut, unknown = (access[name] for name in ANSWERS)
    if opened is None or shut is None or unknown is None:
        return Said("", "none", _("no certificate from elsewhere"))
    if opened + shut == 0:
        return Said("?", "unknown", _("not known"))
    share = opened / (opened + shut)
    said = {"open": percent(share), "unknown": percent(unknown)}
    return Said(percent(share, ""), f"r{step(share)}", _("%(open)s of what is known is open; %(unknown)s is not known") % said)


def step(share: float) -> int:
    """1 to 5; five only where everything is open."""
    return 5 if share >= 1 else 1 + int(share * 4)


def percent(share: float | None, unit: str = "\u00a0%") -> str:
    """A share as a whole number of per cent; what is little is not nothing."""
    if share is None:
        return "–"
    if 0 < share < 0.005:
        return f"<1{unit}"
    return number_format(min(round(100 * share), 99 if share < 1 else 100)) + unit


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar, from 0 to 100."""

    name: str
    label: str
    start: float
    width: float
    share: str


def answer_bar(access: Mapping[str, float | None]) -> list[Bar]:
    labels = {"open": _("Open"), "shut": _("Shut"), "unknown": _("Not known")}
    found, start = [], 0.0
    for name in ANSWERS:
        width = 100 * (access[name] or 0)
        found.append(Bar(name, labels[name], round(start, 3), round(width, 3), percent(access[name])))
        start += width
    return found


@dataclass(frozen=True, slots=True)
class Year:
    """A day of the course of the index, placed in the picture; `y` None where the value is not known."""

    day: Any
    x: float
    top: float
    height: float
    y: float | None
    figures: Mapping[str, Any]
    is_ahead: bool


def course(rows: Iterable[Mapping[str, Any]], today: Any) -> list[Year]:
    rows = list(rows)
    gap = (WIDTH - LEFT) / max(len(rows), 1)
    found = []
    for place, row in enumerate(rows):
        low, high, value = row["index"]["low"], row["index"]["high"], row["index"]["value"]
        x = LEFT + gap * (place + 0.5)
        y = None if value is None else _height(value)
        found.append(Year(row["day"], round(x, 1), _height(high), round(_height(low) - _height(high), 1), y, row, row["day"] > today))
    return found


def _height(value: float) -> float:
    return round(10 + (HEIGHT - 40) * (1 - value), 1)
