"""A request's way from both sides, on its page's terms and from the mail."""

import re
from datetime import date, timedelta

import pytest

from entente.members import actions as members
from entente.members.models import Delegation
from entente.notices import actions as notices
from entente.notices.models import Delivery, Notice
from entente.people import actions as people
from entente.people.models import Holding
from entente.support import actions
from entente.support.waiting import waiting
from tests.factories.members import DAY, delegate, member
from tests.factories.support import AT, answered, handed_in, office_person, request, taken_up

pytestmark = pytest.mark.django_db
OFFICE = frozenset({"support.answer"})


def secret_in(delivery: Delivery) -> str:
    return re.search(r"/notices/act/([^/)]+)", delivery.body)[1]  # type: ignore[index]


def test_whoever_takes_it_up_owns_it_and_the_member_is_told(office):
    row = actions.take_up(request(), by=office.person, at=AT)

    assert (row.state, row.owner, row.taken_up_at) == ("taken_up", office.person, AT)
    assert [notice.subject for notice in Notice.objects.filter(kind="support.member")] == ["S-2018-001 is taken up: Project SEAWALL"]
    with pytest.raises(actions.CannotHandle, match="has taken it up already"):
        actions.take_up(row, by=office_person(), at=AT)


def test_it_is_taken_up_from_the_mail_by_who_still_answers(office):
    row = request()
    secret = secret_in(Delivery.objects.get(person=office.person_id))

    assert notices.link_behind(secret).used_at is None  # type: ignore[union-attr]
    assert notices.use(secret, "take_up", at=AT) == "S-2018-001 is yours; it is due on 04.10.2018."
    row.refresh_from_db()
    assert row.owner == office.person


def test_who_no_longer_answers_takes_nothing_up_from_an_old_mail(office):
    request()
    secret = secret_in(Delivery.objects.get(person=office.person_id))
    office_person()
    people.end_role(Holding.objects.get(person=office.person_id), on=date(2018, 9, 1), by=None, at=AT)

    with pytest.raises(notices.CannotUse, match="no longer answer"):
        notices.use(secret, "take_up", at=AT)


def test_the_member_takes_it_back_from_the_mail(office):
    row = taken_up(owner=office.person)
    secret = secret_in(Delivery.objects.get(notice__kind="support.member"))

    assert notices.use(secret, "withdraw", at=AT) == "S-2018-001 is taken back."

    row.refresh_from_db()
    assert (row.state, row.because, row.ended_at) == ("withdrawn", "Taken back from the mail.", AT)
    assert Notice.objects.filter(kind="support.office").last().subject == "S-2018-001 was taken back: Project SEAWALL"


def test_who_no_longer_speaks_for_the_member_takes_nothing_back(office):
    row = taken_up(owner=office.person)
    secret = secret_in(Delivery.objects.get(notice__kind="support.member"))
    members.end_delegation(Delegation.objects.get(organisation=row.organisation), on=date(2018, 9, 1), by=None, at=AT)

    with pytest.raises(notices.CannotUse, match="no longer speak for"):
        notices.use(secret, "withdraw", at=AT)


def test_that_an_answer_suffices_is_said_from_the_mail(office):
    row, _answer = answered()
    secret = secret_in(Delivery.objects.filter(notice__kind="support.member").order_by("pk").last())

    assert notices.use(secret, "suffices", at=AT) == "Thank you: S-2018-001 is closed."

    row.refresh_from_db()
    assert row.closed_at == AT
    with pytest.raises(actions.CannotHandle, match="said already"):
        actions.close(row, by=row.asked_by, at=AT)


def test_both_sides_talk_and_each_is_told_by_mail(office):
    row = taken_up(owner=office.person)

    actions.say(row, "Which call?\n**Bold**", is_from_office=True, by=office.person, at=AT)
    row.refresh_from_db()
    assert row.turn == "member"
    actions.say(row, "The second.", is_from_office=False, by=row.asked_by, at=AT)

    row.refresh_from_db()
    assert (row.turn, row.messages.count()) == ("office", 2)
    to_member = Delivery.objects.filter(notice__kind="support.member").order_by("pk").last()
    to_office = Delivery.objects.filter(notice__kind="support.office").order_by("pk").last()
    assert "> Which call?\n> **Bold**" in to_member.body
    assert to_office.person == office.person
    assert "> The second." in to_office.notice.body
    for nothing in (" \x00", "x" * 4001):
        with pytest.raises(actions.CannotHandle, match="Write something"):
            actions.say(row, nothing, is_from_office=True, by=office.person, at=AT)


def test_it_is_declined_with_a_reason(office):
    row = request()
    with pytest.raises(actions.CannotHandle, match="Say in a word why"):
        actions.decline(row, because="  ", by=office.person, at=AT)

    row = actions.decline(row, because="The call is over", by=office.person, at=AT)

    assert (row.state, row.because, row.ended_at) == ("declined", "The call is over", AT)
    assert "The call is over" in Notice.objects.get(kind="support.member").body
    for act in (actions.take_up, actions.close):
        with pytest.raises(actions.CannotHandle, match="Declined"):
            act(row, by=office.person, at=AT)


def test_it_is_handed_over_to_somebody_of_the_office(office):
    row, other = taken_up(owner=office.person), office_person()

    assert actions.hand_over(row, other, by=office.person, at=AT).owner == other
    assert Delivery.objects.order_by("pk").last().person == other
    with pytest.raises(actions.CannotHandle, match="does not answer for the partnership"):
        actions.hand_over(row, row.asked_by, by=office.person, at=AT)


def test_what_waits_is_what_one_can_do(office):
    mine, soon, asked = taken_up(owner=office.person), request(), taken_up()
    eyes = handed_in()
    request(at=AT + timedelta(days=20))
    own = handed_in(owner=office.person)
    actions.say(asked, "Which call?", is_from_office=True, by=asked.owner, at=AT)

    found = waiting(office.person_id, frozenset(), OFFICE, DAY)
    theirs = waiting(asked.asked_by_id, frozenset({asked.organisation_id}), frozenset(), DAY)

    assert [(one.id, one.sentence.partition(" S-")[0]) for one in found] == [
        (mine.pk, "Answer"),
        (eyes.pk, "Read and sign off the answer to"),
        (soon.pk, "Take up"),
    ]
    assert [(one.id, one.sentence.partition(" S-")[0], one.due_on) for one in theirs] == [
        (asked.pk, "Answer the question about", date(2018, 10, 4))
    ]
    assert own.pk not in {one.id for one in found}
    assert waiting(delegate(member()).person_id, frozenset({99}), frozenset(), DAY) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_once_however_much_waits(office, rows, django_assert_num_queries):
    for _number in range(rows):
        handed_in()

    with django_assert_num_queries(1):
        assert len(waiting(office.person_id, frozenset(), OFFICE, DAY)) == rows
