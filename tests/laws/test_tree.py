import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine.tree import NotATree, grow


@st.composite
def forests(draw: st.DrawFn) -> dict[int, int | None]:
    """Each number stands under a smaller one or under nothing, told in any order."""
    parents = {number: draw(st.none() | st.integers(0, number - 1)) if number else None for number in range(draw(st.integers(0, 12)))}
    return {number: parents[number] for number in draw(st.permutations(list(parents)))}


@given(forests())
def test_the_walk_meets_everything_once_and_parents_first(parents: dict[int, int | None]) -> None:
    tree = grow(parents)
    walked = [key for key, _ in tree.walk()]

    assert sorted(walked) == sorted(parents)
    assert all(walked.index(parent) < walked.index(key) for key, parent in parents.items() if parent is not None)
    assert all(depth == len(tree.ancestors(key)) for key, depth in tree.walk())


@given(forests())
def test_what_stands_within_a_key_is_what_has_it_above(parents: dict[int, int | None]) -> None:
    tree = grow(parents)
    for key in parents:
        assert tree.within(key) == {key} | {other for other in parents if key in tree.ancestors(other)}


@given(forests().filter(bool), st.data())
def test_a_loop_is_named(parents: dict[int, int | None], data: st.DataObject) -> None:
    top = data.draw(st.sampled_from(sorted(parents)))
    bottom = data.draw(st.sampled_from(sorted(grow(parents).within(top))))

    with pytest.raises(NotATree, match=rf"\b{bottom}\b"):
        grow(parents | {top: bottom})


def test_a_missing_parent_is_named() -> None:
    with pytest.raises(NotATree, match="gas stands under energy, which is not there"):
        grow({"gas": "energy"})


def test_siblings_stay_in_the_order_given() -> None:
    tree = grow({"transport": None, "energy": None, "rail": "transport", "air": "transport"})

    assert list(tree.walk()) == [("transport", 0), ("rail", 1), ("air", 1), ("energy", 0)]
