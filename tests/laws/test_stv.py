"""Laws of the single transferable vote, in both variants."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

from entente.engine.rules import Method
from entente.engine.tally import Ballot, Tied, count, lot
from tests.laws.voting import elections, given

RANKED = (Method.STV_SCOTTISH, Method.STV_EXACT)
ranked = elections(RANKED)
exact = elections((Method.STV_EXACT,))


def drawn(standing):
    return lot("2026-11-28", [one.number for one in standing])


def outcome(elects, standing, ballots):
    """Who is elected, or who is tied, without a last resort."""
    try:
        return "elected", set(count(elects, standing, ballots).elected)
    except Tied as tied:
        return "tied", set(tied.tied)


@given(ranked)
def test_votes_add_up_in_every_round(election):
    elects, standing, ballots = election

    counted = count(elects, standing, ballots, drawn(standing))

    assert counted.total + counted.blank == sum(ballot.weight for ballot in ballots)
    for one in counted.rounds:
        assert sum(one.votes.values()) + one.exhausted + one.truncated == counted.total
        assert min(one.votes.values()) >= 0
    assert elects.method is Method.STV_SCOTTISH or not counted.rounds[-1].truncated
    assert len(counted.elected) == len(set(counted.order)) == min(elects.seats, len(standing))


@given(ranked, st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_matters(election, dice):
    elects, standing, ballots = election
    shuffled = list(ballots)
    dice.shuffle(shuffled)

    assert count(elects, standing, shuffled, drawn(standing)) == count(elects, standing, ballots, drawn(standing))


@given(ranked, st.randoms(use_true_random=False))
def test_the_numbers_of_candidates_never_matter(election, dice):
    elects, standing, ballots = election
    numbers = [one.number for one in standing]
    dice.shuffle(numbers)
    new = {one.number: number for one, number in zip(standing, numbers, strict=True)}
    renamed = [replace(ballot, candidates=tuple(new[one] for one in ballot.candidates)) for ballot in ballots]

    how, who = outcome(elects, standing, ballots)

    assert outcome(elects, standing, renamed) == (how, {new[one] for one in who})


@given(exact, st.fractions(Fraction(1, 7), 9, max_denominator=7))
def test_scaling_all_weights_never_matters_in_the_exact_variant(election, factor):
    elects, standing, ballots = election
    scaled = [replace(ballot, weight=ballot.weight * factor) for ballot in ballots]

    assert outcome(elects, standing, scaled) == outcome(elects, standing, ballots)
    one, other = (count(elects, standing, cast, drawn(standing)) for cast in (ballots, scaled))
    assert (one.order, one.quota * factor) == (other.order, other.quota)


@given(exact)
def test_a_ballot_cast_in_parts_counts_as_one(election):
    elects, standing, ballots = election
    parts = [replace(ballot, weight=ballot.weight / 3) for ballot in ballots for _part in range(3)]

    assert count(elects, standing, parts, drawn(standing)).rounds == count(elects, standing, ballots, drawn(standing)).rounds


@given(exact)
def test_whoever_agrees_on_a_set_gets_its_share_of_seats(election):
    """Droop's proportionality: more than k quotas that rank one set before all others elect k of it, or all of it."""
    elects, standing, ballots = election
    counted = count(elects, standing, ballots, drawn(standing))
    numbers = [one.number for one in standing]

    for size in range(1, len(numbers) + 1):
        for wanted in map(set, combinations(numbers, size)):
            solid = sum(ballot.weight for ballot in ballots if set(ballot.candidates[:size]) == wanted)
            due = next(k for k in range(elects.seats, -1, -1) if solid > k * counted.quota or not k)
            assert len(wanted & set(counted.elected)) >= min(due, size)


@given(ranked)
def test_blank_ballots_and_withdrawn_candidates_change_nothing(election):
    elects, standing, ballots = election
    ghost = replace(standing[0], number=len(standing) + 1, is_withdrawn=True)
    more = [replace(ballot, candidates=(ghost.number, *ballot.candidates)) for ballot in ballots] + [Ballot(())]

    one, other = count(elects, standing, ballots, drawn(standing)), count(elects, [*standing, ghost], more, drawn([*standing, ghost]))

    assert (one.order, one.rounds, one.blank + 1) == (other.order, other.rounds, other.blank)
