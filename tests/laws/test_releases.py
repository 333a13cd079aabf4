import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.releases import canonical, differences, digest

amounts = st.decimals(-(10**30), 10**30, allow_nan=False, places=2)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)
cells = st.dictionaries(
    st.sampled_from(["year", "grade"]), st.dictionaries(st.sampled_from("abcd"), st.none() | st.decimals(0, 5, places=0), max_size=4)
)


@given(plain)
def test_the_text_is_json_that_reads_back_as_the_value(value):
    assert json.loads(canonical(value)) == value


@given(amounts)
def test_an_amount_keeps_every_digit_and_its_text_does_not_depend_on_trailing_zeros(amount):
    text = json.loads(canonical(amount))

    assert Decimal(text) == amount
    assert canonical(Decimal(f"{amount:f}00")) == canonical(amount)


@given(st.dictionaries(st.text(), st.integers()), st.randoms(use_true_random=False))
def test_the_order_of_keys_never_matters(mapping, chance):
    shuffled = dict(chance.sample(list(mapping.items()), len(mapping)))

    assert digest(shuffled) == digest(mapping)


@given(plain, plain)
def test_different_values_have_different_digests(one, other):
    assert one == other or digest(one) != digest(other)


@given(cells)
def test_a_release_does_not_differ_from_itself(release):
    assert differences(release, release) == ()


@given(cells, cells)
def test_the_way_back_names_the_same_cells_with_both_sides_changed_over(before, after):
    there, back = differences(before, after), differences(after, before)

    assert [(d.table, d.cell, d.before, d.after) for d in there] == [(d.table, d.cell, d.after, d.before) for d in back]


@given(cells, cells)
def test_applying_the_differences_gives_the_later_release(before, after):
    old = {(table, cell): amount for table, found in before.items() for cell, amount in found.items()}
    new = {(table, cell): amount for table, found in after.items() for cell, amount in found.items()}
    moved = {(d.table, d.cell): d.after for d in differences(before, after)}

    assert {address: moved.get(address, old.get(address)) for address in new} == new
    assert all(moved.get(address, object()) is None for address in old.keys() - new.keys())
