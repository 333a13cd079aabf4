"""Yesterday's vote under tomorrow's rule."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from entente.engine.dry_run import dry_run
from entente.engine.roll import FeeState, Member
from entente.engine.rules import Electorate, Majority, Threshold, Weighs, Weight
from entente.engine.rules.example import BOARD, ORDINARY
from entente.engine.tally import Choice

ON = date(2026, 11, 14)
MEMBERS = [
    Member(1, "Association", "association", represents=9, fee=FeeState.PAID),
    Member(2, "Small", "sme", represents=0, fee=FeeState.PAID),
    Member(3, "Large", "large", represents=0, fee=FeeState.PAID),
    Member(4, "Late", "sme", represents=0, fee=FeeState.UNPAID),
]
CHOICES = {1: Choice.AGAINST, 2: Choice.FOR, 3: Choice.FOR}


def test_another_weight_may_decide_otherwise():
    weighted = replace(ORDINARY, weight=Weight(Weighs.BY_MEMBERS, at_least=Fraction(1)))

    run = dry_run(ORDINARY, weighted, MEMBERS, ON, CHOICES)

    assert (run.before.motion.is_carried, run.after.motion.is_carried, run.is_decided_otherwise) == (True, False, True)
    assert [(one.name, one.before, one.after) for one in run.changed] == [("Association", 1, 9)]
    assert run.lost == ()


def test_a_narrower_electorate_names_whose_vote_is_lost():
    large_only = replace(ORDINARY, electorate=Electorate(classes=frozenset({"large", "association"})))

    run = dry_run(ORDINARY, large_only, MEMBERS, ON, CHOICES)

    assert run.lost == (2,)
    assert (run.after.motion.votes_for, run.after.motion.votes_against) == (1, 1)


def test_the_same_rule_changes_nothing_and_another_majority_no_votes():
    assert dry_run(ORDINARY, ORDINARY, MEMBERS, ON, CHOICES).changed == ()
    three_quarters = replace(ORDINARY, majority=Majority(Threshold(Fraction(3, 4))))
    run = dry_run(ORDINARY, three_quarters, MEMBERS, ON, CHOICES)
    assert (run.changed, run.is_decided_otherwise) == ((), True)


def test_an_election_cannot_be_run_again_like_this():
    with pytest.raises(ValueError, match="rule for elections"):
        dry_run(ORDINARY, BOARD, MEMBERS, ON, CHOICES)
