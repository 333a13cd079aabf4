"""Which paragraph is which: a paragraph keeps its number from version to version, so that what was said about it stays with it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count

from entente.documents.text.blocks import Block, plain

ALIKE = 0.5  # of the words shared, from which on a paragraph is the same one, changed
ALIKE_ELSEWHERE = 0.75  # the same for one that was moved as well
_WORDS = re.compile(r"\w+")
MOST_PAIRS = 4000  # compared within one changed stretch; beyond it only what stands at the same place is


@dataclass(frozen=True, slots=True)
class Known:
    """A paragraph of the version before: its number in the document and what it said."""

    key: int
    words: str


def identified(blocks: Sequence[Block], before: Sequence[Known], last: int) -> list[int]:
    """The number of each block: an earlier paragraph's where it is that one, unchanged, changed or moved; else new ones after `last`."""
    texts = [plain(block) for block in blocks]
    keys = {place: before[earlier].key for earlier, place in paired([known.words for known in before], texts)}
    fresh = count(last + 1)
    return [keys[place] if place in keys else next(fresh) for place in range(len(texts))]


def paired(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which text of the one version is which of the other, by place; each at most once, in the order of the later."""
    pairs: list[tuple[int, int]] = []
    for operation, b1, b2, a1, a2 in SequenceMatcher(None, before, after).get_opcodes():
        if operation == "equal":
            pairs += zip(range(b1, b2), range(a1, a2), strict=True)
        elif operation == "replace":
            pairs += [(b1 + b, a1 + a) for b, a in _alike(before[b1:b2], after[a1:a2])]
    moved = _moved(before, after, pairs)
    placed = {place for _, place in moved}
    taken = {earlier for earlier, _ in moved}
    kept = [(earlier, place) for earlier, place in pairs if earlier not in taken and place not in placed] + moved
    return sorted(kept + _moved_and_changed(before, after, kept), key=lambda pair: pair[1])


def similarity(one: str, other: str) -> float:
    """How much of two texts is the same words, from 0 to 1, wherever they stand."""
    return _likeness(_words(one), _words(other)) if one != other else 1.0


def _likeness(ours: Counter[str], theirs: Counter[str]) -> float:
    both = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / both if both else 0.0


def _alike(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs in order with the most in common altogether; a stretch too long to compare is paired by place."""
    if len(before) * len(after) > MOST_PAIRS:
        return [(place, place) for place, pair in enumerate(zip(before, after, strict=False)) if similarity(*pair) >= ALIKE]
    theirs = [_words(other) for other in after]
    likes = [[_likeness(_words(one), other) for other in theirs] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for b in reversed(range(len(before))):
        for a in reversed(range(len(after))):
            both = likes[b][a] + best[b + 1][a + 1] if likes[b][a] >= ALIKE else 0.0
            best[b][a] = max(best[b + 1][a], best[b][a + 1], both)
    return _path(best, likes)


def _path(best: list[list[float]], likes: list[list[float]]) -> list[tuple[int, int]]:
    pairs, b, a = [], 0, 0
    while b < len(likes) and a < len(likes[0]):
        if likes[b][a] >= ALIKE and best[b][a] == likes[b][a] + best[b + 1][a + 1]:
            pairs.append((b, a))
            b, a = b + 1, a + 1
        elif best[b][a] == best[b + 1][a]:
            b += 1
        else:
            a += 1
    return pairs


def _moved(before: Sequence[str], after: Sequence[str], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A text that stands once in each version, and not in the same pair, has moved: it stays the paragraph it was."""
    ours, theirs = _single(before), _single(after)
    paired_so = set(pairs)
    return [(ours[text], theirs[text]) for text in ours.keys() & theirs.keys() if (ours[text], theirs[text]) not in paired_so]


def _moved_and_changed(before: Sequence[str], after: Sequence[str], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of those left over, the most alike first."""
    ours = set(range(len(before))) - {earlier for earlier, _ in pairs}
    theirs = set(range(len(after))) - {place for _, place in pairs}
    if len(ours) * len(theirs) > MOST_PAIRS:
        return []
    counted = {place: _words(after[place]) for place in theirs}
    likes = [(_likeness(_words(before[earlier]), words), earlier, place) for earlier in ours for place, words in counted.items()]
    found = []
    for likeness, earlier, place in sorted(likes, key=lambda like: (-like[0], like[1], like[2])):
        if likeness >= ALIKE_ELSEWHERE and earlier in ours and place in theirs:
            found.append((earlier, place))
            ours.remove(earlier)
            theirs.remove(place)
    return found


def _single(texts: Sequence[str]) -> dict[str, int]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    return {text: found[0] for text, found in places.items() if len(found) == 1}


def _words(text: str) -> Counter[str]:
    return Counter(_WORDS.findall(text.casefold()))
