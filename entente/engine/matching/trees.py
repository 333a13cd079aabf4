"""How near two entries of a tree are.

The measure of Z. Wu and M. Palmer, "Verb semantics and lexical selection", ACL 1994: twice the depth of the nearest common ancestor by the
sum of both depths. Roots have depth 1; entries of different trees have nothing in common.
"""

from collections.abc import Iterable
from fractions import Fraction

from entente.engine.tree import Tree


def nearness(tree: Tree[str], one: str, other: str) -> Fraction:
    """From 0, in different trees, to 1, the same entry. KeyError for what is not in the tree."""
    first, second = _path(tree, one), _path(tree, other)
    common = sum(1 for a, b in zip(first, second, strict=False) if a == b)
    return Fraction(2 * common, len(first) + len(second))


def nearest(tree: Tree[str], wanted: Iterable[str], held: Iterable[str]) -> tuple[Fraction, str, str]:
    """The nearest pair of a wanted and a held entry with its nearness; (0, "", "") where nothing is near."""
    having = sorted(set(held))
    pairs = [(nearness(tree, a, b), a, b) for a in sorted(set(wanted)) for b in having]
    best = max(pairs, key=lambda pair: pair[0], default=(Fraction(0), "", ""))
    return best if best[0] else (Fraction(0), "", "")


def _path(tree: Tree[str], key: str) -> tuple[str, ...]:
    return (*reversed(tree.ancestors(key)), key)
