"""Schemes in the making: comments, what each would change for those who hold something, and the reply."""

from datetime import date

import pytest

from entente.certification import waiting
from entente.certification.actions.catalogue_refusals import CannotComment
from entente.certification.actions.consultations import CommentSaid, answer_comment, comment, file_reply
from entente.certification.actions.editions import work_out
from entente.certification.actions.selfchecks import drop_check, save_check, say_evidence
from entente.certification.catalogue_choices import CommentState, Proposal, RelationKind
from entente.certification.models import Catalogue, Evidence, RequirementComment, SelfCheck
from entente.certification.queries.effects import effects_of, said_effect
from entente.documents.models import Document
from entente.people.access import permissions_of
from entente.people.waiting import told
from tests.factories.catalogues import BROUGHT, catalogue, consultation, holding, mapping, requirement
from tests.factories.members import DAY, member, organisation
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidate() -> Catalogue:
    made = consultation()
    catalogue("iso", ["A", "B"])
    mapping("iso", "eucs", ("A", "superset", "1"), ("B", "intersects", "2"))
    work_out(at=BROUGHT)
    return made


def said(text: str = "Too narrow.", proposal: Proposal = Proposal.WORDING, **more: object) -> CommentSaid:
    return CommentSaid(text, proposal, **more)  # type: ignore[arg-type]


def made(reference: str, what: CommentSaid, **named: object) -> RequirementComment:
    return comment(requirement("eucs", reference), what, organisation=None, by=person(), at=BROUGHT, **named)  # type: ignore[arg-type]


def test_bringing_a_requirement_in_line_changes_what_holders_prove(candidate):
    save_check(organisation(), "ours", [holding("iso")], holding(candidate.slug), by=person(), at=BROUGHT)
    one = made("3", said(proposal=Proposal.ALIGN, aligned_with=requirement("iso", "B"), relation=RelationKind.EQUAL))

    (effect,) = effects_of(candidate, [one], BROUGHT.date())

    assert (effect.catalogue.reference, effect.before, effect.after, effect.holders) == ("ISO", (1, 2, 3), (2, 3, 3), 1)
    assert said_effect(effect).startswith("Whoever holds ISO covers 2 to 3 of 3 instead of 1 to 2 of 3. 1 organisation here holds it.")


def test_taking_a_requirement_out_takes_it_out_of_everybodys_count(candidate):
    (effect,) = effects_of(candidate, [made("1", said(proposal=Proposal.DROP))], BROUGHT.date())

    assert (effect.before, effect.after) == ((1, 2, 3), (0, 1, 2))


def test_wording_changes_nobodys_coverage(candidate):
    assert effects_of(candidate, [made("1", said())], BROUGHT.date()) == []


def test_effects_add_up_over_several_changes(candidate):
    comments = [
        made("1", said(proposal=Proposal.DROP)),
        made("2", said(proposal=Proposal.ALIGN, aligned_with=requirement("iso", "B"), relation=RelationKind.SUPERSET)),
    ]

    (effect,) = effects_of(candidate, comments, BROUGHT.date())

    assert effect.after == (1, 1, 2)


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (said("  "), "Say in a sentence"),
        (said(proposal=Proposal.ALIGN), "name the other requirement"),
        (said(proposal=Proposal.ALIGN, relation=RelationKind.EQUAL), "for any other proposal leave both out"),
    ],
)
def test_a_comment_has_to_be_whole(candidate, what, why):
    with pytest.raises(CannotComment, match=why):
        made("1", what)


def test_outside_a_consultation_nobody_comments(candidate):
    with pytest.raises(CannotComment, match="is not in consultation"):
        comment(requirement("iso", "A"), said(), organisation=None, by=person(), at=BROUGHT)


def test_after_the_last_day_nobody_comments():
    consultation("late", until=date(2018, 5, 2))

    with pytest.raises(CannotComment, match="ended on 02 May 2018"):
        comment(requirement("late", "1"), said(), organisation=None, by=person(), at=BROUGHT)


def test_the_reply_is_a_document_of_what_was_taken_up(candidate, office):
    one = member("Aegis Grid")
    kept = comment(requirement("eucs", "1"), said("Take *this* out.", Proposal.DROP), organisation=one, by=person(), at=BROUGHT)
    made("2", said("Not this one."))
    answer_comment(kept, CommentState.TAKEN_UP, "Yes.", by=office.person, at=BROUGHT)

    document = file_reply(candidate, by=office.person, at=BROUGHT)

    text = document.current.text
    assert "## 1" in text
    assert "Take ∗this∗ out." in text
    assert "Whoever holds ISO covers 0 to 1 of 2 instead of 1 to 2 of 3." in text
    assert "Not this one." not in text


def test_without_a_comment_taken_up_there_is_no_reply(candidate, office):
    made("2", said())

    with pytest.raises(CannotComment, match="No comment has been taken up yet"):
        file_reply(candidate, by=office.person, at=BROUGHT)
    assert not Document.objects.exists()


def test_open_comments_wait_for_who_keeps_catalogues(candidate, office):
    one = made("2", said())
    assert [wait.sentence for wait in told(waiting.prepared(office.person_id, [], permissions_of(office), DAY))] == [
        "Decide about the comments on EUCS"
    ]

    answer_comment(one, CommentState.NOT_TAKEN_UP, "No.", by=office.person, at=BROUGHT)

    assert told(waiting.prepared(office.person_id, [], permissions_of(office), DAY)) == []


def test_what_is_held_is_kept_replaced_and_dropped(candidate):
    one, iso = organisation(), Catalogue.objects.get(reference="ISO")
    held, target = holding(iso.slug), holding(candidate.slug)
    save_check(one, "ours", [held], target, by=person(), at=BROUGHT)
    check = save_check(one, "ours", [held, target], target, by=person(), at=BROUGHT)

    assert SelfCheck.objects.count() == 1
    assert check.held.count() == 2

    drop_check(check, by=person(), at=BROUGHT)
    assert not SelfCheck.objects.exists()


def test_evidence_is_one_line_a_requirement_and_nothing_said_takes_it_out():
    catalogue("iso")
    one = organisation()
    say_evidence(one, requirement("iso", "1"), "Policy 3", by=person(), at=BROUGHT)
    say_evidence(one, requirement("iso", "1"), "Policy 4", by=person(), at=BROUGHT)
    assert Evidence.objects.get().said == "Policy 4"

    say_evidence(one, requirement("iso", "1"), " ", by=person(), at=BROUGHT)
    assert not Evidence.objects.exists()
