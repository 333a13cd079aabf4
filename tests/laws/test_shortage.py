"""Laws of demand and supply: never a false zero, never narrower than what is known, exact once all have answered."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.shortage import RISK, Frame, Source, Span, demand, missing, most_silent, supply


@st.composite
def cells(draw):
    asked = draw(st.integers(1, 60))
    answered = draw(st.integers(0, asked))
    holders = draw(st.integers(0, answered))
    return Frame(asked, answered), holders and holders + draw(st.integers(0, 40)), holders


@given(cells())
def test_what_was_answered_is_certain_and_the_rest_lies_between(cell):
    frame, openings, holders = cell
    found = demand(frame, openings, holders)

    if not frame.answered:
        assert found is None
        return
    assert found.low == openings <= found.expected <= found.high
    if frame.answered == frame.asked:
        assert (found.expected, found.high) == (openings, openings)
    elif frame.answered * RISK < frame.asked - frame.answered:
        assert found.high > found.low or most_silent(frame.asked, frame.answered, holders) == 0


@given(st.integers(1, 40), st.data())
def test_nothing_found_is_no_zero_while_many_are_silent(asked, data):
    answered = data.draw(st.integers(1, asked))
    found = demand(Frame(asked, answered), 0, 0)

    if found.high == 0:
        assert Fraction(answered, asked) >= 1 - RISK  # one holder among all would hardly have been missed


@given(st.integers(1, 9), st.data())
@settings(max_examples=60)
def test_the_bound_agrees_with_counting_every_sample(asked, data):
    answered = data.draw(st.integers(1, asked))
    holders = data.draw(st.integers(0, answered))
    samples = [set(one) for one in combinations(range(asked), answered)]

    def chance(silent):
        having = set(range(holders + silent))
        return Fraction(sum(len(having & one) <= holders for one in samples), len(samples))

    assert most_silent(asked, answered, holders) == max(silent for silent in range(asked - answered + 1) if chance(silent) > RISK)


@given(cells())
def test_more_answers_with_nothing_never_raise_the_most(cell):
    frame, openings, holders = cell
    if 0 < frame.answered < frame.asked:
        more = demand(Frame(frame.asked, frame.answered + 1), openings, holders)
        assert more.high <= demand(frame, openings, holders).high


sources = st.lists(
    st.builds(
        Source,
        roles=st.frozensets(st.sampled_from("xyz"), min_size=1, max_size=2),
        graduates=st.none() | st.integers(0, 30),
        places=st.none() | st.integers(0, 30),
    ),
    max_size=6,
)


@given(sources, cells())
def test_a_role_without_courses_has_no_supply_of_zero_and_the_gap_holds_every_supply_between(given_sources, cell):
    frame, openings, holders = cell
    brought, wanted = supply(given_sources, "x"), demand(frame, openings, holders)

    if not any("x" in one.roles for one in given_sources):
        assert brought == Span(None, None)
        return
    assert brought.high is None or brought.low <= brought.high
    found = missing(wanted, brought)
    if wanted and brought.high is not None:
        assert found.low <= wanted.low - brought.low <= found.high
