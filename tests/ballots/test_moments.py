"""What a vote does by itself: it says that it is open, reminds who is missing, closes at its time; and where the elected sit."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from entente.ballots import actions, moments
from entente.ballots.models import Vote
from entente.ballots.tasks import look_after, next_moment
from entente.engine import rules as engine
from entente.engine.rules import Elects, Method
from entente.gatherings.actions import Noted, note_attendance
from entente.governance import actions as governance
from entente.governance.models import Mandate
from entente.members.choices import Kind
from entente.members.models import Category
from entente.notices.models import Delivery, Notice
from entente.record.models import Entry
from tests.factories import ballots as made
from tests.factories.ballots import ELECTION, MOTION, SECRET, SOURCE
from tests.factories.governance import BEGAN, body
from tests.factories.meetings import running
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db


def now():
    return timezone.now()


def told(vote: Vote) -> dict[int, str]:
    """People with the mail they were told last about a vote."""
    notice = Notice.objects.filter(kind="ballots.vote", reference_key__endswith=f":{vote.pk}").order_by("pk").last()
    return dict(Delivery.objects.filter(notice=notice).values_list("person_id", "body"))


def test_who_may_vote_is_told_when_it_opens_and_a_holder_for_whom_else():
    of = made.assembly(3)
    vote = made.frozen(of, replace(MOTION, proxies=engine.Proxies(holder_present=False, scope=engine.ProxyScope.ITEM)))
    giver, holder = (made.row(vote, one) for one in of.organisations[:2])
    actions.give_proxy(vote, giver, holder, by=of.voices[0].person, at=now())

    actions.open_vote(vote, by=of.by, at=now())

    mails = told(vote)
    assert set(mails) == {one.person_id for one in of.voices}
    assert "You vote for: Member 1, Member 2." in mails[of.voices[1].person_id]
    assert f"/votes/{vote.pk}/" in mails[of.voices[2].person_id]
    assert Notice.objects.get(kind="ballots.vote").is_statutory


def test_what_is_red_is_not_named_in_the_mail():
    of = made.assembly(1)
    vote = made.opened(of, marking="RED")

    (mail,) = told(vote).values()

    assert vote.title not in mail
    assert "something marked TLP:RED" in mail


@pytest.mark.parametrize("privacy", [engine.Privacy(), SECRET])
def test_a_reminder_goes_once_to_those_whose_vote_is_missing(privacy):
    of = made.assembly(3)
    vote = made.opened(of, replace(MOTION, privacy=privacy))
    made.cast(vote, of.organisations[0], "for", of.voices[0])
    moment = moments.to_remind(vote)

    before, after = look_after(at=moment - timedelta(seconds=1)), look_after(at=moment)

    assert (before, after) == ({"reminded": 0, "closed": 0}, {"reminded": 1, "closed": 0})
    assert set(told(vote)) == {one.person_id for one in of.voices[1:]}
    assert look_after(at=moment + timedelta(minutes=1)) == {"reminded": 0, "closed": 0}
    assert Notice.objects.filter(kind="ballots.vote").count() == 2


def test_it_is_reminded_of_a_day_before_but_never_before_half_of_its_time_and_not_in_a_meeting():
    of, begun = made.assembly(1), now()
    vote = made.opened(of, opens_at=begun, closes_at=begun + timedelta(days=10))

    assert moments.to_remind(vote) == vote.closes_at - timedelta(days=1)
    vote.closes_at = vote.opened_at + timedelta(hours=4)
    assert moments.to_remind(vote) == vote.opened_at + timedelta(hours=2)
    vote.form = "meeting"
    assert (moments.to_remind(vote), moments.all_of(vote)) == (None, [vote.closes_at])


def test_an_overdue_vote_is_closed_by_the_worker_once_and_what_came_in_time_is_counted():
    of = made.assembly(2)
    vote = made.opened(of)
    made.cast_all(of, vote, "for")
    assert next_moment(now()) == moments.to_remind(vote)

    done = [look_after(at=vote.closes_at + timedelta(minutes=minute)) for minute in (0, 1)]

    vote.refresh_from_db()
    assert done == [{"reminded": 0, "closed": 1}, {"reminded": 0, "closed": 0}]
    assert (vote.state, Entry.objects.filter(verb="ballots.closed").count()) == ("closed", 1)
    assert next_moment(now()) is None
    assert actions.count(vote, by=of.by, at=now()).result["motion"]["votes_for"] == "1"


def board_with_seats():
    """Two seats for large companies, one for SMEs, each with a term of two years; one large company sits there since 2016."""
    of = made.assembly(1)
    board = body("BoD", "Board of Directors", kind="board", joining="named")
    groups = [
        governance.set_seats(
            board, name, governance.Seats(seats, category=Category.objects.get(pk=category), term_months=24), on=BEGAN, by=None, at=LONG_AGO
        ).group
        for name, seats, category in (("Large companies", 2, "large-company"), ("SMEs", 1, "sme"))
    ]
    return of, board, groups


def elected_to(of, board, *organisations, said=ELECTION, **more) -> Vote:
    """All who stand, in their order."""
    rule = replace(said, elects=Elects(Method.STV_EXACT, len(organisations)))
    vote = made.draft(of, rule, title="Who directs?", elects=board, **more)
    for one in organisations:
        actions.stand(vote, delegate(one).person, one, by=of.by, at=now())
    vote = actions.open_vote(actions.freeze(vote, by=of.by, at=now()), by=of.by, at=now())
    made.cast_all(of, vote, [*range(1, len(organisations) + 1)])
    return made.counted(of, vote)


def test_the_elected_get_a_seat_of_their_category_with_its_term():
    of, board, (large, small) = board_with_seats()
    firms = [member(f"Firm {kind}", kind=kind) for kind in (Kind.LARGE_COMPANY, Kind.SME, Kind.RESEARCH_CENTRE)]
    rule = replace(ELECTION, elects=Elects(Method.APPROVAL, 3))
    vote = made.draft(of, rule, title="Who directs?", elects=board, term_from=date(2026, 12, 1))
    for one in firms:
        actions.stand(vote, delegate(one).person, one, by=of.by, at=now())
    vote = actions.open_vote(actions.freeze(vote, by=of.by, at=now()), by=of.by, at=now())
    made.cast_all(of, vote, [1, 2, 3])

    given = actions.seat(made.counted(of, vote), by=of.by, at=now())

    found = {one.organisation: (one.group, one.term_ends_on) for one in given}
    assert found == {firms[0]: (large, date(2028, 12, 1)), firms[1]: (small, date(2028, 12, 1)), firms[2]: (None, None)}


def test_whose_term_is_over_makes_room_and_whose_is_not_stays():
    of, board, (large, _small) = board_with_seats()
    sitting = [member(f"Old {number}", kind=Kind.LARGE_COMPANY) for number in (1, 2)]
    for one, term in zip(sitting, (date(2018, 6, 17), date(2099, 1, 1)), strict=True):
        governance.give(
            board, delegate(one).person, organisation=one, group=large, term_ends_on=term, on=date(2017, 1, 1), by=None, at=LONG_AGO
        )
    new = member("New", kind=Kind.LARGE_COMPANY)

    vote = elected_to(of, board, new, group=large)
    actions.seat(vote, by=of.by, at=now())

    there = Mandate.objects.sitting(vote.term_from).filter(body=board, group=large)
    assert {one.organisation for one in there} == {sitting[1], new}


def test_a_by_election_fills_the_very_seat_with_the_rest_of_its_term():
    of, board, (large, _small) = board_with_seats()
    old, new = member("Old", kind=Kind.LARGE_COMPANY), member("New", kind=Kind.SME)
    left = governance.give(
        board, delegate(old).person, organisation=old, group=large, term_ends_on=date(2030, 1, 1), on=date(2017, 1, 1), by=None, at=LONG_AGO
    )
    governance.end(left, on=timezone.localdate(), by=None, at=now())

    (given,) = actions.seat(elected_to(of, board, new, vacated=left), by=of.by, at=now())

    assert (given.group, given.term_ends_on, given.organisation) == (large, date(2030, 1, 1), new)


def test_seats_of_another_body_are_refused():
    of, board, (_large, _small) = board_with_seats()
    other = body("WG9")
    group = governance.set_seats(other, "Chairs", governance.Seats(1), on=BEGAN, by=None, at=LONG_AGO).group

    with pytest.raises(actions.CannotPrepare, match="Choose seats of the body that is elected"):
        made.draft(of, ELECTION, elects=board, group=group)


ON_DEMAND = engine.Privacy(engine.Secrecy.SEPARATED, engine.SecretWhen.ON_DEMAND, engine.Threshold(Fraction(1, 2), is_strict=False))


@pytest.mark.parametrize(("asking", "level"), [(0, "roll_call"), (1, "roll_call"), (2, "separated")])
def test_a_vote_is_secret_once_enough_votes_ask_for_it(asking, level):
    of = made.assembly(4)
    vote = made.frozen(of, replace(MOTION, privacy=ON_DEMAND))
    assert vote.level == "roll_call"

    for one, voice in list(zip(of.organisations, of.voices, strict=True))[:asking]:
        for _again in (1, 2):
            actions.demand_secrecy(vote, made.row(vote, one), by=voice.person, at=now())

    assert actions.open_vote(vote, by=of.by, at=now()).level == level
    assert Entry.objects.filter(verb="ballots.secrecy_demanded").count() == asking


def test_in_a_meeting_only_those_who_are_there_ask_for_it():
    of = made.assembly(3)
    gathering = running(of.body, of.office, of.voices[0])
    note_attendance(gathering, {of.voices[0].person_id: Noted("room")}, by=of.by, at=now())
    vote = made.frozen(of, replace(MOTION, privacy=ON_DEMAND), form="meeting", gathering=gathering)
    actions.demand_secrecy(vote, made.row(vote, of.organisations[1]), by=of.voices[1].person, at=now())

    assert actions.open_vote(vote, by=of.by, at=now()).level == "roll_call"


def test_secrecy_is_not_asked_for_where_the_rule_says_it_nor_once_it_is_open():
    of = made.assembly(2)
    vote = made.frozen(of)
    row = made.row(vote, of.organisations[0])

    with pytest.raises(actions.CannotOpen, match="This rule says itself"):
        actions.demand_secrecy(vote, row, by=of.voices[0].person, at=now())
    other = made.opened(of, replace(MOTION, name="Other", source=SOURCE, privacy=ON_DEMAND))
    with pytest.raises(actions.CannotOpen, match="it has moved on"):
        actions.demand_secrecy(other, made.row(other, of.organisations[0]), by=of.voices[0].person, at=now())
