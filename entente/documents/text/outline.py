"""The headings of a text, without gaps between their ranks: what screen readers and tagged PDF ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from entente.documents.text.blocks import Block, Kind, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and which block it is."""

    place: int
    level: int
    words: str


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks; the first heading has rank 1 and none stands more than one rank below the heading before it."""
    above: list[int] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            above = [level for level in above if level < block.level] + [block.level]
            yield replace(block, level=len(above))
        else:
            yield block


def outline(blocks: Iterable[Block]) -> list[Heading]:
    return [Heading(place, block.level, plain(block)) for place, block in enumerate(levelled(blocks)) if block.kind is Kind.HEADING]
