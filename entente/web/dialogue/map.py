"""A tracker as a map of squares, with the same as a table: a letter and a word beside every colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from entente.dialogue.choices import Phase
from entente.dialogue.models import Followed, Tracker
from entente.dialogue.queries.trackers import Standing
from entente.vocabulary.names import country_name
from entente.web.members.tiles import Place, tiles

TONES = {Phase.NOT_STARTED: "a-bad", Phase.PREPARATION: "a-warn", Phase.TRANSPOSED: "a-good", Phase.IMPLEMENTED: "a-best", "": "a-none"}
SIGNS = {Phase.NOT_STARTED: "0", Phase.PREPARATION: "…", Phase.TRANSPOSED: "✓", Phase.IMPLEMENTED: "✓✓", "": "?"}
STATES = {Phase.NOT_STARTED: "bad", Phase.PREPARATION: "warn", Phase.TRANSPOSED: "good", Phase.IMPLEMENTED: "good", "": ""}


@dataclass(frozen=True, slots=True)
class Square:
    place: Place
    tone: str
    sign: str
    said: str
    address: str

    @property
    def at(self) -> SafeString:
        return self.place.at


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table."""

    name: str
    code: str
    word: str
    state: str
    is_stale: bool
    row: Followed | None
    address: str


def word(phase: str) -> str:
    return str(Phase(phase).label) if phase else _("Not collected")


def squares(tracker: Tracker, found: Sequence[Standing]) -> list[Square]:
    """Every country that has a place on the map; those that are not followed are empty."""
    held = {one.country: one for one in found}
    return [_square(tracker, tile.place, held.get(tile.place.iso2)) for tile in tiles({}, str).tiles]


def elsewhere(found: Sequence[Standing]) -> list[tuple[str, str]]:
    """Countries without a place on the map, with how they stand."""
    placed = {tile.place.iso2 for tile in tiles({}, str).tiles}
    return [(country_name(one.country), word(one.phase)) for one in found if one.country not in placed]


def lines(tracker: Tracker, found: Sequence[Standing]) -> list[Line]:
    named = [(country_name(one.country), one) for one in found]
    return [
        Line(name, one.country, word(one.phase), STATES[one.phase], one.fresh == "stale", one.row, _address(tracker, one.country))
        for name, one in sorted(named, key=lambda pair: pair[0])
    ]


def counted(counts: Sequence[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """The key of the map: tone, word with its sign, how many."""
    return [(TONES[phase], f"{SIGNS[phase]} {word(phase)}", number) for phase, number in counts]


def _square(tracker: Tracker, place: Place, one: Standing | None) -> Square:
    if one is None:
        return Square(place, "", "", "", "")
    said = word(one.phase) + (f", {_('looked at too long ago')}" if one.fresh == "stale" else "")
    return Square(place, TONES[one.phase], SIGNS[one.phase] + ("!" if one.fresh == "stale" else ""), said, _address(tracker, one.country))


def _address(tracker: Tracker, country: str) -> str:
    return reverse("dialogue:followed", args=[tracker.pk, country])
