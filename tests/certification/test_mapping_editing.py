"""Writing and reviewing mappings: each refusal in words, and the law kept by the database itself."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from entente.certification import waiting
from entente.certification.actions.catalogue_refusals import CannotMap, CannotReview
from entente.certification.actions.mappings import RowSaid, begin_set, review_row, take_row_out, write_row
from entente.certification.catalogue_choices import RelationKind, RowState
from entente.certification.models import Edition, MappingRow, MappingSet
from entente.people.access import permissions_of
from entente.people.waiting import told
from entente.record.models import Entry
from tests.factories.catalogues import BROUGHT, catalogue, draft, mapping, requirement, row
from tests.factories.members import DAY
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> MappingSet:
    catalogue("iso")
    catalogue("snc")
    return mapping("iso", "snc", ("1", "intersects", "2"))


def test_a_row_is_written_and_enters_the_record_and_an_edition(pair):
    author, editions = person(), Edition.objects.count()

    made = write_row(
        pair, requirement("iso", "3"), requirement("snc", "3"), RowSaid(RelationKind.SUBSET, "wider", 4), by=author, at=BROUGHT
    )

    pair.refresh_from_db()
    assert (made.relation, made.rationale, made.strength, made.state, made.author) == ("subset", "wider", 4, RowState.PROPOSED, author)
    assert (pair.row_count, Edition.objects.count()) == (2, editions + 1)
    assert Entry.objects.order_by("-sequence")[0].verb == "certification.row_written"


def test_a_row_between_other_catalogues_is_refused(pair):
    with pytest.raises(CannotMap, match="not of this mapping's catalogues"):
        write_row(pair, requirement("snc", "1"), requirement("iso", "1"), RowSaid(RelationKind.EQUAL), by=person(), at=BROUGHT)


def test_a_mapping_of_one_catalogue_onto_itself_is_refused(pair):
    with pytest.raises(CannotMap, match="choose two"):
        begin_set(pair.source, pair.source, "Itself", by=person(), at=BROUGHT)


def test_a_row_written_anew_waits_for_a_review_again(pair, office):
    review_row(row("1", "2"), accept=True, share=Decimal("0.4"), by=office.person, at=BROUGHT)

    write_row(pair, requirement("iso", "1"), requirement("snc", "2"), RowSaid(RelationKind.EQUAL), by=person(), at=BROUGHT)

    assert (row("1", "2").state, row("1", "2").reviewer, row("1", "2").share) == (RowState.PROPOSED, None, None)


def test_a_row_is_taken_out(pair, office):
    take_row_out(row("1", "2"), by=office.person, at=BROUGHT)

    pair.refresh_from_db()
    assert (MappingRow.objects.count(), pair.row_count) == (0, 0)


def test_nobody_reviews_a_row_of_their_own(pair):
    author = person()
    made = write_row(pair, requirement("iso", "3"), requirement("snc", "3"), RowSaid(RelationKind.EQUAL), by=author, at=BROUGHT)

    with pytest.raises(CannotReview, match="You wrote this row yourself"):
        review_row(made, accept=True, by=author, at=BROUGHT)

    with pytest.raises(IntegrityError), transaction.atomic():
        MappingRow.objects.filter(pk=made.pk).update(state=RowState.REVIEWED, reviewer=author, reviewed_at=BROUGHT)
    with pytest.raises(IntegrityError), transaction.atomic():
        MappingRow.objects.filter(pk=made.pk).update(state=RowState.REVIEWED)


def test_a_row_is_reviewed_once(pair, office):
    review_row(row("1", "2"), accept=True, by=office.person, at=BROUGHT)

    with pytest.raises(CannotReview, match="has reviewed this row already"):
        review_row(row("1", "2"), accept=False, by=person(), at=BROUGHT)


def test_a_review_does_not_change_the_relation(pair, office):
    with pytest.raises(CannotReview, match="accepts the relation or rejects it"):
        review_row(row("1", "2"), accept=True, relation=RelationKind.EQUAL, by=office.person, at=BROUGHT)


def test_of_two_relations_the_reviewer_says_which(office):
    catalogue("a")
    catalogue("b")
    mapping("a", "b", ("1", "superset", "1"), ("1", "equal", "1"))

    with pytest.raises(CannotReview, match="say which of them it is"):
        review_row(row("1", "1"), accept=True, by=office.person, at=BROUGHT)

    review_row(row("1", "1"), accept=True, relation=RelationKind.EQUAL, by=office.person, at=BROUGHT)
    assert (row("1", "1").relation, row("1", "1").also) == ("equal", "")


@pytest.mark.parametrize(
    "wrong",
    [{"strength": 11}, {"share": Decimal("0.5")}, {"also": "equal"}, {"state": RowState.CONFLICT}],
    ids=["strength off scale", "share without review", "two relations without conflict", "conflict with one relation"],
)
def test_the_database_keeps_the_law(pair, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        MappingRow.objects.update(**wrong)


def test_a_failing_entry_undoes_the_row(pair, monkeypatch):
    from entente.record.actions import Opened

    monkeypatch.setattr(Opened, "enter", lambda *args, **named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_row(pair, requirement("iso", "3"), requirement("snc", "3"), RowSaid(RelationKind.EQUAL), by=person(), at=BROUGHT)

    assert MappingRow.objects.count() == 1


def test_relations_that_make_certain_wait_for_who_reviews_and_did_not_write_them(pair, office):
    write_row(pair, requirement("iso", "3"), requirement("snc", "3"), RowSaid(RelationKind.EQUAL), by=person(), at=BROUGHT)
    write_row(pair, requirement("iso", "2"), requirement("snc", "2"), RowSaid(RelationKind.EQUAL), by=office.person, at=BROUGHT)

    waits = told(waiting.prepared(office.person_id, [], permissions_of(office), DAY))

    assert [one.sentence for one in waits] == ["Review 1 relation of a mapping"]
    assert told(waiting.prepared(office.person_id, [], frozenset(), DAY)) == []


def test_candidates_come_from_like_words_and_from_what_like_texts_are_mapped_to(office):
    from entente.certification.queries.likeness import candidates
    from tests.factories.catalogues import bring, facts_of, urn

    source = facts_of("src", ["1", "2", "3"])
    target = facts_of("dst", ["a", "b", "c"])
    words = {"1": "Backups are encrypted", "2": "Backups are restored in tests", "3": "Visitors are accompanied"}
    other = {"a": "Visitors wear a badge and are accompanied", "b": "Cryptography", "c": "Restoring"}
    from dataclasses import replace

    from entente.certification.imports.catalogue_facts import Facts

    for made, texts in ((source, words), (target, other)):
        made.requirements = [replace(one, title="", text=texts[one.reference]) for one in made.requirements]
    bring(Facts("t", "0", {urn("src"): source, urn("dst"): target}), with_texts=True)
    made = mapping("src", "dst", ("1", "intersects", "b"))

    proposed = candidates(made, requirement("src", "2"))
    assert [(one.requirement.reference, one.is_by_neighbours) for one in proposed] == [("c", False), ("b", True), ("a", False)]
    assert candidates(made, requirement("src", "3"))[0].requirement.reference == "a"
    assert candidates(made, requirement("src", "2"), without=[requirement("dst", name).pk for name in "abc"]) == []


def test_no_candidate_where_texts_may_not_be_shown(office):
    from entente.certification.queries.likeness import candidates

    one, two = catalogue("closed", with_texts=False), catalogue("open")
    made = draft(one, two, office.person)

    assert candidates(made, requirement("closed", "1")) == []
