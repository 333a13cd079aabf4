"""Motions worked by hand, and elections by marks."""

from fractions import Fraction

import pytest

from entente.engine.rules import HALF, TWO_THIRDS, Base, ClassMajority, Elects, Majority, Method, Threshold, Tie, strength
from entente.engine.tally import Ballot, Candidate, Choice, Tied, Vote, chair, count, count_motion, lot
from entente.engine.tally.lots import drawn_choice

# 100 votes on the roll, 80 present: 40 for, 30 against, 6 abstentions, 4 silent.
CAST = [
    *[Vote(Choice.FOR, Fraction(1), "sme")] * 25,
    *[Vote(Choice.FOR, Fraction(1), "large")] * 15,
    *[Vote(Choice.AGAINST, Fraction(1), "large")] * 30,
    *[Vote(Choice.ABSTAIN, Fraction(1), "sme")] * 6,
]
PRESENT = strength([*((vote.member_class, vote.weight) for vote in CAST), *[("sme", Fraction(1))] * 4])
ROLL = strength([*[("sme", Fraction(1))] * 45, *[("large", Fraction(1))] * 55])


def counted(majority, cast=CAST, **said):
    return count_motion(cast, majority, roll=ROLL, present=PRESENT, **said)


@pytest.mark.parametrize(
    ("base", "votes", "carried"),
    [(Base.CAST_WITHOUT_ABSTENTIONS, 70, True), (Base.CAST, 76, True), (Base.PRESENT, 80, False), (Base.ALL, 100, False)],
)
def test_the_same_votes_carry_or_not_by_the_base(base, votes, carried):
    motion = counted(Majority(HALF, base))

    assert (motion.tests[0].part, motion.tests[0].base, motion.is_carried) == (40, votes, carried)
    assert (motion.votes_for, motion.votes_against, motion.abstentions, motion.not_cast) == (40, 30, 6, 24)


def test_exactly_two_thirds_is_enough_unless_more_is_asked():
    cast = [*CAST[:40], *CAST[40:60]]

    assert counted(Majority(TWO_THIRDS), cast).is_carried
    assert not counted(Majority(Threshold(Fraction(2, 3), is_strict=True)), cast).is_carried


def test_a_double_majority_needs_the_classes_as_well():
    double = Majority(HALF, per_class=ClassMajority(HALF))
    half_of_them = Majority(HALF, per_class=ClassMajority(HALF, of_classes=Threshold(Fraction(1, 2))))

    motion = counted(double)

    assert [(test.what, test.name, test.part, test.base, test.is_met) for test in motion.tests] == [
        ("all", "", 40, 70, True),
        ("class", "large", 15, 45, False),
        ("class", "sme", 25, 25, True),
        ("classes", "", 1, 2, False),
    ]
    assert not motion.is_carried
    assert counted(half_of_them).is_carried


def test_a_class_with_a_veto_stops_what_others_carry():
    motion = counted(Majority(HALF, veto=frozenset({"large"})))

    assert (motion.is_carried, motion.vetoed_by) == (False, ("large",))
    assert "The class large has a veto, and more of it are against than for." in map(str, motion.said)


def test_a_tie_ends_as_the_rule_says():
    cast = [*CAST[:30], *CAST[40:70]]
    majority = Majority(HALF)

    assert counted(majority, cast, tie=Tie.NOT_CARRIED).is_carried is False
    assert counted(majority, cast, tie=Tie.STOP).is_carried is None
    waiting = counted(majority, cast, tie=Tie.CHAIR)
    assert (waiting.is_tied, waiting.is_carried) == (True, None)
    assert str(waiting.said[-1]) == "The tie waits for the word of the chair, or for the lot."
    assert counted(majority, cast, tie=Tie.CHAIR, casting=Choice.FOR).is_carried is True
    assert counted(majority, cast, tie=Tie.LOT, casting=drawn_choice("seed")).is_carried in (True, False)
    assert {drawn_choice(seed) for seed in "abcdef"} == {Choice.FOR, Choice.AGAINST}


def test_the_result_is_told_in_sentences():
    assert [str(one) for one in counted(Majority(TWO_THIRDS)).said] == [
        "40 for, 30 against, 6 abstentions.",
        "40 of 70 votes (cast for or against) are for it: at least 2/3 was needed.",
        "Not carried.",
    ]


def test_more_votes_than_are_present_are_refused():
    with pytest.raises(ValueError, match="82 votes cast, 80 present, 100 on the roll"):
        counted(Majority(), [*CAST, *CAST[:6]])


STANDING = [
    Candidate(1, "Ann", "large", "FR"),
    Candidate(2, "Bo", "large", "FR"),
    Candidate(3, "Cy", "large", "BE"),
    Candidate(4, "Di", "sme", "FR"),
    Candidate(5, "Ed", "sme", "DE"),
]


def marks(*rows):
    return [Ballot(tuple(map(int, numbers)), Fraction(weight)) for weight, numbers in rows]


VOTES = marks((9, "1"), (8, "2"), (7, "3"), (6, "4"), (5, "5"))


def test_most_votes_first_with_seats_kept_for_a_class():
    open_to_all = count(Elects(Method.PLURALITY, 3), STANDING, VOTES)
    kept = count(Elects(Method.PLURALITY, 3, {"sme": 1}), STANDING, VOTES)

    assert open_to_all.order == (1, 2, 3)
    assert kept.order == (1, 2, 4)
    assert [(one.candidate, str(one.why)) for one in kept.passed_over] == [
        (3, "No seat is left for the class large: the rest are kept for others.")
    ]


def test_a_country_has_no_more_than_its_seats():
    election = count(Elects(Method.APPROVAL, 3, country_cap=1), STANDING, VOTES)

    assert election.order == (1, 3, 5)
    assert [str(one.why) for one in election.passed_over] == ["FR already has its 1 seats."] * 2


def test_equal_votes_matter_only_where_not_all_find_a_seat():
    equal = marks((9, "1"), (5, "2"), (5, "3"))

    assert count(Elects(Method.APPROVAL, 3), STANDING, equal).order == (1, 2, 3)
    with pytest.raises(Tied, match="2, 3 are tied"):
        count(Elects(Method.APPROVAL, 2), STANDING, equal)
    assert count(Elects(Method.APPROVAL, 2), STANDING, equal, chair([3, 2])).order == (1, 3)
    # the cap leaves only one of them a seat: no tie
    assert count(Elects(Method.APPROVAL, 2, country_cap=1), STANDING, equal).order == (1, 3)
    assert count(Elects(Method.APPROVAL, 2), STANDING, equal, lot("s", range(1, 6))).rounds[0].ties[0].by == "lot"


def test_nobody_is_elected_without_a_vote():
    assert count(Elects(Method.BLOCK, 3), STANDING, marks((2, "1"))).order == (1,)
