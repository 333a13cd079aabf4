"""Ultimate parents: whoever owns whom, each group has one name."""

from hypothesis import given
from hypothesis import strategies as st

from entente.members.queries.parents import topmost

links = st.dictionaries(st.integers(1, 12), st.integers(1, 12)).map(lambda above: {low: high for low, high in above.items() if low != high})


def up(start: int, above: dict[int, int]) -> set[int]:
    """Everything met on the way up, slowly."""
    met, here = {start}, start
    while here in above and above[here] not in met:
        here = above[here]
        met.add(here)
    return met


@given(links)
def test_everyone_below_one_owner_has_the_same_parent_as_the_owner(above):
    ends = topmost(above)

    for low, high in above.items():
        assert ends.get(low, low) == ends.get(high, high)


@given(links)
def test_a_parent_is_met_on_the_way_up(above):
    for low, end in topmost(above).items():
        assert end in up(low, above)


@given(links)
def test_who_owns_nobody_and_is_owned_by_nobody_is_alone(above):
    ends = topmost(above)

    for one in range(1, 13):
        if one not in above and one not in above.values():
            assert one not in ends


@given(links, st.randoms())
def test_the_order_of_the_links_does_not_matter(above, dice):
    shuffled = list(above.items())
    dice.shuffle(shuffled)

    assert topmost(dict(shuffled)) == topmost(above)


def test_a_circle_is_named_by_the_least_of_it():
    assert topmost({5: 3, 3: 9, 9: 3}) == {5: 3, 9: 3}
