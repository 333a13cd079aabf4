"""A vote from its draft to its decision: what each step does, and what it refuses."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from entente.ballots import actions, bodies
from entente.ballots.actions import Sealed
from entente.ballots.models import Ballot, Decision, NamedBallot, RollRow, Vote
from entente.engine import rules as engine
from entente.engine.tally.recount import recount
from entente.governance.models import Mandate
from entente.members import actions as members
from entente.record.models import Entry
from tests.factories import ballots as made
from tests.factories.ballots import ELECTION, MOTION, SECRET

pytestmark = pytest.mark.django_db


def refreshed(vote: Vote) -> Vote:
    return Vote.objects.get(pk=vote.pk)


def test_a_motion_is_carried_and_its_decision_entered():
    of = made.assembly(3)
    vote = made.opened(of)

    made.cast_all(of, vote, "for", "for", "against")
    counted = made.counted(of, vote)

    motion = counted.result["motion"]
    assert (motion["votes_for"], motion["votes_against"], motion["is_carried"]) == ("2", "1", True)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.title, decision.vote) == ("carried", "Shall we buy a ship?", counted)
    assert str(decision) == f"{of.body.code}-{timezone.localdate().year}-001"


def test_the_roll_is_frozen_and_says_of_each_member_why():
    of = made.assembly(2)
    members.note_dues(of.organisations[1], 2018, "unpaid", on=date(2018, 1, 1), by=None, at=timezone.now())
    paying = replace(MOTION, electorate=engine.Electorate(needs_dues=True))

    vote = made.frozen(of, paying)
    members.note_dues(of.organisations[1], 2018, "paid", on=date(2018, 1, 1), by=None, at=timezone.now())

    paid, unpaid = RollRow.objects.filter(vote=vote).order_by("place")
    assert (paid.votes, unpaid.votes) == ("1", "0")
    assert unpaid.why == ["none: dues of 2018 unpaid"]
    assert len(vote.roll_hash) == 64
    with pytest.raises(actions.CannotCast, match="has no vote here"):
        made.cast(actions.open_vote(vote, by=of.by, at=timezone.now()), of.organisations[1], "for", of.voices[1])


def test_a_secret_ballot_knows_neither_voter_nor_time_and_the_record_says_who_voted_in_the_order_of_the_roll():
    of = made.assembly(3)
    vote = made.opened(of, replace(MOTION, privacy=SECRET))
    entries = Entry.objects.count()

    for place in (2, 0, 1):
        made.cast(vote, of.organisations[place], "for", of.voices[place])

    assert Entry.objects.count() == entries
    assert {one.name for one in Ballot._meta.get_fields()} == {"number", "salt", "vote", "body", "votes", "member_class"}
    assert not NamedBallot.objects.exists()
    actions.close(vote, by=of.by, at=timezone.now())
    voted = Entry.objects.filter(verb="ballots.voted").order_by("sequence")
    places = [str(one.pk) for one in RollRow.objects.filter(vote=vote).order_by("place")]
    assert [one.subject_id for one in voted] == places
    assert {one.actor_id for one in voted} == {None}


@pytest.mark.parametrize("privacy", [engine.Privacy(), SECRET])
def test_the_same_ballot_again_is_acknowledged_again_and_another_is_refused(privacy):
    of = made.assembly(2)
    vote = made.opened(of, replace(MOTION, privacy=privacy))
    row, by = made.row(vote, of.organisations[0]), of.voices[0].person
    ballot = made.sealed(bodies.for_motion("for"))

    first = actions.cast(vote, row, ballot, by=by, at=timezone.now())
    again = actions.cast(vote, row, ballot, by=by, at=timezone.now())

    assert (first.digests, first.again, again.again) == (again.digests, False, True)
    for other in (replace(ballot, number="0" * 32), replace(ballot, salt="0" * 32), replace(ballot, body=bodies.for_motion("against"))):
        with pytest.raises(actions.HasVoted, match="has voted already"):
            actions.cast(vote, row, other, by=by, at=timezone.now())
    with pytest.raises(actions.CannotCast, match="number already"):
        actions.cast(vote, made.row(vote, of.organisations[1]), ballot, by=of.voices[1].person, at=timezone.now())
    assert made.counted(of, vote).result["motion"]["votes_for"] == "1"


def test_nothing_is_cast_before_it_opens_and_after_it_closes_but_what_was_cast_is_acknowledged():
    of = made.assembly(2)
    vote = made.frozen(of)
    with pytest.raises(actions.CannotCast, match="not open yet"):
        made.cast(vote, of.organisations[0], "for", of.voices[0])
    vote = actions.open_vote(vote, by=of.by, at=timezone.now())
    ballot = made.sealed(bodies.for_motion("for"))
    actions.cast(vote, made.row(vote, of.organisations[0]), ballot, by=of.voices[0].person, at=timezone.now())

    with pytest.raises(actions.CannotCast, match="came too late"):
        made.cast(vote, of.organisations[1], "for", of.voices[1], at=timezone.now() + timedelta(hours=2))
    vote = actions.close(vote, by=of.by, at=timezone.now())
    with pytest.raises(actions.CannotCast, match="came too late"):
        made.cast(vote, of.organisations[1], "for", of.voices[1])

    assert actions.cast(vote, made.row(vote, of.organisations[0]), ballot, by=of.voices[0].person, at=timezone.now()).again
    assert RollRow.objects.filter(vote=vote, has_voted=True).count() == 1


@pytest.mark.parametrize("body", ["", "[]", '{"choice":"perhaps"}', '{"candidates":[1]}', '{"split":{"for":"1"}}', "x" * 100])
def test_what_cannot_be_counted_is_not_taken(body):
    of = made.assembly(1)
    vote = made.opened(of)

    with pytest.raises(actions.CannotCast):
        actions.cast(vote, made.row(vote, of.organisations[0]), made.sealed(body), by=of.voices[0].person, at=timezone.now())
    ballot = Sealed("1", "2", bodies.for_motion("for"))
    with pytest.raises(actions.CannotCast, match="32 hexadecimal"):
        actions.cast(vote, made.row(vote, of.organisations[0]), ballot, by=of.voices[0].person, at=timezone.now())

    assert not RollRow.objects.filter(has_voted=True).exists()


def test_an_election_ranks_seats_the_elected_and_refers_to_the_decision():
    of = made.assembly(3)
    vote = made.election(of)
    made.cast_all(of, vote, [1, 2], [2], [1])
    counted = made.counted(of, vote)

    given = actions.seat(counted, by=of.by, at=timezone.now())

    assert counted.result["election"]["order"] == [1]
    assert [one.person for one in given] == [of.voices[0].person]
    assert given[0].decision["id"] == str(counted.decision.pk)
    assert Decision.objects.get().caused[0]["noun"] == "mandate"
    with pytest.raises(actions.CannotCount, match="mandates already"):
        actions.seat(counted, by=of.by, at=timezone.now())
    assert Mandate.objects.sitting(vote.term_from).filter(body=of.body).count() == 1


def test_a_motion_without_a_quorum_decides_nothing():
    of = made.assembly(3)
    half = engine.Quorum(engine.Threshold(engine.HALF.share))
    vote = made.opened(of, replace(MOTION, quorum=half))
    made.cast_all(of, vote, "for")

    counted = made.counted(of, vote)

    assert counted.result["outcome"] == "no_quorum"
    assert counted.result["attendance"][0]["is_enough"] is False


@pytest.mark.parametrize(
    ("form", "says", "outcome"),
    [
        ("silence", [], "carried"),
        ("silence", ["for", "abstain"], "carried"),
        ("silence", ["against"], "not_carried"),
        ("consent", ["for", "for"], "not_carried"),
        ("consent", ["for", "for", "for"], "carried"),
    ],
)
def test_who_is_silent_agrees_and_consent_needs_everybody(form, says, outcome):
    of = made.assembly(3)
    vote = made.opened(of, form=form)
    made.cast_all(of, vote, *says)

    assert made.counted(of, vote).result["outcome"] == outcome


def test_a_tie_waits_for_the_chair_where_the_rule_leaves_it_to_the_chair():
    of = made.assembly(2, with_chair=True)
    vote = made.opened(of, replace(MOTION, tie=engine.Tie.CHAIR))
    made.cast_all(of, vote, "for", "against")
    closed = actions.close(vote, by=of.by, at=timezone.now())

    with pytest.raises(actions.CannotCount, match="chair's word"):
        actions.count(closed, by=of.by, at=timezone.now())
    counted = actions.count(closed, word=actions.Word(choice="for"), by=of.by, at=timezone.now())

    assert (counted.result["outcome"], counted.because) == ("carried", "for")


def test_who_is_tied_in_an_election_that_stops_is_named():
    of = made.assembly(2)
    vote = made.election(of)
    made.cast_all(of, vote, [1], [2])

    counted = made.counted(of, vote)

    assert (counted.result["outcome"], counted.result["tied"]) == ("tied", [1, 2])


def test_the_checklist_blocks_what_would_be_void():
    of = made.assembly(2)
    vote = made.frozen(of, replace(MOTION, notice_days=10, tie=engine.Tie.LOT))

    with pytest.raises(actions.CannotOpen) as refused:
        actions.open_vote(vote, by=of.by, at=timezone.now())

    assert "No notice was given, 10 days are needed" in str(refused.value)
    assert "record the seed in public first" in str(refused.value)
    assert refreshed(vote).state == "frozen"


def test_a_frozen_roll_can_be_given_up_with_a_reason_before_it_opens():
    of = made.assembly(2)
    vote = made.frozen(of)

    with pytest.raises(actions.CannotOpen, match="Say in a sentence why"):
        actions.thaw(vote, because=" ", by=of.by, at=timezone.now())
    actions.thaw(vote, because="The dues were wrong", by=of.by, at=timezone.now())

    assert (refreshed(vote).state, refreshed(vote).roll_hash, RollRow.objects.count()) == ("draft", "", 0)


def test_a_draft_rule_cannot_be_voted_under_and_an_adopted_one_never_changes():
    of = made.assembly(1)
    adopted = made.rule(of.body)
    written = actions.write_rule(of.body, actions.Written(replace(MOTION, notice_days=3)), code=adopted.code, by=of.by, at=timezone.now())

    vote = made.draft(of, rule=written)
    with pytest.raises(actions.CannotOpen, match="not adopted"):
        actions.freeze(vote, by=of.by, at=timezone.now())
    actions.adopt_rule(written, on=date(2019, 1, 1), by=of.by, at=timezone.now())

    adopted.refresh_from_db()
    assert (adopted.ended_on, adopted.spec, written.number) == (date(2019, 1, 1), adopted.spec, 2)
    assert actions.freeze(vote, by=of.by, at=timezone.now()).state == "frozen"
    assert ELECTION.elects is not None
    with pytest.raises(actions.CannotRule, match="stays one for motions"):
        actions.write_rule(of.body, actions.Written(ELECTION), code=adopted.code, by=of.by, at=timezone.now())


@pytest.mark.parametrize("said", [replace(MOTION, privacy=SECRET), ELECTION])
def test_what_is_published_is_counted_again_by_the_engine_and_by_the_script_that_stands_alone(said, tmp_path):
    of = made.assembly(3)
    vote = made.opened(of, said, candidates=2 if said.elects else 0)
    ballots = [[1, 2], [2, 1], [1]] if said.elects else ["for", "against", "for"]
    receipts = [made.cast(vote, *one) for one in zip(of.organisations, ballots, of.voices, strict=True)]
    closed = actions.close(vote, by=of.by, at=timezone.now())

    counted = actions.count(closed, by=of.by, at=timezone.now())

    (digest,) = receipts[1].digests
    assert (counted.head, counted.published["head"]) == (closed.head, closed.head)
    assert recount(counted.published, known_head=closed.head, receipt=digest).problems == ()
    path = tmp_path / "published.json"
    path.write_text(json.dumps(counted.published), encoding="utf-8")
    script = Path(__file__).parents[2] / "tools" / "recount.py"
    ran = subprocess.run(
        [sys.executable, str(script), str(path), "--head", closed.head, "--receipt", digest], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "Counted again: head, ballots and result are as published.")
    assert not {one.name for one in RollRow.objects.filter(vote=vote)} & set(json.dumps(counted.published["ballots"]).split('"'))
