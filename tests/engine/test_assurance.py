"""Assurance as registers write it: nothing is invented, nothing depends on order, and what was read reads the same again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine.assurance import Assurance, profiles, read

components = st.builds("{}_{}.{}".format, st.sampled_from(["ALC", "AVA", "ATE"]), st.sampled_from(["FLR", "VAN", "DVS"]), st.integers(1, 5))
stated = st.lists(components, max_size=5, unique=True)


@pytest.mark.parametrize(
    ("text", "package", "ava_van"),
    [
        ("ALC_DVS.2,AVA_VAN.5,EAL5+", "EAL5+", 5),
        ("EAL4+,ALC_FLR.2", "EAL4+", None),
        ("EAL 4 augmented with ALC_FLR.2", "EAL4+", None),
        ("eal4", "EAL4", None),
        ("EAL2", "EAL2", None),
        ("None", "", None),
        ("", "", None),
        ("EAL4+ALC_DVS.2 and AVA_VAN.3", "EAL4+", 3),
        ("EAL44", "", None),
        ("EAL2, EAL4", "", None),
    ],
)
def test_what_registers_write(text, package, ava_van):
    assert (read(text).package, read(text).ava_van) == (package, ava_van)


@pytest.mark.parametrize(("eal", "implied"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 5), (7, 5)])
def test_a_package_contains_a_depth_of_vulnerability_analysis(eal, implied):
    assert read(f"EAL{eal}").implied_ava_van == implied
    assert read(f"EAL{eal}+,AVA_VAN.5").implied_ava_van == 5
    assert read(f"EAL{eal}+,AVA_VLA.4").implied_ava_van is None


@given(st.integers(1, 7), stated, st.randoms())
def test_order_and_case_do_not_matter(eal, found, dice):
    parts = [f"EAL{eal}", *found]
    shuffled = [*parts]
    dice.shuffle(shuffled)

    assert read(",".join(shuffled).lower()) == read("; ".join(parts))


@given(st.one_of(st.none(), st.integers(1, 7)), st.booleans(), stated)
def test_what_was_read_reads_the_same_again(eal, plus, found):
    first = read(",".join([*([f"EAL{eal}{'+' if plus else ''}"] if eal else []), *found]))

    assert read(str(first)) == first


@given(st.text(max_size=300))
def test_any_text_is_read_and_nothing_is_invented(text):
    found = read(text)

    assert isinstance(found, Assurance)
    assert found.eal is None or str(found.eal) in text
    assert all(component[:3] in text.upper() for component in found.components)


def test_protection_profiles_are_told_apart_and_named_once():
    assert profiles("Java Card System|  PACE \n PP |Java Card System|None|") == ("Java Card System", "PACE PP")
