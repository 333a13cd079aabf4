"""Four eyes: nobody reviews or decides what they declared; above an amount, reviewer and decider differ."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import Error, IntegrityError, transaction

from entente.agreement import actions
from entente.agreement.actions.facts import TermsFacts
from entente.agreement.models import Decision, Review
from entente.agreement.queries.ledger import chain_of, declarations
from entente.agreement.queries.overlaps import overlaps_of
from entente.members import actions as members_actions
from entente.record.models import Entry
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LATER = datetime(2018, 6, 1, tzinfo=UTC)


def state(line) -> str:
    return declarations(line.contract).get(pk=line.pk).state


def two_people_above(amount: str) -> None:
    terms = TermsFacts(Decimal(450), Decimal(3), Decimal(1800), make.SIGNED, review_above=Decimal(amount))
    actions.change_terms(make.contract(), terms, because="two people", by=person(), at=datetime(2016, 8, 1, tzinfo=UTC))


def test_a_line_goes_from_declared_over_reviewed_to_accepted():
    line, reviewer, decider = make.declared(), person(), person()

    actions.review(line, note="seen", by=reviewer, at=make.AT)
    assert state(line) == "reviewed"
    decision = actions.accept(line, Decimal(1000), by=decider, at=LATER)

    assert state(line) == "accepted"
    assert (decision.accepted, decision.by) == (1000, decider)
    assert list(Entry.objects.order_by("-sequence").values_list("verb", flat=True)[:2]) == ["agreement.decided", "agreement.reviewed"]


@pytest.mark.parametrize(
    "act",
    [
        lambda line, by: actions.review(line, by=by, at=LATER),
        lambda line, by: actions.accept(line, line.amount, by=by, at=LATER),
        lambda line, by: actions.reject(line, reason="double", by=by, at=LATER),
    ],
)
def test_nobody_reviews_or_decides_what_they_declared(act):
    somebody = person()
    line = make.declared(by=somebody)

    with pytest.raises(actions.CannotDecide, match="You declared this line"):
        act(line, somebody)

    assert state(line) == "declared"


def test_nobody_withdraws_the_decision_on_their_own_line():
    somebody = person()
    line = make.accepted(by=somebody)

    with pytest.raises(actions.CannotDecide, match="You declared this line"):
        actions.reopen(line, because="x", by=somebody, at=LATER)


def test_up_to_the_amount_one_person_reviews_and_decides():
    two_people_above("1000")
    line, one = make.declared(), person()

    actions.review(line, by=one, at=LATER)
    actions.accept(line, line.amount, by=one, at=LATER)

    assert state(line) == "accepted"


def test_above_the_amount_somebody_else_must_have_reviewed_it():
    two_people_above("999.99")
    line, one, other = make.declared(), person(), person()

    with pytest.raises(actions.CannotDecide, match="needs a review by somebody else"):
        actions.accept(line, line.amount, by=one, at=LATER)
    actions.review(line, by=one, at=LATER)
    with pytest.raises(actions.CannotDecide, match="needs a review by somebody else"):
        actions.reject(line, reason="double", by=one, at=LATER)

    actions.accept(line, line.amount, by=other, at=LATER)
    assert state(line) == "accepted"


@pytest.mark.parametrize(
    ("amount", "said", "sentence"),
    [
        ("1000.01", {}, "Not more than the declared EUR 1,000.00"),
        ("0", {}, "reject the line with a reason"),
        ("-1", {}, "reject the line with a reason"),
        ("1.001", {}, "at most two decimals"),
        ("999", {}, "Say why less than declared"),
    ],
)
def test_an_amount_that_cannot_be_accepted_is_refused(amount, said, sentence):
    line = make.declared()

    with pytest.raises(actions.CannotDecide, match=sentence):
        actions.accept(line, Decimal(amount), by=person(), at=LATER, **said)

    assert not Decision.objects.exists()


def test_less_is_accepted_with_a_reason():
    line = make.declared()

    actions.accept(line, Decimal(400), reason="not_evidenced", by=person(), at=LATER)

    assert state(line) == "reduced"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"reason": ""}, "Choose the reason"), ({"reason": "dislike"}, "Choose the reason"), ({"reason": "other"}, "in the note")],
)
def test_a_rejection_has_a_reason(said, sentence):
    with pytest.raises(actions.CannotDecide, match=sentence):
        actions.reject(make.declared(), by=person(), at=LATER, **said)


def test_a_rejected_line_says_so_and_can_be_corrected():
    line = make.declared()

    actions.reject(line, reason="other", note="wrong form", by=person(), at=LATER)

    assert state(line) == "rejected"
    make.declared(amount="5", replaces=line, because="the right form")
    assert state(line) == "replaced"


@pytest.mark.parametrize("grade", ["A", "B"])
def test_a_grade_that_promises_documents_is_not_accepted_without_one(grade):
    line = make.declared(grade=grade)

    with pytest.raises(actions.CannotDecide, match="says that documents exist, and none is uploaded"):
        make.decide(line)

    make.evidence(line)
    make.decide(line)
    assert state(line) == "accepted"


def test_a_plan_a_corrected_line_and_a_decided_line_are_not_decided():
    plan, old, done = make.declared(is_planned=True), make.declared(), make.accepted()
    make.declared(amount="5", replaces=old, because="x")

    for line, sentence in ((plan, "is a plan"), (old, "decide the correction"), (done, "already decided")):
        with pytest.raises(actions.CannotDecide, match=sentence):
            make.decide(line)


def test_the_same_person_reviews_once():
    line, one = make.declared(), person()
    actions.review(line, by=one, at=LATER)

    with pytest.raises(actions.CannotDecide, match="already reviewed"):
        actions.review(line, by=one, at=LATER)

    assert Review.objects.count() == 1


def test_a_withdrawn_decision_makes_the_line_wait_again():
    line = make.accepted()

    actions.reopen(line, because="the auditor wrote", by=person(), at=LATER)

    assert state(line) == "declared"
    assert Decision.objects.get().withdrawn_at == LATER
    make.decide(line, "900", at=LATER)
    assert Decision.objects.live().get().accepted == 900


@pytest.mark.parametrize(("because", "sentence"), [(" ", "Say in a sentence"), ("x", "There is no decision")])
def test_a_withdrawal_needs_a_decision_and_a_reason(because, sentence):
    line = make.accepted() if because == " " else make.declared()

    with pytest.raises(actions.CannotDecide, match=sentence):
        actions.reopen(line, because=because, by=person(), at=LATER)


def test_accepting_a_correction_withdraws_what_it_corrects_over_all_steps():
    first = make.accepted()
    second = make.declared(amount="5", replaces=first, because="x")
    third = make.declared(amount="6", replaces=second, because="x")

    make.decide(third, at=LATER)

    assert chain_of(third.pk) == [second.pk, first.pk]
    assert [state(line) for line in (first, second, third)] == ["replaced", "replaced", "accepted"]
    assert first.decisions.get().withdrawn_at == LATER


def test_two_lines_of_one_group_with_one_amount_need_a_note():
    one, other = members.member(), members.member()
    members_actions.note_ownership(one, other, share=Decimal(60), on=members.FOUNDED, by=None, at=make.LOADED)
    first = make.declared(one)
    second = make.declared(other)

    (overlap,) = overlaps_of(second)
    assert (overlap.other, overlap.sentence) == (first.pk, f"Line {first.pk} of {one} has the same amount in 2017: training.")
    assert overlaps_of(first) == []
    with pytest.raises(actions.CannotDecide, match="say in the note why no euro counts twice"):
        actions.accept(second, second.amount, by=person(), at=LATER)
    actions.accept(second, second.amount, note="two courses", by=person(), at=LATER)


def test_two_lines_about_one_project_may_be_one():
    one = members.member()
    part = make.participation(one)
    make.declared(one, "10", activity="ineligible", participation=part)
    second = make.declared(one, "11", activity="ineligible", participation=part)

    assert "counts the same project in 2017" in overlaps_of(second)[0].sentence


def test_the_database_itself_keeps_a_decision_as_it_was():
    decision = make.decide(make.declared())

    for change in ({"accepted": 5}, {"withdrawn_at": LATER, "note": "x"}):
        with pytest.raises(Error, match="only be withdrawn"), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**change)
    with pytest.raises(Error, match="only be withdrawn"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk)._raw_delete(Decision.objects.db)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(declaration=decision.declaration, accepted=1, by=person(), at=LATER)
