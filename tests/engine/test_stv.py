"""The single transferable vote worked by hand, and its ties."""

from fractions import Fraction

import pytest

from entente.engine.rules import Elects, Method
from entente.engine.tally import Ballot, Candidate, Drawn, Event, Tied, Uncountable, chair, count, lot


def ballots(*rows):
    return [Ballot(tuple(map(int, ranking)), Fraction(weight)) for weight, ranking in rows]


def counted(method, seats, cast, last_resort=None, names=3):
    standing = [Candidate(number) for number in range(1, names + 1)]
    return count(Elects(method, seats), standing, cast, *([last_resort] if last_resort else []))


# Ten ballots, two seats: 1 has six; the exact quota is 10/3, the Scottish 4.
CAST = ballots((4, "12"), (2, "13"), (3, "3"), (1, "2"))


def test_the_exact_variant_worked_by_hand():
    election = counted(Method.STV_EXACT, 2, CAST)

    assert election.quota == Fraction(10, 3)
    first, second = election.rounds
    assert (first.votes, first.elected) == ({1: 6, 2: 1, 3: 3}, (1,))
    # surplus 6 - 10/3 = 8/3, so each of the six ballots passes on 4/9
    assert (second.event, second.candidate, second.factor) == (Event.SURPLUS, 1, Fraction(4, 9))
    assert second.votes == {1: Fraction(10, 3), 2: 1 + Fraction(16, 9), 3: 3 + Fraction(8, 9)}
    assert (second.elected, election.order) == ((3,), (1, 3))


def test_the_scottish_variant_worked_by_hand():
    election = counted(Method.STV_SCOTTISH, 2, CAST)

    assert election.quota == 4
    # surplus 2: 2 / 6 = 0.33333 a ballot, remainder ignored
    second = election.rounds[1]
    assert second.votes == {1: 4, 2: Fraction("2.33332"), 3: Fraction("3.66666")}
    assert second.truncated == Fraction("0.00002")
    # nobody has 4, the lowest is excluded; one is left for one seat
    assert [one.event for one in election.rounds] == [Event.FIRST, Event.SURPLUS, Event.EXCLUDED, Event.FILLED]
    assert election.order == (1, 3)


def test_reaching_the_quota_is_enough_in_scotland_and_not_in_the_exact_variant():
    cast = ballots((3, "1"), (2, "2"), (1, "3"))

    assert counted(Method.STV_SCOTTISH, 1, ballots((4, "1"), (2, "2"), (1, "3"))).rounds[0].elected == (1,)
    assert counted(Method.STV_EXACT, 1, cast).quota == 3
    assert counted(Method.STV_EXACT, 1, cast).rounds[0].elected == ()


def test_equal_candidates_are_told_apart_by_the_latest_round_in_which_they_differed():
    # 1: 4, 2: 3, 3: 2, 4: 1. When 4 goes, 3 has 3 like 2, and had less before.
    election = counted(Method.STV_EXACT, 1, ballots((4, "1"), (3, "2"), (2, "3"), (1, "43")), names=4)

    assert election.rounds[2].candidate == 3
    assert election.rounds[2].ties == (Drawn((2, 3), 3, "step-back", 1),)


def test_a_tie_in_all_rounds_stops_unless_somebody_decides():
    cast = ballots((2, "1"), (1, "2"), (1, "3"))

    with pytest.raises(Tied) as stopped:
        counted(Method.STV_SCOTTISH, 2, cast)
    assert (stopped.value.tied, stopped.value.round_number) == ((2, 3), 1)
    assert counted(Method.STV_SCOTTISH, 2, cast, chair([3, 2])).elected == (1, 3)
    assert counted(Method.STV_SCOTTISH, 2, cast, chair([2, 3])).elected == (1, 2)
    with pytest.raises(Tied):
        counted(Method.STV_SCOTTISH, 2, cast, chair([2]))


def test_a_lot_is_drawn_from_the_seed_alone():
    cast = ballots((2, "1"), (1, "2"), (1, "3"))
    elected = {seed: counted(Method.STV_SCOTTISH, 2, cast, lot(seed, [1, 2, 3])).elected for seed in "abcdefgh"}

    assert set(elected.values()) == {(1, 2), (1, 3)}
    assert counted(Method.STV_SCOTTISH, 2, cast, lot("a", [3, 2, 1])).elected == elected["a"]


def test_what_cannot_be_counted_is_refused_in_words():
    with pytest.raises(Uncountable, match="There is no candidate 4"):
        counted(Method.STV_EXACT, 1, ballots((1, "4")))
    with pytest.raises(Uncountable, match="whole ballots only, not a weight of 1/2"):
        counted(Method.STV_SCOTTISH, 1, [Ballot((1,), Fraction(1, 2))])
    with pytest.raises(Uncountable, match="at most 1, this one marks 2"):
        counted(Method.PLURALITY, 2, ballots((1, "12")))
    with pytest.raises(Uncountable, match="at most 2, this one marks 3"):
        counted(Method.BLOCK, 2, ballots((1, "123")))
