"""Slots: nobody is in two places at once, the tables hold, and no other choice is worth more."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.slots import Limits, Wish, arrange, choose, place

wish = st.builds(Wish, st.sampled_from("abcde"), st.sampled_from("wxyz"), st.integers(1, 5))
limits = st.builds(Limits, st.integers(1, 4), st.integers(1, 3))


def fits(pairs, within):
    per = Counter(name for guest, host in pairs for name in (f"g{guest}", f"h{host}"))
    return max(per.values(), default=0) <= within.slots and len(pairs) <= within.slots * within.tables


@given(st.lists(wish, max_size=20), limits)
@settings(max_examples=120)
def test_nobody_is_in_two_places_at_once_and_the_tables_hold(wishes, within):
    chosen, meetings = arrange(wishes, within)

    assert {(one.guest, one.host) for one in meetings} == {(one.guest, one.host) for one in chosen.wishes}
    assert len(meetings) == len(chosen.wishes)
    for side in ("guest", "host"):
        assert max(Counter((one.slot, getattr(one, side)) for one in meetings).values(), default=1) == 1
    assert max(Counter(one.slot for one in meetings).values(), default=0) <= within.tables
    assert all(0 <= one.slot < within.slots for one in meetings)
    assert chosen.is_proven


@given(st.lists(wish, max_size=9, unique_by=lambda one: (one.guest, one.host)), limits)
@settings(max_examples=60)
def test_no_other_choice_is_worth_more(wishes, within):
    sets = (some for size in range(len(wishes) + 1) for some in combinations(wishes, size))
    best = max(sum(one.worth for one in some) for some in sets if fits([(one.guest, one.host) for one in some], within))

    assert choose(wishes, within).worth == best


@given(st.lists(wish, max_size=12), limits, st.randoms())
@settings(max_examples=40)
def test_the_order_of_wishes_does_not_matter(wishes, within, random):
    mixed = list(wishes)
    random.shuffle(mixed)

    assert arrange(wishes, within) == arrange(mixed, within)


def test_too_many_meetings_for_the_slots_are_refused():
    with pytest.raises(ValueError, match="more meetings than there are slots"):
        place([("a", "x"), ("a", "y")], 1)
    with pytest.raises(ValueError, match="at least 1"):
        choose([], Limits(0, 1))
