"""F_acc and F_het."""

import numpy as np

from entente.engine.access.nouns import Bools, Floats
from entente.engine.fragmentation.nouns import Part, World


def f_acc(world: World, inside: Bools | None = None) -> Part:
    """1 minus the share of foreign cells that are open, each weighed by certificates times the market's size.

    inside [m]: the markets that count, all by default. Nothing to count is no figure, within [0, 1].
    """
    found, weight = world.access, foreign(world, inside)
    return Part.of(_sum(weight, found.shut), _sum(weight, found.opened | found.shut), _sum(weight, found.unknown))


def foreign(world: World, inside: Bools | None = None) -> Floats:
    """[c, m]: what each cell counts; nothing at home and out of scope."""
    counted = world.access.in_scope & ~world.is_home
    if inside is not None:
        counted = counted & inside
    found: Floats = world.classes.weight[:, None] * world.markets.size[None, :] * counted
    return found


def f_het(world: World, inside: Bools | None = None) -> Part:
    """Mean weighted Jaccard distance between what two markets of one sector and scope require, over pairs weighed by both sizes.

    inside [m]: pairs with at least one market that counts.
    """
    inside = world.everywhere if inside is None else inside
    lost = of = unknown = 0.0
    for place in _families(world):
        weight = _pairs(world.markets.size[place], inside[place])
        known = np.logical_and.outer(world.is_required_known[place], world.is_required_known[place])
        distance = distances(world.requires[place], world.requirement_weight)
        lost, of, unknown = lost + _sum(weight * distance, known), of + _sum(weight, known), unknown + _sum(weight, ~known)
    return Part.of(lost, of, unknown)


def distances(requires: Bools, weight: Floats) -> Floats:
    """[m, m]: 1 - weight of what both require / weight of what either requires; 0 where neither requires anything."""
    weighed = requires * weight
    both = weighed @ requires.T.astype(float)
    each = weighed.sum(1)
    either = each[:, None] + each[None, :] - both
    found: Floats = np.where(either > 0, 1 - both / np.where(either > 0, either, 1), 0.0)
    np.fill_diagonal(found, 0)
    return found


def _families(world: World) -> list[Bools]:
    """The markets of one sector and scope: which pairs are compared at all."""
    markets = world.markets
    of = np.unique(np.stack([markets.sector, markets.scope]), axis=1)
    return [(markets.sector == sector) & (markets.scope == scope) for sector, scope in of.T]


def _pairs(size: Floats, inside: Bools) -> Floats:
    """[m, m]: every pair once."""
    return np.triu(np.outer(size, size) * np.logical_or.outer(inside, inside), 1)


def _sum(weight: Floats, where: Bools) -> float:
    return float((weight * where).sum())
