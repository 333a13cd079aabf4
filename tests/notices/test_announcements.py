"""An announcement's way from one pair of hands through other eyes to whoever it concerns."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from entente.members.viewers import keys_of
from entente.notices import actions, kinds, tasks
from entente.notices.models import Announcement, Delivery, Notice
from entente.notices.queries import archive
from entente.notices.references import Reference
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.record.models import Entry
from tests.factories.members import delegate, member, organisation
from tests.factories.notices import AT, GROUPS, announcement, group, mails, people
from tests.factories.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return account(RoleCode.OFFICE).person


@pytest.fixture
def bo() -> Person:
    return account(RoleCode.OFFICE).person


def approved(row: Announcement, bo: Person, **more: object) -> Announcement:
    actions.hand_in(row, by=row.author, at=AT)
    return actions.approve(row, by=bo, at=AT, **more)  # type: ignore[arg-type]


def test_what_another_approved_goes_to_whoever_the_audience_means_then(ada, bo, mailbox):
    anna, bruno, chloe = people(3)
    group("WG3", anna, bruno)
    row = approved(announcement(ada), bo)
    group("WG3", bruno, chloe)

    tasks.look_after_the_outbox()

    row.refresh_from_db()
    assert row.state == "sent"
    assert set(row.notice.deliveries.values_list("person", "state")) == {(bruno.pk, "sent"), (chloe.pk, "sent")}
    assert len(mails(mailbox)) == 2
    assert list(Entry.objects.filter(verb__startswith="notices.").order_by("sequence").values_list("verb", flat=True)) == [
        "notices.drafted",
        "notices.handed_in",
        "notices.approved",
        "notices.told",
        "notices.sent",
    ]


def test_nobody_approves_what_it_changed_last(ada, bo):
    group("WG3", *people(1))
    row = announcement(ada)
    actions.hand_in(row, by=ada, at=AT)
    with pytest.raises(actions.Refusal, match="You wrote this yourself"):
        actions.approve(row, by=ada, at=AT)

    actions.send_back(row, because="The date is wrong", by=bo, at=AT)
    row = actions.change(row, body="It is in Riga.", by=bo, at=AT)
    actions.hand_in(row, by=bo, at=AT)

    with pytest.raises(actions.Refusal, match="somebody else of the office"):
        actions.approve(row, by=bo, at=AT)
    assert actions.approve(row, by=ada, at=AT).state == "scheduled"


def test_the_database_itself_wants_two_pairs_of_hands(ada):
    group("WG3", *people(1))
    row = announcement(ada)

    with pytest.raises(IntegrityError), transaction.atomic():
        Announcement.objects.filter(pk=row.pk).update(state="scheduled", approved_by=ada, send_at=AT)


def test_a_change_after_approval_is_refused_until_it_was_sent_back(ada, bo):
    group("WG3", *people(1))
    row = approved(announcement(ada), bo, send_at=timezone.now() + timedelta(days=1))

    with pytest.raises(actions.Refusal, match="have it sent back first"):
        actions.change(row, body="Other words", by=ada, at=AT)
    actions.send_back(row, because="Other words", by=bo, at=AT)
    row = actions.change(row, body="Other words", by=ada, at=AT)

    assert (row.state, row.approved_by) == ("draft", None)


def test_it_waits_for_its_time(ada, bo):
    group("WG3", *people(1))
    row = approved(announcement(ada), bo, send_at=AT + timedelta(hours=2))

    tasks.send_announcements(at=AT + timedelta(hours=1))
    assert not Notice.objects.exists()
    tasks.send_announcements(at=AT + timedelta(hours=2))

    row.refresh_from_db()
    assert row.state == "sent"


def test_sending_it_twice_sends_it_once(ada, bo):
    group("WG3", *people(2))
    row = approved(announcement(ada), bo)

    for _ in range(2):
        actions.send_due(row, at=AT)

    assert Notice.objects.count() == 1
    assert Delivery.objects.count() == 2


def test_what_was_withdrawn_never_leaves(ada, bo):
    group("WG3", *people(1))
    row = approved(announcement(ada), bo)
    actions.withdraw(row, by=ada, at=AT)

    tasks.send_announcements(at=AT)

    assert not Notice.objects.exists()
    with pytest.raises(actions.Refusal, match="cannot be done now"):
        actions.withdraw(row, by=ada, at=AT)


def test_an_audience_that_vanished_stops_it_with_a_sentence(ada, bo):
    group("WG3", *people(1))
    row = approved(announcement(ada), bo)
    GROUPS.members.clear()
    tasks.send_announcements(at=AT)

    row.refresh_from_db()
    assert (row.state, row.remark) == ("stopped", "There is no group “WG3”.")
    assert not Notice.objects.exists()
    assert actions.change(row, audience=f"person:{ada.pk}", by=ada, at=AT).state == "draft"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"audience": ""}, "It has no audience yet"),
        ({"body": ""}, "There is no text yet"),
        ({"audience": "group:WG3 and not group:WG3"}, "Nobody is meant"),
        ({"marking": "AMBER"}, "say to whom its source gave it"),
    ],
)
def test_what_is_not_whole_is_not_handed_in(ada, fields, refusal):
    group("WG3", *people(1))
    row = actions.change(announcement(ada), by=ada, at=AT, **fields)

    with pytest.raises(actions.Refusal, match=refusal):
        actions.hand_in(row, by=ada, at=AT)


def test_an_announcement_needs_a_subject_and_a_kind_of_its_own(ada):
    with pytest.raises(actions.Refusal, match="It needs a subject"):
        actions.draft("  ", by=ada, at=AT)
    with pytest.raises(actions.Refusal, match="It is an announcement"):
        actions.draft("Hello", kind=kinds.DIGEST, by=ada, at=AT)
    with pytest.raises(actions.CannotResolve, match="At sign 7"):
        actions.draft("Hello", audience="group:", by=ada, at=AT)


def test_a_green_announcement_reaches_the_community_only(ada, bo):
    inside, outside = delegate(member()).person, delegate(organisation()).person
    group("WG3", inside, outside)
    row = approved(announcement(ada, marking="GREEN"), bo)

    tasks.send_announcements(at=AT)

    assert list(Delivery.objects.values_list("person", flat=True)) == [inside.pk]
    row.refresh_from_db()
    assert row.state == "sent"


def test_an_amber_announcement_reaches_the_organisations_it_was_given_to(ada, bo):
    one, other = member(), member()
    anna, colleague, stranger = delegate(one).person, delegate(one, "deputy").person, delegate(other).person
    group("WG3", anna)
    group("all", anna, colleague, stranger)
    row = announcement(ada, audience="group:all", marking="AMBER", circle="group:WG3")
    approved(row, bo)

    tasks.send_announcements(at=AT)

    assert set(Delivery.objects.values_list("person", flat=True)) == {anna.pk, colleague.pk}


def test_a_red_announcement_reaches_the_persons_named_and_nobody_else(ada, bo):
    one = member()
    anna, colleague = delegate(one).person, delegate(one, "deputy").person
    group("all", anna, colleague, ada)
    row = announcement(ada, audience="group:all", marking="RED", circle=f"person:{anna.pk}")
    approved(row, bo)

    tasks.send_announcements(at=AT)

    assert list(Delivery.objects.values_list("person", flat=True)) == [anna.pk]


def test_where_the_marking_lets_nobody_see_it_nothing_leaves(ada, bo):
    group("WG3", *people(2))
    row = approved(announcement(ada, marking="GREEN"), bo)

    tasks.send_announcements(at=AT)

    row.refresh_from_db()
    assert row.state == "stopped"
    assert "nobody who may see it" in row.remark


def test_what_was_said_at_a_home_is_found_there_by_whom_its_marking_lets_see_it(ada, bo):
    home = Reference(room="governance", noun="body", id=3, label="WG3")
    someone, later = delegate(member()), delegate(organisation())
    group("WG3", someone.person)
    approved(announcement(ada, marking="GREEN", home=home), bo)
    approved(announcement(ada), bo)
    tasks.send_announcements(at=AT)

    assert [notice.subject for notice in archive("governance.body:3", keys_of(someone))] == ["Plenary in May"]
    assert list(archive("governance.body:3", keys_of(later))) == []
