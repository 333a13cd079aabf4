"""Coverage out of the database: the edition that is read, the sets that are chosen, the chain that is told."""

import pytest

from entente.certification.actions.catalogues import describe_catalogue
from entente.certification.actions.editions import work_out
from entente.certification.actions.mappings import RowSaid, review_row, write_row
from entente.certification.catalogue_choices import CatalogueState, RelationKind, RowState, SetState
from entente.certification.models import Edition, MappingSet, StoredGraph
from entente.certification.queries import graph
from entente.certification.queries.coverage import Answer, answered, explained
from entente.certification.queries.graph import Selection
from entente.engine.coverage import Link, Standing
from tests.factories.catalogues import BROUGHT, catalogue, draft, mapping, put_in_use, requirement, row
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def whole(catalogue: int) -> Selection:
    return Selection(frozenset([catalogue]))


def answer(held: str, target: str, **how: object) -> Answer:
    from entente.certification.models import Catalogue

    work_out(at=BROUGHT)
    pks = {one.slug: one.pk for one in Catalogue.objects.all()}
    return answered(graph.reading(**how), whole(pks[held]), whole(pks[target]))  # type: ignore[arg-type]


@pytest.fixture
def pair() -> MappingSet:
    catalogue("iso", ["1!", "1/1.1", "1/1.2", "2"])
    catalogue("snc", ["a!", "a/a.1", "a/a.2", "b", "c"])
    return mapping("iso", "snc", ("1.1", "superset", "a.1"), ("1.2", "intersects", "a.2"), ("2", "not_related", "b"))


def test_the_four_standings_of_a_target(pair):
    found = answer("iso", "snc")

    assert found.counts == {"requirements": 4, "certain": 1, "possible": 2, "gap": 1, "review": 1, "not_mapped": 1}
    assert found.interval == (0.25, 0.5)


def test_not_mapped_becomes_a_gap_once_the_set_says_it_is_complete(pair, office):
    put_in_use(pair, office.person, is_complete=True)

    assert answer("iso", "snc").counts["gap"] == 2
    assert answer("iso", "snc").counts["not_mapped"] == 0


def test_a_chain_is_told_with_its_rows(pair):
    found = answer("iso", "snc")

    certain, possible = explained(found, [*found.places(Standing.CERTAIN), *found.places(Standing.REVIEW)])

    assert [(step.link, step.requirement.reference) for step in certain.steps] == [(Link.HELD, "1.1"), (Link.ROW, "a.1")]
    assert certain.steps[1].row == row("1.1", "a.1")
    assert certain.steps[1].is_forward
    assert possible.steps[-1].row is not None
    assert possible.steps[-1].row.relation == RelationKind.INTERSECTS
    assert possible.begins == requirement("iso", "1.2")


def test_chains_cost_two_queries_whatever_their_number(pair, django_assert_num_queries):
    found = answer("iso", "snc")

    for places in (found.places(Standing.CERTAIN), [*found.places(Standing.CERTAIN), *found.places(Standing.REVIEW)]):
        with django_assert_num_queries(2):
            explained(found, places)


def test_cautiously_what_nobody_reviewed_is_no_more_than_an_overlap(pair, office):
    assert answer("iso", "snc", cautiously=True).counts["certain"] == 0
    assert answer("iso", "snc", cautiously=True).counts["possible"] == 2

    review_row(row("1.1", "a.1"), accept=True, by=office.person, at=BROUGHT)

    assert answer("iso", "snc", cautiously=True).counts["certain"] == 1


def test_two_sets_of_one_pair_are_both_read_and_one_can_be_chosen(pair):
    other = mapping("iso", "snc", ("2", "equal", "c"), name="other")

    assert answer("iso", "snc").counts["certain"] == 2
    assert answer("iso", "snc", sets=[other.pk]).counts["certain"] == 1
    assert answer("iso", "snc", sets=[pair.pk]).counts["certain"] == 1


def test_a_new_version_supersedes_the_one_before_which_can_still_be_chosen(pair):
    newer = mapping("iso", "snc", ("1.1", "intersects", "a.1"), version="2")

    pair.refresh_from_db()
    assert (pair.state, newer.state) == (SetState.SUPERSEDED, SetState.IN_USE)
    assert answer("iso", "snc").counts["certain"] == 0
    assert answer("iso", "snc", sets=[pair.pk]).counts["certain"] == 1


def test_a_draft_is_read_by_nobody(pair, office):
    source, target = pair.source, pair.target
    made = draft(source, target, office.person)
    write_row(made, requirement("iso", "2"), requirement("snc", "c"), RowSaid(RelationKind.EQUAL), by=office.person, at=BROUGHT)

    assert answer("iso", "snc").counts["certain"] == 1
    assert answer("iso", "snc", sets=[made.pk]).counts["certain"] == 0

    put_in_use(made, office.person)

    assert answer("iso", "snc").counts["certain"] == 2


def test_a_rejected_row_says_nothing(pair, office):
    review_row(row("1.1", "a.1"), accept=False, by=office.person, at=BROUGHT)

    assert answer("iso", "snc").counts["certain"] == 0
    assert answer("iso", "snc").counts["not_mapped"] == 2


def test_a_share_is_a_reviewers_and_raises_the_lower_end_only(pair, office):
    from decimal import Decimal

    review_row(row("1.2", "a.2"), accept=True, share=Decimal("0.5"), by=office.person, at=BROUGHT)

    found = answer("iso", "snc")
    assert found.counts["certain"] == 1
    assert found.interval == (0.375, 0.5)


def test_parts_cover_the_whole_only_where_the_catalogue_says_they_exhaust_it(office):
    catalogue("held", ["1", "2"])
    goal = catalogue("goal", ["p", "p/p.1", "p/p.2"])
    mapping("held", "goal", ("1", "equal", "p.1"), ("2", "superset", "p.2"))

    assert answer("held", "goal").counts | {} == {"requirements": 3, "certain": 2, "possible": 3, "gap": 0, "review": 1, "not_mapped": 0}

    said = {"licence": "", "state": CatalogueState.IN_USE, "consulted_until": None, "is_exhausted": True}
    describe_catalogue(goal, **said, by=office.person, at=BROUGHT)

    found = answer("held", "goal")
    assert found.counts["certain"] == 3
    whole = next(one for one in explained(found, found.places(Standing.CERTAIN)) if one.requirement.reference == "p")
    assert [step.link for step in whole.steps] == [Link.CHILDREN]


def test_an_edit_reads_anew_only_the_set_that_it_changed_and_comes_to_the_same(pair, office, django_assert_max_num_queries):
    write_row(pair, requirement("iso", "2"), requirement("snc", "c"), RowSaid(RelationKind.EQUAL), by=person(), at=BROUGHT)

    with django_assert_max_num_queries(7):
        quickly = graph.work_out(Edition.objects.order_by("-pk").first())  # type: ignore[arg-type]

    StoredGraph.objects.all().delete()
    anew = graph.work_out(Edition.objects.order_by("-pk").first())  # type: ignore[arg-type]
    assert set(zip(quickly["row_key"], quickly["row_relation"], strict=True)) == set(
        zip(anew["row_key"], anew["row_relation"], strict=True)
    )
    for name in ("key", "parent", "set_key", "closure_class_of"):
        assert (quickly[name] == anew[name]).all() or name == "closure_class_of"


def test_until_the_new_edition_is_worked_out_the_one_before_answers_and_it_is_said(pair, office):
    before = answer("iso", "snc").counts
    write_row(pair, requirement("iso", "2"), requirement("snc", "c"), RowSaid(RelationKind.EQUAL), by=office.person, at=BROUGHT)

    assert graph.is_behind()
    assert answered(graph.reading(), whole(pair.source_id), whole(pair.target_id)).counts == before

    work_out(at=BROUGHT)

    assert not graph.is_behind()
    assert answered(graph.reading(), whole(pair.source_id), whole(pair.target_id)).counts["certain"] == before["certain"] + 1


def test_a_pair_with_two_relations_overlaps_until_somebody_says_which(office):
    catalogue("held", ["1"])
    catalogue("goal", ["x"])
    mapping("held", "goal", ("1", "superset", "x"), ("1", "intersects", "x"))

    assert row("1", "x").state == RowState.CONFLICT
    assert answer("held", "goal").counts["review"] == 1

    review_row(row("1", "x"), accept=True, relation=RelationKind.SUPERSET, by=office.person, at=BROUGHT)

    assert answer("held", "goal").counts["certain"] == 1
