"""The difference of two versions as a page tells it: in words and in colour, what did not change folded away."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.documents.text import Block, Change, Kind, Op, Part, plain

MOST_BLOCKS = 3000
_FOLDED = 3  # paragraphs in a row that did not change, from which on they are folded away
_SAID: dict[Op, str | Promise] = {
    Op.ADDED: _("Added"),
    Op.REMOVED: _("Removed"),
    Op.CHANGED: _("Changed"),
    Op.MOVED: _("Moved here"),
    Op.AWAY: _("Moved away"),
    Op.SAME: "",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph: what happened to it, in a word, and its words part by part."""

    op: str
    said: str | Promise
    is_heading: bool
    mark: str  # before an item of a list
    depth: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs in a row, folded away when nothing happened to them."""

    is_folded: bool
    paragraphs: list[Told]


def shown(changes: Iterable[Change]) -> list[Stretch]:
    runs = (list(run) for _is_same, run in groupby(changes, key=lambda change: change.op is Op.SAME))
    return [Stretch(run[0].op is Op.SAME and len(run) > _FOLDED, [_told(change) for change in run]) for run in runs]


def changed(stretches: Iterable[Stretch]) -> int:
    """How many paragraphs are not as they were; one that moved counts once."""
    return sum(paragraph.op not in {Op.SAME, Op.AWAY} for stretch in stretches for paragraph in stretch.paragraphs)


def _told(change: Change) -> Told:
    block = change.after or change.before
    is_heading = block is not None and block.kind is Kind.HEADING
    return Told(change.op.value, _SAID[change.op], is_heading, _mark(block), _depth(block), change.parts or _whole(change))


def _mark(block: Block | None) -> str:
    if block is None or block.kind not in {Kind.BULLET, Kind.NUMBERED}:
        return ""
    return f"{block.number}." if block.kind is Kind.NUMBERED else "•"


def _depth(block: Block | None) -> int:
    return min(block.level, 4) if block and block.kind is not Kind.HEADING else 0


def _whole(change: Change) -> tuple[Part, ...]:
    block = change.after or change.before
    return (Part(Op.SAME, plain(block)),) if block else ()
