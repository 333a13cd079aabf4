"""Coverage on the open data: its published figures, every sound two-hop pair found, and nothing that does not follow."""

from collections import defaultdict

import numpy as np
import pytest

from entente.engine.coverage import Closure, Relation, closed, cover, matrix
from entente.engine.coverage.matrix import grounded
from tests.laws.mapped import Mapped, mapped


@pytest.fixture(scope="module")
def data() -> Mapped:
    return mapped()


@pytest.fixture(scope="module")
def closure(data: Mapped) -> Closure:
    return closed(data.requirements, data.rows)


@pytest.mark.parametrize(
    ("held", "target", "counts"),
    [
        ("iso27001-2022", "secnumcloud-3.2", {"certain": 0, "review": 352, "gap": 0, "not_mapped": 60}),
        ("iso27001-2022", "iso27001-2013", {"certain": 125, "review": 6, "gap": 0, "not_mapped": 9}),
    ],
)
def test_the_published_figures(data, closure, held, target, counts):
    found = cover(data.requirements, data.rows, closure, data.of(held))

    assert found.counts(data.of(target) & data.requirements.assessable) == counts


def test_every_sound_two_hop_pair_is_found(data, closure):
    """Worked out row by row in plain Python: contains after contains contains; contains after overlaps, either way round, overlaps."""
    inside, beside = defaultdict(set), defaultdict(set)
    for source, target, relation in zip(data.rows.source.tolist(), data.rows.target.tolist(), data.rows.relation.tolist(), strict=True):
        if relation in {Relation.EQUAL, Relation.SUPERSET}:
            inside[source].add(target)
        if relation in {Relation.EQUAL, Relation.SUBSET}:
            inside[target].add(source)
        if relation == Relation.INTERSECTS:
            beside[source].add(target)
            beside[target].add(source)
    certain = {(one, three) for one, twos in inside.items() for two in twos for three in inside.get(two, ())}
    possible = {(one, three) for one, twos in inside.items() for two in twos for three in beside.get(two, ())}

    assert len(certain) > 1000
    assert len(possible) > 10_000
    assert _all_in(closure.contains, closure, certain)
    for pairs in (certain, possible, {(three, one) for one, three in possible}):
        assert _all_in(closure.overlaps, closure, pairs)


def test_two_overlaps_are_never_chained(data, closure):
    """As many pairs as the sound rules give, and no more: the naive chain over two overlaps would give many times as many."""
    naive = (closure.overlaps.astype(np.int32) @ closure.overlaps.astype(np.int32)).nnz

    assert closure.overlaps.nnz * 3 < naive


def test_the_matrix_agrees_with_single_answers_on_the_open_data(data, closure):
    found = matrix(closure, grounded(data.requirements, closure))

    for name in ("iso27001-2022", "scf-2025.2.2", "nist-csf-2.0"):
        held = data.of(name)
        one = cover(data.requirements, data.rows, closure, held)
        place = int(data.requirements.catalogue[held][0])
        chosen = data.requirements.assessable
        assert (np.bincount(data.requirements.catalogue[chosen & one.upper], minlength=205) == found.possible[place]).all()


def _all_in(matrix: object, closure: Closure, pairs: set[tuple[int, int]]) -> bool:
    if not pairs:
        return True
    one, other = (closure.class_of[np.array(column)] for column in zip(*pairs, strict=True))
    return bool(np.asarray(matrix[one, other]).all())  # type: ignore[index]
