"""What a group brings out, comments on it paragraph by paragraph, and how active members are."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.documents import actions as documents
from entente.documents import contents
from entente.documents.models import Paragraph
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.gatherings.actions import Noted
from entente.governance import actions, homes
from entente.governance.choices import DeliverableState as S
from entente.governance.choices import Disposition
from entente.governance.exports import dispositions
from entente.governance.models import Comment, Deliverable, Step
from entente.governance.queries.activity import activity
from entente.governance.queries.comments import commented, open_round_on
from entente.governance.queries.deliverables import deliverables_of
from entente.members.models import Reference
from entente.members.viewers import keys_of
from entente.notices.models import Delivery
from tests.factories.documents import document
from tests.factories.governance import body, chair, seat, seated
from tests.factories.meetings import running
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
TEXT = "# Scope\n\nFirms of any size.\n\nA label for small firms."
DECIDED = Reference.said("WG4 of 3 May 2027, item 2")


def test_a_deliverable_goes_from_idea_to_published_one_step_at_a_time():
    one = body("WG4")
    leading, owner = chair(one), seated(one)
    by = {"by": leading.person, "at": NOW}
    planned = actions.plan(one, "A label for small firms", owner.person, due_on=TODAY, **by)
    text = document("Label", TEXT, home=homes.home(one), by=leading.person, at=NOW)

    for state, words in ((S.PUBLISHED, "goes on to: draft"), (S.CONSULTATION, "goes on to: draft")):
        with pytest.raises(actions.CannotDeliver, match=words):
            actions.move_on(planned, state, **by)
    actions.move_on(planned, S.DRAFT, **by)
    with pytest.raises(actions.CannotDeliver, match="which document"):
        actions.move_on(planned, S.CONSULTATION, **by)
    actions.rework(planned, "A label", owner.person, document=text, **by)
    actions.move_on(planned, S.CONSULTATION, **by)
    with pytest.raises(actions.CannotDeliver, match="which decision"):
        actions.move_on(planned, S.ADOPTED, **by)
    with pytest.raises(actions.CannotDeliver, match="which document it is"):
        actions.rework(planned, "A label", owner.person, **by)
    actions.move_on(planned, S.ADOPTED, decision=DECIDED, **by)
    with pytest.raises(actions.CannotDeliver, match="TLP:AMBER"):
        actions.move_on(planned, S.PUBLISHED, **by)
    documents.remark(text, Marking.CLEAR, text.recipients, as_source=True, because="Adopted", **by)
    stranger = keys_of(delegate(member()))
    assert not deliverables_of(one, stranger).exists()
    actions.move_on(planned, S.PUBLISHED, **by)

    assert list(Step.objects.order_by("pk").values_list("state", flat=True)) == [state.value for state in S]
    assert Step.objects.get(state=S.ADOPTED).decision == DECIDED.stored
    assert [row.title for row in deliverables_of(one, stranger)] == ["A label"]
    dropped = actions.plan(one, "Another", owner.person, **by)
    actions.drop_deliverable(dropped, because="Nobody needs it", **by)
    with pytest.raises(actions.CannotDeliver, match="not brought out"):
        actions.move_on(dropped, S.DRAFT, **by)
    assert Deliverable.objects.count() == 2


def test_a_round_of_comments_from_its_opening_to_the_table():
    one = body("WG4")
    leading, reader, organisation = chair(one), seated(one), member("Pelagis Trust")
    text = document("Label", TEXT, home=homes.home(one), by=leading.person, at=NOW)
    closes, by = NOW + timedelta(days=7), {"by": leading.person, "at": NOW}
    asked = actions.ask_for_comments(one, text, closes_at=closes, lead="Is it short enough?", **by)
    keys = list(Paragraph.objects.filter(version=asked.version).order_by("position").values_list("key", flat=True))

    with pytest.raises(actions.CannotComment, match="already"):
        actions.ask_for_comments(one, text, closes_at=closes, **by)
    with pytest.raises(actions.CannotComment, match="no such paragraph"):
        actions.comment(asked, 999, "Hm.", by=reader.person, at=NOW)
    with pytest.raises(actions.CannotComment, match="Say something"):
        actions.comment(asked, keys[1], " ", by=reader.person, at=NOW)
    proposed = "A label for firms of up to 50."
    second = actions.comment(asked, keys[2], "Say which firms.", proposed, organisation=organisation, by=reader.person, at=NOW)
    first = actions.comment(asked, keys[1], "Good.", by=leading.person, at=NOW)
    gone = actions.comment(asked, keys[1], "A mistake.", by=reader.person, at=NOW)
    actions.withdraw_comment(gone, by=reader.person, at=NOW)
    documents.add_version(text, contents.typed(TEXT.replace("any size", "every size")), **by)

    with pytest.raises(actions.CannotComment, match="Say why"):
        actions.settle_comment(second, Disposition.REJECTED, **by)
    actions.settle_comment(second, Disposition.PARTLY, "Up to 250, as the Commission counts.", **by)
    with pytest.raises(actions.CannotComment, match="it stays"):
        actions.withdraw_comment(second, by=reader.person, at=NOW)
    assert open_round_on(text.pk, NOW) == asked
    assert open_round_on(text.pk, closes) is None
    with pytest.raises(actions.CannotComment, match="no more comments"):
        actions.comment(asked, keys[0], "Late.", by=reader.person, at=closes)
    actions.close_comments(asked, **by)

    assert [(row.words, [comment.pk for comment in row.comments]) for row in commented(asked)] == [
        ("Scope", []),
        ("Firms of any size.", [first.pk]),
        ("A label for small firms.", [second.pk]),
    ]
    columns, rows = dispositions.table(asked)
    table = list(rows)
    assert [len(row) for row in table] == [len(columns)] * 2
    assert table[1][4:6] + table[1][6:7] == ["A label for small firms.", reader.person.name, "Pelagis Trust"]
    assert table[1][8:12] == [
        "Say which firms.",
        "A label for firms of up to 50.",
        "Accepted in part",
        "Up to 250, as the Commission counts.",
    ]
    assert Comment.objects.filter(withdrawn_at=None).count() == 2


def test_activity_counts_what_an_organisations_people_did_in_the_groups(django_assert_num_queries):
    one, other = body("WG4"), body("WG5")
    leading = chair(one)
    busy, quiet, outside = member("Busy"), member("Quiet"), member("Outside")
    expert, silent = seated(one, organisation=busy), seated(one, organisation=quiet)
    seat(other, expert, organisation=busy)
    gathering = running(one, leading, leading, expert, silent)
    gatherings.note_attendance(
        gathering, {expert.person_id: Noted("online"), silent.person_id: Noted("excused")}, by=leading.person, at=NOW
    )
    text = document("Label", TEXT, home=homes.home(one), by=leading.person, at=NOW)
    asked = actions.ask_for_comments(one, text, closes_at=NOW + timedelta(days=7), by=leading.person, at=NOW)
    key = Paragraph.objects.filter(version=asked.version).values_list("key", flat=True)[0]
    actions.comment(asked, key, "Good.", organisation=busy, by=expert.person, at=NOW)
    done = actions.make(one, "Write it", expert.person, by=leading.person, at=NOW)
    actions.close(done, by=expert.person, at=NOW)
    actions.plan(one, "A label", expert.person, by=leading.person, at=NOW)

    with django_assert_num_queries(9):
        found = activity(TODAY - timedelta(days=30), TODAY + timedelta(days=1))

    rows = {str(row.organisation): row for row in found.rows}
    told = rows["Busy"]
    assert (told.seats, told.bodies, told.called, told.attended, told.comments, told.done, told.deliverables) == (2, 2, 1, 1, 1, 1, 1)
    assert (rows["Quiet"].called, rows["Quiet"].attended) == (1, 0)
    assert str(outside) not in rows
    assert (found.members, found.without, found.held) == (4, 1, 1)
    only = activity(TODAY - timedelta(days=30), TODAY + timedelta(days=1), bodies=[other.pk], organisations=[busy.pk])
    assert [(row.seats, row.comments) for row in only.rows] == [(1, 0)]
    assert activity(date(2016, 1, 1), date(2016, 2, 1)).rows == []


def test_a_round_that_opens_later_asks_its_readers_then_on_the_version_of_then():
    one = body("WG4")
    leading, reader = chair(one), seated(one)
    text = document("Label", TEXT, home=homes.home(one), by=leading.person, at=NOW)
    opens, closes = NOW + timedelta(days=2), NOW + timedelta(days=9)
    with pytest.raises(actions.CannotComment, match="later than it opens"):
        actions.ask_for_comments(one, text, opens_at=closes, closes_at=opens, by=leading.person, at=NOW)
    asked = actions.ask_for_comments(one, text, opens_at=opens, closes_at=closes, by=leading.person, at=NOW)
    documents.add_version(text, contents.typed(TEXT.replace("any size", "every size")), by=leading.person, at=NOW)
    told = Delivery.objects.filter(notice__kind="governance.comments")

    with pytest.raises(actions.CannotComment, match="not open yet"):
        actions.comment(asked, 1, "Early.", by=reader.person, at=NOW)
    assert (open_round_on(text.pk, NOW), told.count(), actions.open_what_is_due(at=NOW)) == (None, 0, 0)
    opened = [actions.open_what_is_due(at=opens), actions.open_what_is_due(at=opens)]

    assert opened == [1, 0]
    assert [one.person_id for one in told] == [reader.person_id]
    current = open_round_on(text.pk, opens)
    assert (current.pk, current.version.number) == (asked.pk, 2)
    key = Paragraph.objects.filter(version=current.version).order_by("position").values_list("key", flat=True)[1]
    assert actions.comment(current, key, "In time.", by=reader.person, at=opens).paragraph == key
