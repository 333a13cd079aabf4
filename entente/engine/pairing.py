"""Which pairs a person is asked about: few questions each, and all together they tie every topic to every other.

A sparse design: the pair that joins two parts not yet tied together comes first, then the topics that were shown least, then the pair that
was asked least. It needs what was asked of others only as counts, so people may begin in any order, and come late.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from itertools import combinations

Pair = tuple[int, int]


def draw(topics: Collection[int], asked: Iterable[Pair], questions: int, seed: int) -> list[Pair]:
    """`questions` different pairs of `topics` (fewer where there are fewer), after the pairs `asked` of others already, each in any order.

    Which of a pair stands first is drawn too, so that no topic gains by its place. The same seed draws the same pairs.
    """
    before = [_sorted(*pair) for pair in asked]
    pairs, shown = Counter(before), Counter(topic for pair in before for topic in pair)
    parts = _Parts(before)
    left = {pair: _lot(seed, *pair) for pair in combinations(sorted(set(topics)), 2)}
    drawn: list[Pair] = []
    own: Counter[int] = Counter()
    while left and len(drawn) < questions:
        pair = min(left, key=lambda one: (parts.are_one(*one), *_shown(one, shown), *_shown(one, own), pairs[one], left[one]))
        lot = left.pop(pair)
        drawn.append(pair if lot % 2 else pair[::-1])
        shown.update(pair)
        own.update(pair)
        parts.join(*pair)
    return drawn


def is_connected(topics: Collection[int], asked: Iterable[Pair]) -> bool:
    """Whether every topic is tied to every other through pairs asked: without that, ranks of separate parts cannot be compared."""
    parts = _Parts(asked)
    return len({parts.of(topic) for topic in topics}) <= 1


def balanced(candidates: Sequence[tuple[int, str]], size: int, seed: int) -> list[int]:
    """`size` of the candidates (id, category), as many of each category as there are: one of each in turn, drawn by lot within it."""
    by_category: dict[str, list[int]] = {}
    for pk, category in sorted(candidates, key=lambda one: _lot(seed, one[0], 0)):
        by_category.setdefault(category, []).append(pk)
    chosen: list[int] = []
    for turn in range(max(map(len, by_category.values()), default=0)):
        chosen += [found[turn] for _category, found in sorted(by_category.items()) if turn < len(found)]
    return chosen[:size]


class _Parts:
    """What is tied together, by union and find."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.above: dict[int, int] = {}
        for pair in pairs:
            self.join(*pair)

    def of(self, topic: int) -> int:
        while (above := self.above.get(topic, topic)) != topic:
            topic = above
        return topic

    def join(self, first: int, second: int) -> None:
        self.above[self.of(first)] = self.of(second)

    def are_one(self, first: int, second: int) -> bool:
        return self.of(first) == self.of(second)


def _sorted(first: int, second: int) -> Pair:
    return (first, second) if first < second else (second, first)


def _shown(pair: Pair, shown: Counter[int]) -> tuple[int, int]:
    """How often the two were shown: together, and the one that was shown more."""
    one, other = shown[pair[0]], shown[pair[1]]
    return one + other, max(one, other)


def _lot(seed: int, first: int, second: int) -> int:
    return int.from_bytes(blake2b(f"{seed} {first} {second}".encode(), digest_size=8).digest())
