"""Coverage against worlds in which every requirement is a set: nothing certain is ever false, nothing excluded is ever true."""

from itertools import pairwise

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.coverage import Closure, Coverage, Relation, Requirements, Rows, Standing, closed, cover, matrix, traced
from entente.engine.coverage.matrix import grounded
from entente.engine.coverage.tree import with_below
from entente.engine.coverage.witness import Link
from tests.laws.coverage_worlds import World, worlds

PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])  # drawing a world is slow where others use the machine too


def covered(world: World, rows: Rows | None = None, held: np.ndarray | None = None) -> Coverage:
    rows = world.rows if rows is None else rows
    return cover(world.requirements, rows, closed(world.requirements, rows), world.held if held is None else held)


@PATIENT
@given(worlds())
def test_nothing_certain_is_ever_false(world: World) -> None:
    found = covered(world)

    for place, meaning in enumerate(world.meanings):
        met = len(meaning & world.met) / len(meaning)
        assert found.lower[place] <= met + 1e-9
        assert found.standing[place] != Standing.CERTAIN or meaning <= world.met


@PATIENT
@given(worlds(reveals_all=True))
def test_nothing_excluded_is_ever_true_where_every_overlap_is_known(world: World) -> None:
    found = covered(world)

    for place, meaning in enumerate(world.meanings):
        assert found.upper[place] or not meaning & world.met
        assert found.standing[place] != Standing.GAP or not meaning & world.met


@PATIENT
@given(worlds(reveals_all=True))
def test_a_catalogue_mapped_completely_leaves_gaps_and_nothing_unmapped(world: World) -> None:
    catalogues = range(world.requirements.catalogues)
    everywhere = {(one, other) for one in catalogues for other in catalogues}
    found = cover(world.requirements, world.rows, closed(world.requirements, world.rows), world.held, everywhere)

    assert not world.held.any() or not (found.standing == Standing.NOT_MAPPED).any()
    for place in np.flatnonzero(found.standing == Standing.GAP):
        assert not world.meanings[place] & world.met


@PATIENT
@given(worlds())
def test_the_four_standings_add_up_and_the_interval_holds_them(world: World) -> None:
    found = covered(world)
    everything = np.ones(len(world.requirements), bool)

    counts = found.counts(everything)

    assert sum(counts.values()) == len(world.requirements)
    low, high = found.interval(everything, world.requirements.weight)
    assert counts["certain"] <= low <= high == counts["certain"] + counts["review"]


@PATIENT
@given(worlds(), st.data())
def test_holding_more_never_proves_less(world: World, data: st.DataObject) -> None:
    more = world.held | np.array(data.draw(st.lists(st.booleans(), min_size=len(world.held), max_size=len(world.held))))

    before, after = covered(world), covered(world, held=more)

    assert (before.lower <= after.lower).all()
    assert (before.upper <= after.upper).all()


@PATIENT
@given(worlds(), st.data())
def test_knowing_more_never_proves_less(world: World, data: st.DataObject) -> None:
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(world.rows), max_size=len(world.rows))), bool)
    fewer = _chosen(world.rows, kept)

    before, after = covered(world, fewer), covered(world)

    assert (before.lower <= after.lower).all()
    assert (before.upper <= after.upper).all()


@PATIENT
@given(worlds(), st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(world: World, dice: object) -> None:
    count = len(world.requirements)
    new = list(range(count))
    dice.shuffle(new)  # type: ignore[attr-defined]
    place = np.array(new)
    old = np.argsort(place)
    known = world.requirements
    parent = np.where(known.parent >= 0, place[known.parent], -1)[old]
    renamed = Requirements(known.catalogue[old], parent.astype(np.int32), known.assessable[old], known.exhausted[old], known.weight[old])
    rows = Rows(place[world.rows.source].astype(np.int32), place[world.rows.target].astype(np.int32), world.rows.relation, world.rows.share)

    before = covered(world)
    after = cover(renamed, rows, closed(renamed, rows), world.held[old])

    assert (after.lower[place] == before.lower).all()
    assert (after.standing[place] == before.standing).all()


@PATIENT
@given(worlds())
def test_a_relation_said_from_the_other_side_says_the_same(world: World) -> None:
    rows = world.rows
    turned = np.array([Relation(relation).turned for relation in rows.relation], np.int8)

    before = covered(world, Rows(rows.source, rows.target, rows.relation, np.zeros(len(rows))))
    after = covered(world, Rows(rows.target, rows.source, turned, np.zeros(len(rows))))

    assert (before.standing == after.standing).all()


@PATIENT
@given(worlds())
def test_the_matrix_is_coverage_with_everything_of_each_source_held(world: World) -> None:
    requirements, closure = world.requirements, closed(world.requirements, world.rows)

    found = matrix(closure, grounded(requirements, closure))

    for source in range(requirements.catalogues):
        one = cover(requirements, world.rows, closure, requirements.catalogue == source)
        for target in range(requirements.catalogues):
            counts = one.counts((requirements.catalogue == target) & requirements.assessable)
            assert found.certain[source, target] == counts["certain"]
            assert found.possible[source, target] == counts["certain"] + counts["review"]


@PATIENT
@given(worlds())
def test_what_is_certain_or_possible_has_a_chain_and_nothing_else_has(world: World) -> None:
    found, traces = covered(world), traced(world.requirements, world.rows, world.held)

    assert (traces.reached(0) == (found.standing == Standing.CERTAIN)).all()
    for place in range(len(world.requirements)):
        assert bool(traces.chain(place)) == found.upper[place]


@PATIENT
@given(worlds())
def test_every_step_of_a_chain_is_a_row_of_the_mapping_and_overlaps_are_never_chained(world: World) -> None:
    rows, traces = world.rows, traced(world.requirements, world.rows, world.held)

    for place in range(len(world.requirements)):
        steps = traces.chain(place)
        assert not steps or steps[-1].requirement == place
        assert not steps or steps[0].link in {Link.HELD, Link.CHILDREN}
        assert sum(step.link is Link.ROW and rows.relation[step.row] == Relation.INTERSECTS for step in steps) <= 1
        for before, step in pairwise(steps):
            assert step.before == before.requirement
            if step.link is Link.ROW:
                assert {int(rows.source[step.row]), int(rows.target[step.row])} == {step.before, step.requirement}


@PATIENT
@given(worlds())
def test_a_closure_read_back_from_its_stored_columns_is_the_same(world: World) -> None:
    closure = closed(world.requirements, world.rows)

    again = Closure.read(closure.stored())

    assert (again.class_of == closure.class_of).all()
    assert (again.contains != closure.contains).nnz == (again.overlaps != closure.overlaps).nnz == 0


def _chosen(rows: Rows, kept: np.ndarray) -> Rows:
    return Rows(rows.source[kept], rows.target[kept], rows.relation[kept], rows.share[kept])


@PATIENT
@given(worlds())
def test_a_part_is_what_is_chosen_with_all_below_it_and_a_part_of_a_part_adds_nothing(world: World) -> None:
    found = with_below(world.requirements, world.held)

    for place, above in enumerate(world.requirements.parent):
        assert found[place] == (world.held[place] or (above >= 0 and found[above]))
    assert (with_below(world.requirements, found) == found).all()
