"""What changed between two versions, paragraph by paragraph and word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from entente.documents.text.blocks import Block, plain
from entente.documents.text.identity import paired

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS = 4000  # of a paragraph that are compared one by one; a longer one is shown as taken out and put in


class Op(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"  # here, from elsewhere
    AWAY = "away"  # from here, to elsewhere


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a changed paragraph: the same in both, added or removed."""

    op: Op
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph of either version, in the order in which both are read together."""

    op: Op
    before: Block | None
    after: Block | None
    parts: tuple[Part, ...] = ()


def differences(before: Sequence[Block], after: Sequence[Block]) -> list[Change]:
    """Every paragraph of both versions. Law: each `before`, save of those moved here, is the first version; each `after` the second."""
    ours, theirs = [plain(block) for block in before], [plain(block) for block in after]
    pairs = paired(ours, theirs)
    moved = _out_of_order([earlier for earlier, _ in pairs])
    partner = {place: earlier for earlier, place in pairs}
    ops = [Op.AWAY if place in moved else Op.REMOVED for place in range(len(before))]
    changes: list[Change] = []
    reached = 0
    for place, block in enumerate(after):
        earlier = partner.get(place)
        if earlier is not None and earlier not in moved:
            changes += _gone(before, ops, reached, earlier)
            reached = earlier + 1
        changes.append(_change(before, block, earlier, moved))
    return changes + _gone(before, ops, reached, len(before))


def _gone(before: Sequence[Block], ops: list[Op], start: int, end: int) -> list[Change]:
    return [Change(ops[place], before[place], None) for place in range(start, end)]


def _change(before: Sequence[Block], block: Block, earlier: int | None, moved: set[int]) -> Change:
    if earlier is None:
        return Change(Op.ADDED, None, block)
    parts = tuple(parted(plain(before[earlier]), plain(block)))
    if earlier in moved:
        return Change(Op.MOVED, before[earlier], block, parts)
    same = before[earlier] == block
    return Change(Op.SAME if same else Op.CHANGED, before[earlier], block, parts)


def parted(one: str, other: str) -> Iterator[Part]:
    """The words of two texts, taken together."""
    ours, theirs = _WORDS.findall(one), _WORDS.findall(other)
    if len(ours) > MOST_WORDS or len(theirs) > MOST_WORDS:
        yield from _whole(ours, theirs)
        return
    for operation, b1, b2, a1, a2 in SequenceMatcher(None, ours, theirs).get_opcodes():
        if operation == "equal":
            yield from _part(Op.SAME, theirs[a1:a2])
        else:
            yield from _part(Op.REMOVED, ours[b1:b2])
            yield from _part(Op.ADDED, theirs[a1:a2])


def _whole(ours: list[str], theirs: list[str]) -> Iterator[Part]:
    if ours == theirs:
        yield from _part(Op.SAME, theirs)
    else:
        yield from _part(Op.REMOVED, ours)
        yield from _part(Op.ADDED, theirs)


def _part(op: Op, words: Sequence[str]) -> Iterator[Part]:
    if words:
        yield Part(op, "".join(words))


def _out_of_order(places: list[int]) -> set[int]:
    """The fewest that must be taken out so that the rest ascends."""
    best: list[tuple[int, int]] = []  # of each place: how long the longest ascending run that ends here is, and what comes before
    ends: list[int] = []
    for at, place in enumerate(places):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if places[ends[middle]] < place else (low, middle)
        best.append((low, ends[low - 1] if low else -1))
        ends[low:] = [at] if low == len(ends) else [at, *ends[low + 1 :]]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(places[at])
        at = best[at][1]
    return set(places) - kept
