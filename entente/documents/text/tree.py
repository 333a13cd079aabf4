"""Items gathered into lists, and what belongs to an item under it: the shape that pages and papers draw."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from entente.documents.text.blocks import Block, Kind

ITEMS = frozenset({Kind.BULLET, Kind.NUMBERED})


@dataclass(slots=True)
class Leaf:
    """A block by itself, and which of the text's blocks it is."""

    place: int
    block: Block


@dataclass(slots=True)
class Item:
    place: int
    block: Block
    inner: "list[Leaf | List]" = field(default_factory=list)


@dataclass(slots=True)
class List:
    """Items of one kind that follow each other; a numbered list begins with `start`."""

    kind: Kind
    start: int
    items: list[Item] = field(default_factory=list)


Node = Leaf | List


def grow(blocks: Sequence[Block]) -> list[Node]:
    return _grown([Leaf(place, block) for place, block in enumerate(blocks)], 0)


def _grown(leaves: Sequence[Leaf], depth: int) -> list[Node]:
    nodes: list[Node] = []
    at = 0
    while at < len(leaves):
        if leaves[at].block.kind not in ITEMS:
            nodes.append(leaves[at])
            at += 1
            continue
        end = next((place for place in range(at + 1, len(leaves)) if not _is_inside(leaves[place].block, depth)), len(leaves))
        nodes += _lists(leaves[at:end], depth + 1)
        at = end
    return nodes


def _is_inside(block: Block, depth: int) -> bool:
    return block.level > depth and block.kind is not Kind.HEADING


def _lists(leaves: Sequence[Leaf], level: int) -> list[List]:
    """Cut at the items of this level: a list ends where their kind changes or their numbers begin anew."""
    heads = [at for at, leaf in enumerate(leaves) if at == 0 or (leaf.block.kind in ITEMS and leaf.block.level <= level)]
    lists: list[List] = []
    for at, end in zip(heads, [*heads[1:], len(leaves)], strict=True):
        leaf = leaves[at]
        item = Item(leaf.place, leaf.block, _grown(leaves[at + 1 : end], level))
        if lists and _follows(lists[-1], leaf.block):
            lists[-1].items.append(item)
        else:
            lists.append(List(leaf.block.kind, leaf.block.number, [item]))
    return lists


def _follows(last: List, block: Block) -> bool:
    return last.kind is block.kind and (block.kind is Kind.BULLET or block.number == last.start + len(last.items))
