"""What was found as its page shows it: the words that were asked for stand out, and nothing in a title is markup."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from entente.engine.excerpts import Piece, excerpt, pieces
from entente.search.everything import BEST, Group
from entente.search.kinds import Hit, kinds
from entente.vocabulary.choices import TrafficLight


@dataclass(frozen=True, slots=True)
class Line:
    """One hit."""

    title: SafeString
    address: str
    more: SafeString
    text: SafeString
    light: TrafficLight | None
    at: datetime | None
    is_fictional: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The hits of one noun, and how many there are in all."""

    noun: str
    label: str | Promise
    total: int
    lines: list[Line]

    @property
    def has_more(self) -> bool:
        return self.total > BEST


@dataclass(frozen=True, slots=True)
class Chip:
    noun: str
    label: str | Promise
    total: int


def shown(group: Group, asked: Sequence[str]) -> Shown:
    return Shown(group.noun, group.kind.label, group.total, [_line(hit, asked) for hit in group.hits])


def chips(totals: Mapping[str, int]) -> list[Chip]:
    return [Chip(noun, kind.label, totals[noun]) for noun, kind in kinds().items() if totals.get(noun)]


def _line(hit: Hit, asked: Sequence[str]) -> Line:
    light = TrafficLight(hit.marking) if hit.marking in TrafficLight.values and hit.marking != TrafficLight.CLEAR else None
    text = excerpt(hit.text, asked) if hit.text else []
    return Line(
        _marked(pieces(hit.title, asked)), hit.address, _marked(pieces(hit.more, asked)), _marked(text), light, hit.at, hit.is_fictional
    )


def _marked(found: Iterable[Piece]) -> SafeString:
    """Each stretch escaped; what was asked for inside <mark>."""
    return format_html_join(
        "", "{}{}{}", ((_OPEN if piece.is_found else "", piece.text, _CLOSE if piece.is_found else "") for piece in found)
    )


_OPEN, _CLOSE = SafeString("<mark>"), SafeString("</mark>")
