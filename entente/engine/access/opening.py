"""A(c, m): the matrix of what opens where, and the reason of every cell of it."""

from dataclasses import dataclass, replace

import numpy as np

from entente.engine.access.nouns import UNKNOWN, Bools, Classes, Markets, Mode
from entente.engine.access.rules import Rules


@dataclass(frozen=True)
class Access:
    """All [c, m]. `in_scope`: the market is one for what the class certifies. `opened` and `unknown` are never both true.

    Unknown is a market of which nothing is collected, and a cell that would open if what a class does not state were within a cap
    or a rule that nobody confirmed were so.
    """

    in_scope: Bools
    opened: Bools
    unknown: Bools

    @property
    def shut(self) -> Bools:
        return self.in_scope & ~self.opened & ~self.unknown


def access(classes: Classes, markets: Markets, rules: Rules) -> Access:
    """One product of truth values over levels and one over rules."""
    in_scope = classes.scope[:, None] == markets.scope[None, :]
    asks, collected = in_scope & (markets.mode >= Mode.VOLUNTARY), in_scope & markets.is_collected
    surely, maybe = _recognised(classes, markets, rules)
    opened = in_scope & (markets.mode == Mode.NOTHING_ASKED) | asks & (_accepted(classes, markets) | surely)
    unstated = (classes.level == UNKNOWN)[:, None]
    unknown = (in_scope & ~collected) | asks & ~opened & (maybe | unstated)
    return Access(in_scope, opened, unknown)


def _accepted(classes: Classes, markets: Markets) -> Bools:
    found: Bools = markets.accepted[classes.level] & (classes.level != UNKNOWN)[:, None]
    return found


def _recognised(classes: Classes, markets: Markets, rules: Rules) -> tuple[Bools, Bools]:
    """(surely, maybe) [c, m]; only where something is asked, for nothing else counts there."""
    found = np.zeros((2, len(classes), len(markets)), bool)
    asking = np.flatnonzero(markets.mode >= Mode.VOLUNTARY)
    if len(rules) and len(asking):
        met, may = (np.array(columns) for columns in zip(*(caps.met(classes) for caps in rules.caps), strict=True))
        leads, has = led_to(markets.chosen(asking), replace(rules, where=rules.where[:, asking])), has_level(classes, rules)
        found[0][:, asking] = product(met & has & rules.sure[:, None], leads)
        found[1][:, asking] = product(may & has, leads)
    return found[0], found[1]


def has_level(classes: Classes, rules: Rules) -> Bools:
    """[r, c]"""
    found: Bools = rules.source[:, classes.level] & (classes.level != UNKNOWN)[None, :]
    return found


def led_to(markets: Markets, rules: Rules) -> Bools:
    """[r, m]: where what the rule makes of a level is accepted."""
    return product(rules.target.T, markets.accepted) & rules.where


def product(by_inner: Bools, matrix: Bools) -> Bools:
    """Is there an inner one that both have: [i, a] and [i, b] -> [a, b]."""
    found = np.zeros((by_inner.shape[1], matrix.shape[1]), bool)
    for inner in np.flatnonzero(by_inner.any(1) & matrix.any(1)):  # both are nearly empty: less work than a product of numbers
        found[np.ix_(np.flatnonzero(by_inner[inner]), np.flatnonzero(matrix[inner]))] = True
    return found
