"""Voting power against counting every coalition and every order by hand."""

from fractions import Fraction
from itertools import chain, combinations, permutations

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from entente.engine.power import banzhaf, game, minimal_blocking, minimal_winning, shapley, smallest_blocking, smallest_winning
from entente.engine.power.banzhaf import swings
from entente.engine.power.shapley import _exact, _integrated
from entente.engine.rules import HALF, TWO_THIRDS, Threshold
from tests.laws.voting import given

quotas = st.sampled_from((HALF, TWO_THIRDS, Threshold(Fraction(3, 4)), Threshold(Fraction(1))))


@st.composite
def games(draw, most=6):
    weights = draw(st.lists(st.fractions(0, 9, max_denominator=3), min_size=1, max_size=most))
    assume(any(weights))
    return game(weights, draw(quotas))


def coalitions(voters):
    return chain.from_iterable(combinations(voters, size) for size in range(len(voters) + 1))


@given(games())
def test_banzhaf_counts_the_coalitions_that_a_voter_turns(votes):
    def turned(voter):
        others = [votes.weights[other] for other in range(len(votes.weights)) if other != voter]
        return sum(votes.needed - votes.weights[voter] <= sum(some) < votes.needed for some in coalitions(others))

    assert swings(votes) == tuple(map(turned, range(len(votes.weights))))
    assert sum(banzhaf(votes)) == 1


@given(games(5))
def test_shapley_is_the_share_of_orders_in_which_a_voter_carries(votes):
    voters = range(len(votes.weights))
    orders = list(permutations(voters))
    carried = [next(o[: i + 1][-1] for i in voters if sum(votes.weights[v] for v in o[: i + 1]) >= votes.needed) for o in orders]

    assert shapley(votes) == tuple(Fraction(carried.count(voter), len(orders)) for voter in voters)


@given(games(12))
def test_integration_finds_what_counting_finds(votes):
    exact, integrated = _exact(votes), _integrated(votes)

    assert all(abs(float(exact[weight]) - float(integrated[weight])) < 1e-10 for weight in exact)


@given(games(), st.integers(2, 5))
def test_power_grows_with_weight_and_knows_no_unit(votes, factor):
    scaled = game([weight * factor for weight in votes.weights], Threshold(Fraction(votes.needed, votes.total)))

    for index in (banzhaf, shapley):
        shares = index(votes)
        ordered = sorted(zip(votes.weights, shares, strict=True))
        assert [share for _weight, share in ordered] == sorted(shares)
        assert index(scaled) == shares


@given(games())
def test_smallest_coalitions_are_the_smallest(votes):
    for needed, fewest, minimal in (
        (votes.needed, smallest_winning(votes), minimal_winning(votes)),
        (votes.can_be_blocked, smallest_blocking(votes), minimal_blocking(votes)),
    ):
        enough = [set(some) for some in coalitions(range(len(votes.weights))) if sum(votes.weights[v] for v in some) >= needed]
        assert len(fewest.voters) == min(map(len, enough))
        assert {frozenset(one.voters) for one in minimal} == {frozenset(one) for one in enough if not any(other < one for other in enough)}


@pytest.mark.parametrize(
    ("quota", "expected"),
    [(HALF, "30.9 27.3 23.6 5.5 5.5 5.5 1.8"), (TWO_THIRDS, "25.8 23.6 19.1 12.4 12.4 3.4 3.4")],
)
def test_seven_classes_of_245_members_as_blocs(quota, expected):
    shares = banzhaf(game([66, 60, 55, 22, 22, 14, 6], quota))

    assert " ".join(f"{float(share):.1%}".rstrip("%") for share in shares) == expected
