"""The ways into one market: each level that is enough, by itself or by a rule, and how many certificates of it are valid."""

from dataclasses import dataclass

import numpy as np

from entente.market.dataset import RuleFact
from entente.market.world import Built, Column


@dataclass(frozen=True, slots=True)
class Way:
    """`rules`: none where the level itself is accepted; `certificates`: of those, the valid ones that open the market."""

    scheme: str
    level: str
    rules: tuple[RuleFact, ...]
    certificates: float
    is_confirmed: bool
    is_issued: bool


def enters(built: Built, column: Column) -> list[Way]:
    place = built.places.get(column)
    if place is None:
        return []
    accepted = built.markets.accepted[:, place]
    trails = _trails(built, place)
    levels = [level for level in range(len(built.levels)) if accepted[level] or level in trails]
    issued = {(one.scheme, one.level) for one in built.dataset.levels if one.is_issued}
    return [_way(built, place, level, () if accepted[level] else trails[level], issued) for level in levels]


def _trails(built: Built, place: int) -> dict[int, tuple[int, ...]]:
    """By level, the shortest chain of rules that leads into the market; confirmed ones first."""
    rules, found = built.world.chains, dict[int, tuple[int, ...]]()
    leads = (rules.target & built.markets.accepted[:, place]).any(1) & rules.where[:, place]
    for r in sorted(np.flatnonzero(leads), key=lambda r: (not rules.sure[r], len(rules.trail[r]))):
        for level in np.flatnonzero(rules.source[r]):
            found.setdefault(int(level), rules.trail[r])
    return found


def _way(built: Built, place: int, level: int, trail: tuple[int, ...], issued: set[tuple[str, str]]) -> Way:
    scheme, name = built.levels.keys[level]
    world = built.world
    of_level = (world.classes.level == level) & world.access.opened[:, place]
    rules = tuple(built.expanded[r][0] for r in trail)
    return Way(
        scheme, name, rules, float(world.classes.weight[of_level].sum()), all(one.is_confirmed for one in rules), (scheme, name) in issued
    )
