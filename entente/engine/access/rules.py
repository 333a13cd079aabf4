"""Rules of recognition: a level counts as another, in named markets, up to its caps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from entente.engine.access.caps import Caps
from entente.engine.access.nouns import Bools

MOST_HOPS = 4


@dataclass(frozen=True)
class Rules:
    """`source` and `target` [r, l], `where` [r, m]. `chains`: the rule may be taken after another one.

    `sure`: somebody confirmed it; through another one a cell is not open but unknown. `trail` names the rules that a composed one
    takes in turn, by their own numbers.
    """

    source: Bools
    target: Bools
    where: Bools
    caps: tuple[Caps, ...]
    chains: Bools
    sure: Bools
    trail: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.caps)

    @classmethod
    def of(cls, rows: "Sequence[Rule]", levels: int, markets: int) -> "Rules":
        """Levels by their numbers; `where` None is everywhere."""
        source, target = np.zeros((len(rows), levels), bool), np.zeros((len(rows), levels), bool)
        where = np.ones((len(rows), markets), bool)
        for place, row in enumerate(rows):
            source[place, list(row.source)] = True
            target[place, list(row.target)] = True
            if row.where is not None:
                where[place] = row.where
        chains, sure = np.array([row.chains for row in rows], bool), np.array([row.sure for row in rows], bool)
        caps, trail = tuple(row.caps for row in rows), tuple((place,) for place in range(len(rows)))
        return cls(source, target, where, caps, chains, sure, trail)


@dataclass(frozen=True)
class Rule:
    source: Sequence[int]
    target: Sequence[int]
    caps: Caps = field(default_factory=Caps)
    where: Bools | None = None
    chains: bool = False
    sure: bool = True


def composed(rules: Rules) -> Rules:
    """With every chain that the rules allow: a later rule must say that it chains, caps and markets hold all along, no rule twice."""
    found, newest = list(_rows(rules)), list(_rows(rules))
    for _hop in range(1, MOST_HOPS if rules.chains.any() else 1):
        newest = [after for before in newest for after in _after(before, rules)]
        found += newest
    return _stacked(found, rules)


Row = tuple[Bools, Bools, Bools, Caps, bool, bool, tuple[int, ...]]


def _rows(rules: Rules) -> Iterator[Row]:
    for r in range(len(rules)):
        yield rules.source[r], rules.target[r], rules.where[r], rules.caps[r], bool(rules.chains[r]), bool(rules.sure[r]), rules.trail[r]


def _after(before: Row, rules: Rules) -> Iterator[Row]:
    source, target, where, caps, chains, sure, trail = before
    for r in np.flatnonzero(rules.chains & (rules.source & target).any(1)):
        both, there = caps.and_(rules.caps[r]), where & rules.where[r]
        if r not in trail and both is not None and there.any():
            yield source, rules.target[r], there, both, chains, sure and bool(rules.sure[r]), (*trail, int(r))


def _stacked(rows: list[Row], rules: Rules) -> Rules:
    if not rows:
        return rules
    source, target, where, caps, chains, sure, trail = zip(*rows, strict=True)
    return Rules(np.array(source), np.array(target), np.array(where), caps, np.array(chains), np.array(sure), trail)
