"""Profiles, investor days, meetings that never collide, outcomes: every turn and its refusals."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from entente.engine.marking import Marking
from entente.gatherings.actions.finding import lock
from entente.industry import access, actions, queries
from entente.industry.actions import Call, CannotKeep, CannotMeet, CannotTell, Told
from entente.industry.models import InvestorDay, Meeting
from entente.people.access import AnonymousUser
from tests.factories.gatherings import gathering
from tests.factories.industry import attending, day, office, outcome, pitch, profile, wish
from tests.factories.members import delegate, member, organisation
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def now():
    return timezone.now()


def test_a_profile_is_for_the_community_until_its_company_says_everyone():
    one = profile()
    assert not access.profiles(VISITOR).exists()
    assert not access.profiles(account()).exists()
    assert list(access.profiles(delegate(member()))) == [one]

    profile(one.organisation, is_public=True)
    assert list(access.profiles(VISITOR)) == [one]
    for organisation_, said, why in (
        (member(kind="large_company"), {}, "not kept as an SME"),
        (member(), {"size": "large"}, "size class"),
        (member(), {"pitch": " "}, "Say in a few sentences"),
    ):
        with pytest.raises(CannotKeep, match=why):
            profile(organisation_, **said)


def test_only_an_investor_day_is_called_for_and_whoever_sees_it_sees_its_call():
    held = gathering()
    with pytest.raises(CannotMeet, match="investor day and not cancelled"):
        actions.set_call(held, Call("x", date(2026, 1, 1), date(2026, 1, 2), held.starts_at), by=None, at=now())
    found = day()
    with pytest.raises(CannotMeet, match="closes after it opens"):
        day(closes_on=timezone.localdate() - timedelta(days=5))
    assert list(access.days(VISITOR)) == [found]

    inside = day()
    inside.gathering.marking = Marking.AMBER_STRICT.value
    inside.gathering.save()
    lock(inside.gathering)
    assert list(access.days(VISITOR)) == [found]
    with pytest.raises(Http404):
        access.day_to_read(VISITOR, inside.pk)


def test_pitches_are_handed_in_while_the_call_is_open_and_answered_once():
    found = day()
    row = pitch(found)
    again = actions.pitch(found, row.profile, title="Better", summary="Words", by=row.by, at=now())
    assert (again.pk, again.title) == (row.pk, "Better")
    with pytest.raises(CannotMeet, match="in a word why"):
        actions.answer_pitch(row, "declined", by=office(), at=now())
    actions.answer_pitch(row, "selected", by=office(), at=now())
    with pytest.raises(CannotMeet, match="answered already: Selected"):
        actions.pitch(found, row.profile, title="Late", summary="Words", by=row.by, at=now())
    InvestorDay.objects.filter(pk=found.pk).update(opens_on=date(2020, 1, 1), closes_on=date(2020, 1, 2))
    with pytest.raises(CannotMeet, match="nothing can be handed in today"):
        pitch(InvestorDay.objects.get(pk=found.pk))


def test_meetings_are_laid_out_as_worthy_as_can_be_and_nobody_is_in_two_places():
    found = day()
    hosts = [attending(found) for _ in range(3)]
    rows = [pitch(found, selected=True) for _ in range(3)]
    for row in rows:
        wish(row, *hosts, worth=2)
    waiting = pitch(found)
    wish(waiting, hosts[0])
    turned_down = Meeting.objects.get(pitch=rows[0], attending=hosts[0])
    actions.answer_wish(turned_down, "no", by=office(), at=now())

    chosen = actions.lay_out(found, by=office(), at=now())

    assert (len(chosen.wishes), chosen.worth, chosen.is_proven) == (4, 8, True)
    plan = queries.plan(found)
    assert [len(slot.meetings) for slot in plan] == [2, 2]
    for slot in plan:
        assert len({one.pitch_id for one in slot.meetings}) == len({one.attending_id for one in slot.meetings}) == 2
    turned_down.refresh_from_db()
    assert turned_down.slot is None
    assert not Meeting.objects.filter(pitch=waiting, slot__isnull=False).exists()
    with pytest.raises(CannotMeet, match="ask the office to move"):
        wish(rows[0])
    with pytest.raises(CannotMeet, match="laid out already"):
        actions.set_call(found.gathering, Call("x", found.opens_on, found.closes_on, found.first_slot_at), by=None, at=now())


def test_a_meeting_moves_only_where_both_are_free_and_a_table_is():
    found = day(tables=1)
    hosts = [attending(found) for _ in range(2)]
    one, other = pitch(found, selected=True), pitch(found, selected=True)
    first, second = wish(one, *hosts)
    (third,) = wish(other, hosts[0])
    actions.move(first, 0, by=office(), at=now())

    for meeting, why in ((second, f"{one.profile} meets somebody else"), (third, f"{hosts[0]} meets somebody else")):
        with pytest.raises(CannotMeet, match=why):
            actions.move(meeting, 0, by=office(), at=now())
    actions.move(third, 1, by=office(), at=now())
    with pytest.raises(CannotMeet, match="All 1 tables"):
        actions.move(second, 1, by=office(), at=now())
    with pytest.raises(CannotMeet, match="one of the slots"):
        actions.move(second, 9, by=office(), at=now())
    for same in (second, third):
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=same.pk).update(slot=0)
    assert actions.move(first, None, by=office(), at=now()).slot is None


def test_an_investor_answers_for_itself_and_reads_what_was_selected():
    found, host = day(), account()
    mine, other = attending(found, by=host.person), attending(found)
    row, hidden = pitch(found, selected=True), pitch(found)
    own, foreign = wish(row, mine, other)

    assert access.meeting_to_answer(host, own.pk) == own
    assert list(access.pitches(host)) == [row]
    with pytest.raises(Http404):
        access.meeting_to_answer(host, foreign.pk)
    with pytest.raises(Http404):
        access.pitch_to_read(host, hidden.pk)
    with pytest.raises(PermissionDenied):
        access.pitch_to_answer(host, row.pk)
    assert not access.pitches(VISITOR).exists()
    with pytest.raises(CannotMeet, match="investors who take part"):
        wish(row, attending(day()))


def test_outcomes_are_the_company_s_own_and_money_belongs_to_a_round():
    row = outcome(amount=500_000)
    assert list(access.outcomes(delegate(row.organisation))) == list(access.outcomes(account("office"))) == [row]
    assert not access.outcomes(delegate(member())).exists()
    for said, why in (
        (Told("talks", date(2025, 1, 1), amount=1), "belong to a funding round"),
        (Told("investment", date(2025, 1, 1), amount=-1), "above 0"),
        (Told("talks", timezone.localdate() + timedelta(days=2)), "still to come"),
    ):
        with pytest.raises(CannotTell, match=why):
            actions.tell(organisation(), said, by=person(), at=now())
    actions.withdraw_outcome(row, by=row.by, at=now())
    with pytest.raises(CannotTell, match="withdrawn already"):
        actions.withdraw_outcome(row, by=row.by, at=now())
