"""Elections, proxies, weights, Belenios, what is handed up: the corners of a vote."""

import io
import json
import subprocess
import sys
import tarfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from django.utils import timezone

from entente.ballots import actions, bodies, leaking
from entente.ballots.decided import decided
from entente.ballots.erasing import erase
from entente.ballots.minuted import minuted
from entente.ballots.models import Decision, RollRow, Vote
from entente.ballots.proposing import proposes
from entente.ballots.quorate import quorate
from entente.ballots.waiting import waiting
from entente.engine import rules as engine
from entente.engine.rules import Elects, Method
from entente.engine.tally.recount import recount
from entente.files.actions import keep
from entente.gatherings.actions import Noted, note_attendance
from entente.gatherings.models import Guest
from entente.governance.hooks import Decided
from entente.members import actions as members
from entente.members.choices import Kind
from entente.members.models import Reference
from entente.people.models import Person
from tests.factories import ballots as made
from tests.factories.ballots import ELECTION, MOTION, SECRET
from tests.factories.governance import body, seat
from tests.factories.meetings import running
from tests.factories.members import delegate
from tests.factories.people import person

pytestmark = pytest.mark.django_db
BELENIOS = engine.Privacy(engine.Secrecy.CRYPTOGRAPHIC, engine.SecretWhen.ALWAYS)


def now():
    return timezone.now()


def test_a_corporate_group_votes_once_and_the_roll_names_who_does():
    of = made.assembly(3)
    parent, child, _alone = of.organisations
    members.note_ownership(parent, child, Decimal(60), on=date(2018, 1, 1), by=None, at=now())

    vote = made.frozen(of, replace(MOTION, unit=engine.Unit.GROUP))

    rows = {row.name: row for row in RollRow.objects.filter(vote=vote)}
    assert [rows[one.name].votes for one in of.organisations] == ["1", "0", "1"]
    assert rows[child.name].why == ["none: Member 1 votes for its corporate group"]


def test_votes_by_represented_members_may_be_cast_in_parts_and_each_part_has_its_receipt():
    of = made.assembly(2)
    members.note_represented(of.organisations[0], 7, on=date(2018, 1, 1), by=None, at=now())
    by_members = engine.Weight(engine.Weighs.BY_MEMBERS, at_least=Fraction(1), may_split=True)
    vote = made.opened(of, replace(MOTION, weight=by_members, privacy=SECRET))
    row, by = made.row(vote, of.organisations[0]), of.voices[0].person
    too_many = made.sealed(json.dumps({"split": {"for": "5", "against": "3"}}))
    with pytest.raises(actions.CannotCast, match="add up to 7 votes"):
        actions.cast(vote, row, too_many, by=by, at=now())

    receipt = actions.cast(vote, row, made.sealed(bodies.split({"for": Fraction(4), "against": Fraction(3)})), by=by, at=now())
    counted = made.counted(of, vote)

    assert len(set(receipt.digests)) == 2
    assert (counted.result["motion"]["votes_for"], counted.result["motion"]["votes_against"]) == ("4", "3")
    assert len(counted.published["ballots"]) == 2


def test_votes_by_fee_take_the_fee_of_the_record_date():
    of = made.assembly(3)
    for one, fee in zip(of.organisations, (Decimal(2000), Decimal("10000.50"), None), strict=True):
        if fee is not None:
            members.note_fee(one, fee, on=date(2018, 1, 1), by=None, at=now())
    bands = ((Fraction(1000), Fraction(1)), (Fraction(10000), Fraction(3)))

    vote = made.frozen(of, replace(MOTION, weight=engine.Weight(engine.Weighs.BY_FEE, bands=bands)))

    rows = list(RollRow.objects.filter(vote=vote).order_by("place"))
    assert [row.votes for row in rows] == ["1", "3", "0"]
    assert rows[2].why == ["none: its fee is not stated, and the rule weighs by fee"]


def test_who_attends_itself_is_not_voted_for_and_a_roll_that_attendance_has_left_behind_does_not_open():
    """An association with four members, one of which has a delegate in the room; later the badge of another names a second."""
    of = made.assembly(2)
    association, firm = of.organisations
    members.reclassify(association, Kind.ASSOCIATION, on=date(2018, 1, 1), by=None, at=now())
    entities = [(firm.name, "BE"), ("Badge Ltd", "FR"), ("Third", "DE"), ("Fourth", "DE")]
    members.set_reached(association, entities, on=date(2018, 1, 1), by=None, at=now())
    stranger = person()
    gathering = running(of.body, of.office, of.voices[0])
    note_attendance(gathering, {of.voices[1].person_id: Noted("room")}, by=of.by, at=now())
    weight = engine.Weight(engine.Weighs.BY_MEMBERS, is_dynamic=True, at_least=Fraction(1))

    vote = made.frozen(of, replace(MOTION, weight=weight), form="meeting", gathering=gathering)

    row = made.row(vote, association)
    assert row.votes == "3"
    assert row.why[0] == "3 for 4 members it represents less 1 that attend themselves, one for every 1"
    note_attendance(gathering, {stranger.pk: Noted("online")}, by=of.by, at=now())
    Guest.objects.filter(gathering=gathering, person=stranger).update(organisation="Badge LTD")
    with pytest.raises(actions.CannotOpen, match="others came or left"):
        actions.open_vote(vote, by=of.by, at=now())
    anew = actions.freeze(thawed(of, vote), by=of.by, at=now())
    assert made.row(anew, association).votes == "2"
    assert actions.open_vote(anew, by=of.by, at=now()).state == "open"


@pytest.mark.parametrize("privacy", [SECRET, engine.Privacy()])
def test_no_class_of_under_five_ballots_stands_in_the_result_of_a_secret_vote(privacy):
    of = made.assembly(6)
    members.reclassify(of.organisations[5], Kind.UNIVERSITY, on=date(2018, 1, 1), by=None, at=now())
    vote = made.opened(of, replace(MOTION, privacy=privacy, majority=engine.Majority(per_class=engine.ClassMajority())))
    warned = " ".join(leaking.warnings(vote))
    made.cast_all(of, vote, "for", "for", "for", "for", "for", "against")

    counted = made.counted(of, vote)

    tests = [test["what"] for test in counted.result["motion"]["tests"]]
    if privacy is SECRET:
        assert "Only 1 ballots are of the class" in warned
        assert (tests, len(counted.result["withheld"])) == (["all", "classes"], 2)
        assert "Only 1 ballots are of the class" in " ".join(leaking.warnings(counted))
    else:
        assert (warned, tests, counted.result.get("withheld")) == ("", ["all", "class", "class", "classes"], None)
    assert recount(counted.published, known_head=counted.head).problems == ()


def test_a_seat_owed_to_a_group_is_not_given_to_others_and_the_script_counts_it_alike(tmp_path):
    """Two seats, one of them for a woman: the second by votes is a man and passed over; then somebody whom no group needs."""
    of = made.assembly(3)
    rule = replace(ELECTION, elects=Elects(Method.BLOCK, 2, at_least={"women": 1}))
    vote = made.draft(of, rule, title="Who directs?")
    for place, groups in ((0, []), (1, []), (2, ["women"])):
        person, by = of.voices[place].person, of.voices[place].person
        actions.stand(vote, person, of.organisations[place], groups=groups, by=by, at=now())
    with pytest.raises(actions.CannotStand, match="names no group “men”"):
        actions.stand(vote, of.voices[0].person, of.organisations[0], groups=["men"], by=of.by, at=now())
    vote = actions.open_vote(actions.freeze(vote, by=of.by, at=now()), by=of.by, at=now())
    numbers = {one.person: one.number for one in vote.candidacies.select_related("person")}
    first, second, woman = (numbers[one.person] for one in of.voices)
    made.cast_all(of, vote, sorted([first, second]), sorted([first, second]), sorted([first, woman]))

    counted = made.counted(of, vote)

    assert counted.result["election"]["order"] == [first, woman]
    (passed,) = counted.result["election"]["passed_over"]
    assert (passed["candidate"], passed["why"]["facts"]) == (second, {"groups": "women"})
    assert {one["number"]: one.get("groups", []) for one in counted.published["candidates"]} == {first: [], second: [], woman: ["women"]}
    path = tmp_path / "published.json"
    path.write_text(json.dumps(counted.published), encoding="utf-8")
    script = Path(__file__).parents[2] / "tools" / "recount.py"
    assert subprocess.run([sys.executable, str(script), str(path)], capture_output=True).returncode == 0


def thawed(of, vote):
    actions.thaw(vote, because="Others came.", by=of.by, at=now())
    return Vote.objects.get(pk=vote.pk)


def test_weights_that_give_somebody_away_are_warned_of_before_and_after():
    of = made.assembly(2)
    members.note_represented(of.organisations[0], 7, on=date(2018, 1, 1), by=None, at=now())
    by_members = engine.Weight(engine.Weighs.BY_MEMBERS, at_least=Fraction(1))
    members.note_represented(of.organisations[1], 2, on=date(2018, 1, 1), by=None, at=now())
    vote = made.opened(of, replace(MOTION, weight=by_members, privacy=SECRET))

    assert "Only 1 ballots carry 7 votes" in " ".join(leaking.warnings(vote))
    made.cast_all(of, vote, "for", "against")
    said = " ".join(leaking.warnings(made.counted(of, vote)))
    assert "anybody can tell that every voter with 7 votes voted for" in said


def test_in_a_board_the_people_of_the_seats_vote_and_observers_do_not():
    of = made.assembly(2)
    board = body("BOARD1", kind="board")
    for voice, organisation, role in zip(of.voices, of.organisations, ("member", "observer"), strict=True):
        seat(board, voice, role, organisation=organisation)
    sitting = replace(of, body=board)

    vote = made.opened(sitting)

    (row,) = RollRow.objects.filter(vote=vote)
    assert (row.person, row.organisation, row.name) == (of.voices[0].person, of.organisations[0], f"{of.voices[0].person}, Member 1")
    made.cast(vote, of.voices[0].person, "for", of.voices[0])
    assert made.counted(sitting, vote).result["outcome"] == "carried"


def test_a_proxy_is_capped_expires_and_its_giver_may_vote_first():
    of = made.assembly(3)
    rule = replace(MOTION, proxies=engine.Proxies(cap=1, holder_present=False, same_class=True, expires_after=1, is_revocable=False))
    vote = made.opened(of, rule)
    rows = [made.row(vote, one) for one in of.organisations]
    given = actions.give_proxy(vote, rows[0], rows[1], by=of.voices[0].person, at=now())

    assert given.expires_at == given.given_at + timedelta(days=1)
    with pytest.raises(actions.CannotGiveProxy, match="as many as the rule allows"):
        actions.give_proxy(vote, rows[2], rows[1], by=of.voices[2].person, at=now())
    with pytest.raises(actions.CannotGiveProxy, match="given its own vote away"):
        actions.give_proxy(vote, rows[2], rows[0], by=of.voices[2].person, at=now())
    with pytest.raises(actions.CannotGiveProxy, match="cannot be revoked"):
        actions.revoke_proxy(given, by=of.voices[0].person, at=now())
    made.cast(vote, of.organisations[0], "for", of.voices[0])
    with pytest.raises(actions.HasVoted):
        made.cast(vote, of.organisations[0], "against", of.voices[1])
    with pytest.raises(actions.CannotGiveProxy, match="has voted already"):
        actions.give_proxy(vote, rows[0], rows[2], by=of.voices[0].person, at=now())


def test_who_may_not_stand_is_told_why():
    of = made.assembly(2)
    vote = made.draft(of, ELECTION, call_until=now() + timedelta(hours=1))
    first, second = of.organisations
    voice = of.voices[0].person

    for who, whom, why in (
        (voice, second, "does not act for Member 2"),
        (voice, None, "for which organisation"),
    ):
        with pytest.raises(actions.CannotStand, match=why):
            actions.stand(vote, who, whom, by=voice, at=now())
    candidacy = actions.stand(vote, voice, first, by=voice, at=now())
    deputy = delegate(first, "deputy").person
    with pytest.raises(actions.CannotStand, match="sends one candidate"):
        actions.stand(vote, deputy, first, by=deputy, at=now())
    with pytest.raises(actions.CannotStand, match="taken until"):
        actions.stand(vote, voice, first, by=voice, at=now() + timedelta(hours=2))
    with pytest.raises(actions.CannotOpen, match="call for candidacies runs until"):
        actions.freeze(vote, by=of.by, at=now())
    assert actions.stand_down(candidacy, by=voice, at=now()).state == "withdrawn"


def test_a_by_election_fills_the_vacant_seat_for_the_rest_of_its_term():
    of = made.assembly(3)
    vote = made.election(of)
    made.cast_all(of, vote, [1], [1], [1])
    (held,) = actions.seat(made.counted(of, vote), by=of.by, at=now())
    members.end_delegation(of.organisations[0].delegations.get(), on=timezone.localdate(), by=None, at=now())

    by_election = made.draft(of, rule=vote.rule, title="By-election", vacated=held, term_to=date(2030, 1, 1))
    members.delegate(held.person, of.organisations[1], "expert", on=timezone.localdate(), by=None, at=now())
    with pytest.raises(actions.CannotStand, match="vacant because"):
        actions.stand(by_election, held.person, of.organisations[1], by=of.by, at=now())
    actions.stand(by_election, of.voices[1].person, of.organisations[1], by=of.voices[1].person, at=now())
    by_election = actions.open_vote(actions.freeze(by_election, by=of.by, at=now()), by=of.by, at=now())
    made.cast(by_election, of.organisations[1], [1], of.voices[1])
    (given,) = actions.seat(made.counted(of, by_election), by=of.by, at=now())

    assert (given.person, given.term_ends_on) == (of.voices[1].person, date(2030, 1, 1))


def archive(result, tallied=2) -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as tar:
        for name, said in (("a.data.json", {"num_tallied": tallied, "total_weight": tallied}), ("b.data.json", {"result": result})):
            text = json.dumps(said).encode()
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
    return kept.getvalue()


def test_belenios_gets_the_voters_and_gives_the_result_with_its_archive():
    of = made.assembly(2)
    rule = replace(MOTION, privacy=BELENIOS, weight=engine.Weight(engine.Weighs.BY_CLASS, {"sme": Fraction(3, 2)}))
    vote = made.opened(of, rule)
    addresses = [voice.person.email for voice in of.voices]

    assert actions.hand_off(vote, by=of.by, at=now()).splitlines() == [f"{addresses[0]},1,3", f"{addresses[1]},2,3"]
    with pytest.raises(actions.CannotCast, match="cast in Belenios"):
        made.cast(vote, of.organisations[0], "for", of.voices[0])
    closed = actions.close(vote, by=of.by, at=now())
    wrong = {
        "not a tar": b"x" * 600,
        "One question": archive([]),
        "3 answers": archive([[3, 3]]),
        "another election": archive([[30, 3, 0]]),
    }
    for why, sent in wrong.items():
        upload = keep(io.BytesIO(sent), "election.bel", by=of.by, at=now())
        with pytest.raises(actions.CannotCount, match={"not a tar": "no archive of Belenios"}.get(why, why)):
            actions.import_result(closed, sent, upload, by=of.by, at=now())
    sent = archive([[3, 0, 3]])
    upload = keep(io.BytesIO(sent), "election.bel", by=of.by, at=now())
    counted = actions.import_result(closed, sent, upload, by=of.by, at=now())

    assert (counted.result["outcome"], counted.result["motion"]["votes_for"], counted.archive) == ("carried", "3/2", upload)


def test_minutes_print_a_vote_and_what_they_say_was_decided_is_entered_once():
    of = made.assembly(2)
    meeting = running(of.body, of.office, *of.voices)
    half = engine.Quorum(engine.HALF)
    vote = made.frozen(of, replace(MOTION, quorum=half), form="meeting", gathering=meeting)
    assert quorate(meeting.pk, now()).is_reached is False
    Vote.objects.filter(pk=vote.pk).update(spec=engine.stored(MOTION))
    vote = actions.open_vote(Vote.objects.get(pk=vote.pk), by=of.by, at=now())
    made.cast_all(of, vote, "for", "for")
    made.counted(of, vote)

    (printed,) = minuted([meeting.pk])
    line = Decided(Reference("governance", "minuted", "1.2.1", "Minutes 1"), "We meet in Tallinn", date(2018, 6, 1), "GREEN", meeting.pk)
    for _ in range(2):
        decided(of.body, [line], by=of.by, at=now())

    assert printed.lines[0].startswith("Rule: Ordinary decision (Article 12, Statutes of 2018). Members that are admitted vote")
    assert f"hash {vote.roll_hash}" in printed.lines[1]
    assert Decision.objects.get(title="We meet in Tallinn").gathering == meeting


def test_what_waits_is_said_and_nobody_votes_from_a_mail():
    of = made.assembly(2)
    vote = made.opened(of)
    asked = (of.voices[0].person_id, [of.organisations[0].pk], [], timezone.localdate())

    (one,) = waiting(*asked)
    made.cast(vote, of.organisations[0], "for", of.voices[0])

    assert (one.sentence, one.mail_doable, one.address) == ("Vote on “Shall we buy a ship?”", None, f"/votes/{vote.pk}/")
    assert waiting(*asked) == []
    decision = actions.enter(of.body, "A ship", on=date(2018, 6, 1), by=of.by, at=now())
    actions.follow_up(decision, "Ask three yards", of.voices[0].person, by=of.by, at=now())
    assert [row.sentence for row in waiting(*asked)] == ["Do what was decided: Ask three yards"]


def test_who_is_erased_leaves_no_words_and_a_late_follow_up_is_proposed_to_the_agenda():
    of = made.assembly(2)
    vote = made.draft(of, ELECTION)
    candidacy = actions.stand(vote, of.voices[0].person, of.organisations[0], statement="My life", by=of.by, at=now())
    decision = actions.enter(of.body, "A ship", on=date(2018, 6, 1), by=of.by, at=now())
    actions.follow_up(decision, "Ask three yards", of.voices[0].person, due_on=date(2018, 7, 1), by=of.by, at=now())

    (proposed,) = proposes(of.body, date(2018, 8, 1))
    erase(of.voices[0].person, of.by, now())
    candidacy.refresh_from_db()

    assert proposed.title == f"Follow-up of {decision}"
    assert (candidacy.statement, proposes(of.body, date(2018, 8, 1))) == ("", [])


def test_two_people_who_become_one_stand_once():
    from entente.people.actions import merge_persons

    of = made.assembly(2)
    vote = made.draft(of, ELECTION)
    twin: Person = person("A Twin")
    members.delegate(twin, of.organisations[1], "expert", on=date(2018, 1, 1), by=None, at=now())
    actions.stand(vote, of.voices[0].person, of.organisations[0], by=of.by, at=now())
    actions.stand(vote, twin, of.organisations[1], by=of.by, at=now())

    merge_persons(of.voices[0].person, twin, by=of.by, at=now())

    assert [one.person for one in vote.candidacies.all()] == [of.voices[0].person]
