"""Nobody's figure can be told from what is shown, whoever asks and however often it is asked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.quartiles import LEAST, Given, Kind, Quarter, compare, is_safe, parts, quarters

amounts = st.integers(0, 9).map(Decimal)


@st.composite
def contributions(draw, least=0, most=24):
    """The first belongs to the group of another now and then."""
    owners = [f"o{draw(st.integers(0, 2))}", *(f"o{place}" for place in range(1, most))]
    sectors, sizes = st.sampled_from("EH"), st.sampled_from(["s", "l", ""])
    number = draw(st.integers(least, most))
    return [Given(str(place), owners[place], draw(amounts), draw(sectors), draw(sizes)) for place in range(number)]


def alone(numbers):
    """Members, each of an owner of its own."""
    return {str(one): str(one) for one in numbers}


def seen(circles, key):
    """All that whoever gave `key` is ever shown: which circles there are, how many are in each, and its own place."""
    return [(one.kind, one.value, len(one.owners), one.quarters.get(key)) for one in circles if key in one.quarters]


@settings(max_examples=150, deadline=None)
@given(contributions(), st.data())
def test_an_attacker_cannot_tell_two_contributors_of_one_part_from_each_other(gave, data):
    """The attacker knows every place it is shown. Where two others exchange their amounts, it is shown the same."""
    found = compare(gave)
    circles = [one.owners for one in found]
    part = {one.key: frozenset(place for place, owners in enumerate(circles) if one.owner in owners) for one in gave}
    attacker = data.draw(st.sampled_from(gave)).key if gave else ""
    alike = [(a, b) for a in gave for b in gave if a.key < b.key and part[a.key] == part[b.key] and attacker not in (a.key, b.key)]
    if not alike:
        return
    one, other = data.draw(st.sampled_from(alike))
    swapped = {one.key: other.amount, other.key: one.amount}

    assert seen(compare([replace(row, amount=swapped.get(row.key, row.amount)) for row in gave]), attacker) == seen(found, attacker)
    assert all(count >= LEAST for count in parts([one.members for one in found]).values())


@settings(max_examples=100, deadline=None)
@given(contributions(LEAST), st.lists(amounts, min_size=1, max_size=LEAST - 1), st.lists(amounts, min_size=LEAST - 1, max_size=LEAST - 1))
def test_who_comes_later_is_not_told_by_the_difference(gave, late, otherwise):
    """Fewer than five come to those who were compared before: whatever they give, the first are shown the same."""
    first = compare(gave)
    if not first:
        return

    def again(said):
        newcomers = [Given(f"n{place}", f"n{place}", amount, "E", "s") for place, amount in enumerate(said)]
        return compare([*gave, *newcomers], before=[one.members for one in first])

    one, other = again(late), again(otherwise[: len(late)])

    assert [seen(one, row.key) for row in gave] == [seen(other, row.key) for row in gave]
    assert Kind.ALL not in {circle.kind for circle in one}
    assert Kind.AGAIN in {circle.kind for circle in one}


@given(contributions(most=LEAST - 1))
def test_fewer_than_five_are_shown_nothing(gave):
    assert compare(gave) == []


@given(contributions())
def test_two_of_one_owner_count_once(gave):
    for circle in compare([replace(one, owner=f"group{int(one.key) // 2}") for one in gave]):
        assert len(circle.owners) >= LEAST
        assert len(circle.quarters) >= len(circle.owners)


@given(st.dictionaries(st.text(max_size=3), amounts, min_size=1))
def test_more_is_never_lower_and_turning_all_round_turns_the_quarters_round(said):
    found, turned = quarters(said), quarters({key: -amount for key, amount in said.items()})

    for one in said:
        assert turned[one] == Quarter(5 - found[one].high, 5 - found[one].low)
        for other in said:
            assert said[one] <= said[other] or found[one].low >= found[other].low


@pytest.mark.parametrize(
    ("number", "expected"),
    [(5, [(1, 1), (2, 2), (2, 3), (3, 3), (4, 4)]), (8, [(1, 1), (1, 1), (2, 2), (2, 2), (3, 3), (3, 3), (4, 4), (4, 4)])],
)
def test_quarters_by_hand(number, expected):
    found = quarters({str(place): Decimal(place) for place in range(number)})

    assert [(found[str(place)].low, found[str(place)].high) for place in range(number)] == expected


def test_a_sector_is_withheld_where_the_rest_would_be_fewer_than_five():
    """Ten gave, six of energy: the other four would be told by the difference. With five others both sectors are shown."""
    energy = [Given(f"e{n}", f"e{n}", Decimal(n), "E") for n in range(6)]
    health = [Given(f"h{n}", f"h{n}", Decimal(n), "H") for n in range(4)]

    assert [(one.kind, one.value) for one in compare(energy + health)] == [(Kind.ALL, "")]
    one_more = [*health, Given("h9", "h9", Decimal(9), "H")]
    assert [(one.kind, one.value) for one in compare(energy + one_more)] == [(Kind.ALL, ""), (Kind.SECTOR, "E"), (Kind.SECTOR, "H")]


def test_the_rule_is_about_every_part_not_only_about_every_circle():
    everybody = alone(range(12))

    assert is_safe([everybody, alone(range(6))])
    assert not is_safe([everybody, alone(range(6)), alone(range(3, 9))])


def test_a_firm_is_not_told_by_the_circles_in_which_only_others_of_its_group_stand():
    """Of nine, eight are small; the ninth is large and its owner has a small firm too. By owners nothing would seem to be left beside."""
    small = [Given(f"s{n}", f"o{n}", Decimal(n), "E", "s") for n in range(8)]
    large = Given("l", "o0", Decimal(9), "E", "l")

    assert [(one.kind, one.value) for one in compare([*small, large])] == [(Kind.ALL, ""), (Kind.SECTOR, "E")]
    others = [Given(f"l{n}", f"p{n}", Decimal(n), "E", "l") for n in range(5)]
    found = {(one.kind, one.value): set(one.members) for one in compare([*small, large, *others])}
    assert found.keys() == {(Kind.ALL, ""), (Kind.SECTOR, "E"), (Kind.SIZE, "l"), (Kind.BOTH, "E/l")}
    assert found[Kind.SIZE, "l"] == found[Kind.BOTH, "E/l"] == {f"l{n}" for n in range(5)}


def test_another_firm_of_a_group_that_was_compared_before_is_a_newcomer():
    """Or its figure would be the difference between the two rounds."""
    first = [Given(f"s{n}", f"o{n}", Decimal(n)) for n in range(8)]
    before = [one.members for one in compare(first)]
    again = compare([*first, Given("new", "o0", Decimal(9))], before=before)

    assert [(one.kind, sorted(one.members)) for one in again] == [(Kind.AGAIN, sorted(one.key for one in first))]
