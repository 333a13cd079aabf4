"""What leads into a market, as one small table: (level, group of markets, set of caps to meet). A certificate is joined to nothing else.

Markets of one state that ask and recognise the same are one group: identical cells are merged before a certificate is looked at.
"""

from dataclasses import dataclass

import numpy as np

from entente.engine.access import Caps, Mode, composed
from entente.engine.access.caps import NO_CAP
from entente.engine.access.nouns import Bools, Ints
from entente.market.dataset import Dataset
from entente.market.world import Built, Column, Names

SHUT, UNKNOWN, OPEN = 0, 1, 2
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class CapSet:
    """Caps as a certificate states them; None is no cap."""

    eal: int | None = None
    ava_van: int | None = None
    domain: str | None = None
    profile: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """`opens`: what a certificate of the level gets through this way if it meets the set of caps; UNKNOWN where nobody confirmed it."""

    level: str
    group: int
    caps: int
    opens: int


@dataclass(frozen=True, slots=True)
class Group:
    """Markets of one state between which nothing tells apart; `size` of all of them in millionths."""

    state: str
    markets: tuple[Column, ...]
    size: int


@dataclass(frozen=True)
class Ways:
    """The first set of caps is none."""

    rows: tuple[Way, ...]
    caps: tuple[CapSet, ...]
    groups: tuple[Group, ...]


def ways(dataset: Dataset) -> Ways:
    """Of a day's market. A level's markets are those of the scopes that it certifies."""
    built = Built(dataset)
    in_scope, (caps, best) = _in_scope(built), _best(built)
    pattern = np.where(in_scope[:, None, :], best, -1).reshape(-1, len(built.columns)).T
    keyed = np.column_stack([built.markets.state, pattern])
    _patterns, first, group = np.unique(keyed, axis=0, return_index=True, return_inverse=True)
    levels, sets, columns = np.nonzero(in_scope[:, None, first] & ((best[:, :, first] > SHUT) | (np.arange(len(caps)) == 0)[None, :, None]))
    names = [f"{scheme}:{level}" if level else scheme for scheme, level in built.levels.keys]
    opens = best[:, :, first][levels, sets, columns]
    rows = zip(levels.tolist(), columns.tolist(), sets.tolist(), opens.tolist(), strict=True)
    return Ways(tuple(Way(names[level], *rest) for level, *rest in rows), caps, _groups(built, group.reshape(-1), len(first)))


def _best(built: Built) -> tuple[tuple[CapSet, ...], Ints]:
    """The sets of caps, and [l, caps, m] what a level gets through each of them."""
    rules, accepted = composed(built.rules), built.markets.accepted
    capsets = {CapSet(): 0}
    of_rule = [capsets.setdefault(_capset(built, caps), len(capsets)) for caps in rules.caps]
    best = np.zeros((len(built.levels), len(capsets), len(built.columns)), np.int64)
    asks = built.markets.mode >= Mode.VOLUNTARY
    for number, capset in enumerate(of_rule):
        leads = rules.where[number] & asks & accepted[rules.target[number]].any(0)
        reached = np.outer(rules.source[number], leads) * (OPEN if rules.sure[number] else UNKNOWN)
        best[:, capset] = np.maximum(best[:, capset], reached)
    plainly = np.where(built.markets.mode == Mode.NOTHING_ASKED, OPEN, np.where(built.markets.is_collected, SHUT, UNKNOWN))
    best[:, 0] = np.maximum(best[:, 0], np.where(accepted & asks, OPEN, plainly))
    return tuple(capsets), best


def _in_scope(built: Built) -> Bools:
    """[l, m]"""
    scopes: dict[tuple[str, str], set[str]] = {}
    for one in built.dataset.levels:
        scopes.setdefault((one.scheme, one.level), set()).update(one.scopes)
    return np.array([[scope in scopes.get(key, ()) for _state, _sector, scope in built.columns] for key in built.levels.keys], bool)


def _groups(built: Built, group: Ints, count: int) -> tuple[Group, ...]:
    markets: list[list[int]] = [[] for _one in range(count)]
    for number, one in enumerate(group.tolist()):
        markets[one].append(number)
    sizes = np.round(built.markets.size * MILLION).astype(np.int64)
    return tuple(Group(built.columns[of[0]][0], tuple(built.columns[one] for one in of), int(sizes[of].sum())) for of in markets)


def _capset(built: Built, caps: Caps) -> CapSet:
    eal, ava_van = (None if cap == NO_CAP else cap for cap in (caps.eal, caps.ava_van))
    names = ((built.domains, caps.domain), (built.profiles, caps.profile), (built.categories, caps.category))
    return CapSet(eal, ava_van, *(_name(known, number) for known, number in names))


def _name(names: Names, number: int) -> str | None:
    return None if number == NO_CAP else names[number]
