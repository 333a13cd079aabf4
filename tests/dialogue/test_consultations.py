"""A consultation from the question to what came of the answer, each step after the one before; and what it shows to whom."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from entente.dialogue import access, actions
from entente.dialogue.actions import CannotAnswer
from entente.dialogue.models import Consultation, Plea
from entente.documents.models import Paragraph
from entente.governance import actions as governance
from entente.governance.homes import home
from entente.members.models import Reference
from entente.people.access import AnonymousUser
from tests.factories import dialogue as make
from tests.factories.documents import document
from tests.factories.governance import body, chair, seated

pytestmark = pytest.mark.django_db
BOARD = Reference.said("Board of 1 December 2026, item 4")


@pytest.fixture
def of():
    return body("WG5")


@pytest.fixture
def led(of):
    return chair(of)


def drafted(of, led):
    """A deliverable with its document, as the group makes it."""
    by = {"by": led.person, "at": make.AT}
    text = document("Our answer", "One label for all.", home=home(of), **by)
    planned = governance.plan(of, "Our answer", led.person, **by)
    governance.move_on(planned, "draft", **by)
    return governance.rework(planned, "Our answer", led.person, document=text, **by)


def test_an_answer_goes_from_the_draft_through_comments_and_the_body_to_what_came_of_it(of, led):
    row, by = make.consultation(of=of), {"by": led.person, "at": make.AT}
    work = drafted(of, led)
    with pytest.raises(CannotAnswer, match="It is noted; from there it goes on to: being drafted"):
        actions.adopt(row, BOARD, **by)

    actions.draft(row, work, **by)
    asked = governance.ask_for_comments(of, work.document, closes_at=make.AT + timedelta(days=5), **by)
    actions.comment_on(row, asked, **by)
    plea = actions.plead(row, "One label", **by)
    governance.move_on(work, "consultation", **by)
    with pytest.raises(CannotAnswer, match="comment round is still open"):
        actions.adopt(row, BOARD, **by)
    governance.close_comments(asked, **by)
    with pytest.raises(CannotAnswer, match="not adopted yet"):
        actions.adopt(row, BOARD, **by)
    governance.move_on(work, "adopted", decision=BOARD, **by)
    actions.adopt(row, BOARD, **by)
    with pytest.raises(CannotAnswer, match="once it was sent"):
        actions.taken_up(plea, "taken", "Article 3", **by)
    actions.send(row, on=make.DAY, sent_as="Receipt 12", **by)
    with pytest.raises(CannotAnswer, match="each point"):
        actions.compare(row, "Well", **by)
    with pytest.raises(CannotAnswer, match="where it was taken up"):
        actions.taken_up(plea, "partly", " ", **by)
    actions.taken_up(plea, "partly", "Recital 12", **by)
    done = actions.compare(row, "One of one in part", **by)

    assert (done.stage, done.sent_as, done.decision["label"], Paragraph.objects.exists()) == ("compared", "Receipt 12", BOARD.label, True)
    assert Plea.objects.get().where == "Recital 12"
    with pytest.raises(CannotAnswer, match="nothing more"):
        actions.drop(row, because="x", **by)


def test_the_draft_and_the_comments_are_of_the_group_that_answers(of, led):
    row, by = make.consultation(of=of), {"by": led.person, "at": make.AT}
    other = body("WG6")
    with pytest.raises(CannotAnswer, match="a deliverable of WG5"):
        actions.draft(row, drafted(other, chair(other)), **by)
    actions.draft(row, drafted(of, led), **by)
    elsewhere = document("Other words", "Text.", home=home(of), **by)
    with pytest.raises(CannotAnswer, match="the draft's own document"):
        actions.comment_on(row, governance.ask_for_comments(of, elsewhere, closes_at=make.AT + timedelta(days=5), **by), **by)

    row.refresh_from_db()
    assert (row.stage, row.comments) == ("draft", None)


def test_points_are_for_the_group_until_they_are_sent(client, signed_in, of, led):
    row, by = make.consultation(of=of), {"by": led.person, "at": make.AT}
    plea = actions.plead(row, "A single European label", **by)
    address = row.get_absolute_url()
    inside = signed_in(seated(of))

    assert "A single European label" in inside.get(address).content.decode()
    assert "A single European label" not in client.get(address).content.decode()
    with pytest.raises(Http404):
        access.plea_to_settle(AnonymousUser(), plea.pk)
    Consultation.objects.update(stage="sent", sent_on=make.DAY, sent_as="x", decision=BOARD.stored)
    assert "A single European label" in client.get(address).content.decode()


def test_who_leads_the_group_answers_and_who_only_sits_there_reads(of, led, office):
    row, sits = make.consultation(of=of), seated(of)

    for who in (led, office):
        assert access.consultation_to_answer(who, row.pk) == row
    with pytest.raises(PermissionDenied):
        access.consultation_to_answer(sits, row.pk)
    assert access.is_inside(sits, row)
