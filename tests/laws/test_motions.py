"""Laws of motions, and of elections by marks."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume
from hypothesis import strategies as st

from entente.engine.rules import Base, Majority, Method, Tie, strength
from entente.engine.tally import Choice, Tied, Vote, count, count_motion, lot
from tests.laws.voting import CLASSES, elections, fractions, given, majorities, thresholds, votes

MARKED = (Method.PLURALITY, Method.BLOCK, Method.APPROVAL)


more_voters = st.lists(st.tuples(st.sampled_from(CLASSES), fractions), max_size=4)


def counted(cast, majority, silent=(), absent=(), **said):
    there = [*((vote.member_class, vote.weight) for vote in cast), *silent]
    return count_motion(cast, majority, roll=strength([*there, *absent]), present=strength(there), **said)


@given(votes, majorities, more_voters, more_voters, st.data())
def test_a_vote_more_for_it_never_stops_a_motion(cast, majority, silent, absent, data):
    assume(cast)
    place = data.draw(st.integers(0, len(cast) - 1))
    swung = [*cast[:place], replace(cast[place], choice=Choice.FOR), *cast[place + 1 :]]

    before, after = (counted(each, majority, silent, absent).is_carried for each in (cast, swung))

    assert after >= before


@given(votes, majorities, more_voters, more_voters, fractions, st.randoms(use_true_random=False))
def test_order_and_scale_never_matter(cast, majority, silent, absent, factor, dice):
    shuffled = [replace(vote, weight=vote.weight * factor) for vote in cast]
    dice.shuffle(shuffled)
    grown = [[(name, weight * factor) for name, weight in group] for group in (silent, absent)]

    one, other = counted(cast, majority, silent, absent), counted(shuffled, majority, *grown)

    assert (one.is_carried, one.is_tied, one.vetoed_by) == (other.is_carried, other.is_tied, other.vetoed_by)
    assert (one.votes_for * factor, one.not_cast * factor) == (other.votes_for, other.not_cast)


@given(votes, thresholds, more_voters, st.sampled_from(CLASSES), fractions)
def test_what_an_abstention_does_depends_on_the_base(cast, needs, silent, name, weight):
    """Nothing to a majority of those for or against; to one of the present no more than staying there without a word."""
    abstaining = [*cast, Vote(Choice.ABSTAIN, weight, name)]

    cast_only, present = Majority(needs), Majority(needs, Base.PRESENT)

    assert counted(abstaining, cast_only, silent).is_carried == counted(cast, cast_only, silent).is_carried
    assert counted(abstaining, present, silent).is_carried == counted(cast, present, [*silent, (name, weight)]).is_carried


@given(votes, majorities, more_voters, more_voters)
def test_votes_add_up_to_the_roll_and_a_tie_is_decided_only_as_declared(cast, majority, silent, absent):
    stopped = counted(cast, majority, silent, absent, tie=Tie.STOP)
    ended = {said: counted(cast, majority, silent, absent, tie=Tie.CHAIR, casting=said).is_carried for said in (Choice.FOR, Choice.AGAINST)}

    roll = sum((weight for _name, weight in [*silent, *absent]), sum((vote.weight for vote in cast), Fraction(0)))
    assert stopped.votes_for + stopped.votes_against + stopped.abstentions + stopped.not_cast == roll
    if stopped.is_carried is None:
        assert stopped.is_tied
        assert ended == {Choice.FOR: True, Choice.AGAINST: False}
    else:
        assert set(ended.values()) == {stopped.is_carried}


@given(elections(MARKED), st.data())
def test_a_mark_more_never_unseats_a_candidate(election, data):
    elects, standing, ballots = election
    last_resort = lot("seed", [one.number for one in standing])
    place = data.draw(st.integers(0, len(ballots) - 1))
    winner = data.draw(st.sampled_from(standing)).number
    marked = {Method.APPROVAL: ballots[place].candidates}.get(elects.method, ())
    more = replace(ballots[place], candidates=(winner, *(one for one in marked if one != winner)))
    after = [*ballots[:place], more, *ballots[place + 1 :]]

    if winner in count(elects, standing, ballots, last_resort).elected:
        assert winner in count(elects, standing, after, last_resort).elected


@given(elections(MARKED))
def test_no_class_and_no_country_takes_more_than_its_seats(election):
    elects, standing, ballots = election
    counted = count(elects, standing, ballots, lot("seed", [one.number for one in standing]))
    seated = [one for one in standing if one.number in counted.elected]

    assert len(seated) <= elects.seats
    for country in {one.country for one in seated if one.country}:
        assert elects.country_cap is None or sum(one.country == country for one in seated) <= elects.country_cap
    beyond = [max(0, sum(one.member_class == name for one in seated) - elects.by_class.get(name, 0)) for name in CLASSES]
    assert sum(beyond) <= elects.seats - sum(elects.by_class.values())


@given(elections(MARKED))
def test_groups_get_the_seats_that_they_are_owed_as_far_as_they_have_candidates(election):
    """Where neither classes nor countries keep somebody out; and no seat stays empty while somebody with votes could sit there."""
    elects, standing, ballots = election
    elects = replace(elects, by_class={}, country_cap=None)
    counted = count(elects, standing, ballots, lot("seed", [one.number for one in standing]))
    seated = [one for one in standing if one.number in counted.elected]
    voted = [one for one in standing if counted.rounds[0].votes[one.number]]

    for name, least in elects.at_least.items():
        able = [one for one in voted if name in one.groups]
        assert sum(name in one.groups for one in seated) >= min(least, len(able))
    assert len(seated) == min(elects.seats, len(voted))


@given(elections(MARKED))
def test_without_groups_to_which_seats_are_owed_it_is_as_it_was(election):
    """What candidates say of themselves changes nothing where the rule asks for nothing."""
    elects, standing, ballots = election
    elects, resort = replace(elects, at_least={}), lot("seed", [one.number for one in standing])
    plain = [replace(one, groups=frozenset()) for one in standing]

    assert count(elects, standing, ballots, resort) == count(elects, plain, ballots, resort)


@given(elections(MARKED), st.randoms(use_true_random=False))
def test_order_and_numbers_never_matter_in_elections_by_marks(election, dice):
    elects, standing, ballots = election
    numbers, shuffled = [one.number for one in standing], list(ballots)
    dice.shuffle(numbers)
    dice.shuffle(shuffled)
    new = {one.number: number for one, number in zip(standing, numbers, strict=True)}
    renamed = [replace(ballot, candidates=tuple(new[one] for one in ballot.candidates)) for ballot in shuffled]

    def outcome(candidates, cast):
        try:
            return "elected", set(count(elects, candidates, cast).elected)
        except Tied as tied:
            return "tied", set(tied.tied)

    how, who = outcome(standing, ballots)
    assert outcome([replace(one, number=new[one.number]) for one in standing], renamed) == (how, {new[one] for one in who})
