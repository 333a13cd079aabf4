"""Small worlds in which every requirement is a set, so that what coverage says can be compared with what is so."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from hypothesis import strategies as st

from entente.engine.coverage import Relation, Requirements, Rows

Meaning = frozenset[int]


@dataclass(frozen=True)
class World:
    meanings: list[Meaning]
    requirements: Requirements
    rows: Rows
    held: np.ndarray

    @property
    def met(self) -> Meaning:
        """Everything that is done by whoever meets what is held."""
        return frozenset().union(*(self.meanings[place] for place in np.flatnonzero(self.held)))


@st.composite
def worlds(draw: st.DrawFn, *, reveals_all: bool = False) -> World:
    """Any true statements, or every overlap; trees in which children are parts of their parents and may or may not exhaust them."""
    count = draw(st.integers(1, 7))
    parent = [draw(st.integers(-1, place - 1)) for place in range(count)]
    catalogue = _catalogues(parent, draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    meanings = _meanings(draw, parent)
    exhausted = [_exhausts(place, parent, meanings) and draw(st.booleans()) for place in range(count)]
    found = [row for pair in permutations(range(count), 2) for row in _said(draw, pair, meanings, reveals_all)]
    source, target, relation, share = zip(*found, strict=True) if found else ([], [], [], [])
    return World(
        meanings,
        Requirements.of(catalogue, parent, exhausted=exhausted),
        Rows.of(source, target, relation, share),
        np.array(draw(st.lists(st.booleans(), min_size=count, max_size=count))),
    )


def _catalogues(parent: list[int], drawn: list[int]) -> list[int]:
    """A tree stands in one catalogue."""
    found: list[int] = []
    for above, own in zip(parent, drawn, strict=True):
        found.append(found[above] if above >= 0 else own)
    return found


def _meanings(draw: st.DrawFn, parent: list[int]) -> list[Meaning]:
    found: list[Meaning] = []
    for above in parent:
        of = sorted(found[above]) if above >= 0 else list(range(6))
        found.append(draw(st.frozensets(st.sampled_from(of), min_size=1)))
    return found


def _exhausts(place: int, parent: list[int], meanings: list[Meaning]) -> bool:
    children = [meaning for meaning, above in zip(meanings, parent, strict=True) if above == place]
    return bool(children) and meanings[place] <= frozenset().union(*children)


def _said(draw: st.DrawFn, pair: tuple[int, int], meanings: list[Meaning], reveals_all: bool) -> list[tuple[int, int, int, float]]:
    one, other = meanings[pair[0]], meanings[pair[1]]
    true = _true(one, other)
    chosen = draw(st.sets(st.sampled_from(sorted(true))))
    if reveals_all and one & other:
        chosen.add(Relation.INTERSECTS)
    share = draw(st.floats(0, len(one & other) / len(other)))
    return [(*pair, relation, share if relation != Relation.NOT_RELATED else 0) for relation in sorted(chosen)]


def _true(one: Meaning, other: Meaning) -> set[Relation]:
    if not one & other:
        return {Relation.NOT_RELATED}
    held = {Relation.INTERSECTS: True, Relation.EQUAL: one == other, Relation.SUPERSET: one >= other, Relation.SUBSET: one <= other}
    return {relation for relation, is_so in held.items() if is_so}
