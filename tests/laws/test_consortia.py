"""The choice of a consortium against every choice there is, and what must hold of any."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.consortia import Board, Candidate, Rule, Rules, Seat, broken, choose, explain, possible, worth

CODES, STATES = "abc", ("FR", "DE", "IT", "TR")


@st.composite
def boards(draw):
    keys = [f"o{number}" for number in range(draw(st.integers(1, 6)))]
    people = tuple(
        Candidate(
            key,
            draw(st.sampled_from(STATES)),
            draw(st.sampled_from([key, keys[0]])),
            frozenset(draw(st.sets(st.sampled_from(CODES)))),
            draw(st.sampled_from(["sme", "university"])),
            draw(st.booleans()),
            draw(st.integers(0, 4)),
        )
        for key in keys
    )
    seats = tuple(
        Seat(f"s{number}", frozenset(draw(st.sets(st.sampled_from(CODES), max_size=2))), frozenset(draw(st.sampled_from([(), ("sme",)]))))
        for number in range(draw(st.integers(1, 3)))
    )
    rules = Rules(
        frozenset(STATES),
        frozenset(STATES[:3]),
        draw(st.integers(0, 3)),
        draw(st.integers(0, 1)),
        Fraction(draw(st.integers(0, 2)), 3),
    )
    met = {frozenset(pair): draw(st.integers(0, 4)) for pair in combinations(keys, 2)}
    taken = {"s0": keys[-1]} if draw(st.booleans()) else {}
    return Board(seats, people, rules, taken, met)


def every(board, rules):
    """All choices that keep the rules, with what they are worth: the definition written out."""
    filled = [seat for seat in board.seats if possible(board, seat)]
    for chosen in product(*(possible(board, seat) for seat in filled)):
        if len({one.key for one in chosen}) == len(chosen) and not broken(rules, chosen):
            yield worth(board, {seat.key: one.key for seat, one in zip(filled, chosen, strict=True)})


@settings(max_examples=120, deadline=None)
@given(boards())
def test_no_choice_is_better_and_none_is_found_where_there_is_none(board):
    values = list(every(board, board.rules))
    found = choose(board)

    sitting = [board.by_key[key] for key in found.seats.values()]
    assert (found.points if found.seats else None) == max(values, default=None) or not any(possible(board, seat) for seat in board.seats)
    if found.seats:
        assert not broken(board.rules, sitting)
        assert board.taken.items() <= found.seats.items()
        assert set(found.seats) | set(found.empty) == {seat.key for seat in board.seats}


@settings(max_examples=40, deadline=None)
@given(boards(), st.randoms(use_true_random=False))
def test_the_order_of_candidates_changes_no_value(board, dice):
    shuffled = list(board.candidates)
    dice.shuffle(shuffled)

    assert choose(replace(board, candidates=tuple(shuffled))).points == choose(board).points


@settings(max_examples=40, deadline=None)
@given(boards())
def test_who_would_sit_there_instead_is_the_best_without_the_chosen_one(board):
    found = choose(board)

    for why in explain(board, found):
        others = replace(board, banned=frozenset([(why.seat, why.candidate)]))
        values = list(every(others, board.rules)) if possible(others, next(s for s in board.seats if s.key == why.seat)) else []
        if why.instead:
            assert found.points - why.instead.less == max(values)
            assert why.instead.less >= 0
        elif not why.is_taken:
            assert not values


def test_a_consortium_by_hand_and_why_each_sits_there():
    """Bruno knows Anna's institute from two projects (8 points) but is of the same group as Carla, who is needed for the third country."""
    pilot, lab, lead = Seat("pilot", frozenset({"a"})), Seat("lab", frozenset({"b", "c"})), Seat("lead")
    anna = Candidate("anna", "FR", "anna", is_sme=True)
    bruno = Candidate("bruno", "DE", "holding", frozenset({"a"}), experience=1)
    carla = Candidate("carla", "IT", "holding", frozenset({"b", "c"}))
    dora = Candidate("dora", "DE", "dora", frozenset({"a"}))
    emil = Candidate("emil", "FR", "emil", frozenset({"b"}))
    rules = Rules(frozenset(STATES), frozenset(STATES[:3]), countries=3, in_member_states=1, sme_share=Fraction(1, 3))
    board = Board((lead, pilot, lab), (anna, bruno, carla, dora, emil), rules, {"lead": "anna"}, {frozenset({"anna", "bruno"}): 2})

    found = choose(board)
    by_seat = {why.seat: why for why in explain(board, found)}

    assert (dict(found.seats), found.points) == ({"lead": "anna", "pilot": "dora", "lab": "carla"}, 120)
    assert by_seat["lead"].holds == {Rule.COUNTRIES, Rule.SMES}
    assert by_seat["pilot"].instead is None
    assert (by_seat["lab"].covers, by_seat["lab"].misses) == ({"b", "c"}, frozenset())
    alone = replace(board, candidates=(anna, bruno, dora, emil))
    assert choose(alone).conflicts == (Rule.COUNTRIES,)


@pytest.mark.parametrize(
    ("share", "seats", "least"), [(Fraction(0), 5, 0), (Fraction(1, 5), 5, 1), (Fraction(1, 5), 6, 2), (Fraction(1), 3, 3)]
)
def test_a_share_is_rounded_up(share, seats, least):
    people = [Candidate(str(number), "FR", str(number), is_sme=number < least) for number in range(seats)]
    rules = Rules(sme_share=share)

    assert broken(rules, people) == frozenset()
    if least:
        assert broken(rules, [replace(one, is_sme=False) if one.key == "0" else one for one in people]) == {Rule.SMES}
