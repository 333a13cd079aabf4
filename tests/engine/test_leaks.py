"""What a secret vote would still tell about a voter."""

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from entente.engine.tally.ballots import Choice
from entente.engine.tally.leaks import by_class, certain, few_of_class, few_of_weight
from entente.engine.tally.motion import Sides
from tests.laws.voting import given


def told(said):
    return [str(one) for one in said]


def test_no_class_is_shown_with_fewer_than_five_ballots_nor_follows_from_the_others():
    assert by_class({"large": 12, "sme": 7, "research": 9}).cells == {"large": 12, "sme": 7, "research": 9}
    shown = by_class({"large": 12, "sme": 4, "research": 9})
    assert (shown.cells["sme"], shown.cells["research"], shown.cells["large"]) == (None, None, 12)
    assert set(by_class({"large": 2, "sme": 2}).cells.values()) == {None}


def test_a_class_of_which_few_vote_is_warned_of():
    assert told(few_of_class({"large": 12, "sme": 4, "research": 0})) == [
        "Only 4 ballots are of the class sme, and the rule counts classes: each published ballot says its class, and the roll who they are."
    ]


def test_a_weight_that_few_hold_is_warned_of_before_the_vote():
    weights = [Fraction(1)] * 20 + [Fraction(19)] * 2

    assert told(few_of_weight(weights)) == [
        "Only 2 ballots carry 19 votes, and the roll says whose they may be: let them be cast as single votes."
    ]
    assert few_of_weight([Fraction(1)] * 3) == ()


def test_a_large_voter_is_given_away_by_the_sums():
    weights = [Fraction(19), *[Fraction(1)] * 6]

    assert told(certain(weights, Sides(Fraction(21), Fraction(4)))) == [
        "From this result anybody can tell that every voter with 19 votes voted for."
    ]
    assert certain([Fraction(1)] * 6, Sides(Fraction(4), Fraction(2))) == ()
    assert len(certain([Fraction(1)] * 6, Sides(Fraction(6)))) == 1


def test_too_many_votes_are_said_to_be_too_many():
    assert told(certain([Fraction(10**6)] * 9, Sides(Fraction(5 * 10**6), Fraction(4 * 10**6))))[0].startswith("Too many votes")


@given(st.lists(st.tuples(st.integers(1, 4).map(Fraction), st.sampled_from(list(Choice))), min_size=1, max_size=5))
def test_a_voter_is_named_exactly_when_every_way_to_the_result_has_it_vote_alike(cast):
    weights = [weight for weight, _choice in cast]

    def sums(choices):
        pairs = list(zip(weights, choices, strict=True))
        return Sides(*(sum((w for w, choice in pairs if choice is one), Fraction(0)) for one in Choice))

    result = sums([choice for _weight, choice in cast])
    ways = [choices for choices in product(Choice, repeat=len(cast)) if sums(choices) == result]
    alike = {weight for place, weight in enumerate(weights) if len({choices[place] for choices in ways}) == 1}

    assert {said.facts["weight"] for said in certain(weights, result)} == alike
