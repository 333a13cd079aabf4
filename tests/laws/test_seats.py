"""Laws of a body's composition."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.seats import Broken, Group, Limits, Sitter, assign, compose

COUNTRIES, CATEGORIES = ("BE", "FR", "PL", ""), ("large", "sme", "rto")
groups = st.lists(
    st.builds(
        Group,
        st.integers(1, 3),
        st.integers(0, 3),
        category=st.sampled_from(("", *CATEGORIES)),
        substitutes=st.integers(0, 1),
        country_cap=st.none() | st.integers(1, 2),
    ),
    unique_by=lambda one: one.key,
    max_size=3,
)
sitters = st.lists(
    st.builds(
        Sitter,
        st.integers(1, 99),
        st.none() | st.integers(1, 3),
        st.none() | st.integers(1, 3),
        st.sampled_from(CATEGORIES),
        st.sampled_from(COUNTRIES),
        st.booleans(),
    ),
    unique_by=lambda one: one.key,
    max_size=8,
)
limits = st.builds(
    Limits, st.none() | st.integers(1, 3), st.none() | st.integers(1, 2), st.frozensets(st.sampled_from(CATEGORIES), max_size=2)
)


@given(groups, sitters, limits, st.randoms())
@settings(max_examples=80)
def test_the_order_of_people_never_matters(seats, people, rules, random):
    mixed = list(people)
    random.shuffle(mixed)

    assert compose(seats, mixed, rules) == compose(seats, people, rules)


@given(groups, sitters, limits)
@settings(max_examples=80)
def test_everybody_is_somewhere_once_and_seats_add_up(seats, people, rules):
    found = compose(seats, people, rules)

    told = [key for one in found.groups for key in (*one.holders, *one.substitutes)] + list(found.without_group)
    assert sorted(told) == sorted(one.key for one in people)
    assert all(one.vacant == max(one.group.seats - len(one.holders), 0) for one in found.groups)


@given(groups, sitters, limits, st.data())
@settings(max_examples=80)
def test_who_leaves_breaks_no_rule_but_that_a_category_is_missing(seats, people, rules, data):
    if not people:
        return
    gone = data.draw(st.sampled_from(people))
    before, after = (compose(seats, those, rules) for those in (people, [one for one in people if one != gone]))

    def kept(found):
        return {(one.kind, one.group, one.what) for one in found.breaches if one.kind is not Broken.UNHEARD}

    assert kept(after) <= kept(before)
    assert all(one.found > one.allowed for one in before.breaches if one.kind is not Broken.UNHEARD)


@given(sitters, st.integers(1, 3))
@settings(max_examples=80)
def test_a_cap_on_countries_is_broken_exactly_by_those_with_more(people, cap):
    """An independent count: of all who hold a seat, whose country is known."""
    counts = Counter(one.country for one in people if one.country and not one.is_substitute)

    found = {one.what: one.found for one in compose([], people, Limits(country_cap=cap)).breaches}

    assert found == {country: count for country, count in counts.items() if count > cap}


def test_a_board_by_hand():
    """Two seats for large companies of which one stands empty, one for SMEs that a firm holds which has grown since; two directors of one
    country where one is allowed, and nobody of the universities."""
    large, small = Group(1, 2, "large", substitutes=1), Group(2, 1, "sme")
    ada, bo = Sitter(10, 1, 100, "large", "FR"), Sitter(11, 2, 101, "large", "FR")
    rules = Limits(country_cap=1, categories=frozenset({"rto"}))

    found = compose([large, small], [bo, ada, replace(ada, key=12, is_substitute=True)], rules)

    assert [(one.vacant, one.holders, one.substitutes) for one in found.groups] == [(1, (10,), (12,)), (0, (11,), ())]
    assert [(one.kind, one.who, one.what) for one in found.breaches] == [
        (Broken.CATEGORY, (11,), "sme"),
        (Broken.COUNTRY, (10, 11), "FR"),
        (Broken.UNHEARD, (), "rto"),
    ]


@given(groups, sitters, st.integers(0, 8))
@settings(max_examples=80)
def test_who_is_given_a_seat_breaks_no_rule_of_its_group_and_who_is_not_finds_none_free(seats, people, so_many):
    """Those who come are the last of them; whoever sits there already stays where it is."""
    sitting, coming = people[so_many:], people[:so_many]

    taken = assign(seats, sitting, coming)

    seated = [*sitting, *(replace(one, group=taken[one.key]) for one in coming)]
    before, after = compose(seats, sitting), compose(seats, seated)
    assert set(taken) == {one.key for one in coming}
    told = {(one.kind, one.group, one.what, one.found) for one in before.breaches}
    new = {(one.kind, one.group, one.what, one.found) for one in after.breaches if one.kind is not Broken.NO_GROUP} - told
    assert not new
    own = {group.key: group for group in seats}
    for one in coming:
        if taken[one.key] is not None and own[taken[one.key]].category == "":
            full = [group for group in seats if group.category == one.category and group.category]
            assert all(_is_closed(group, one, seated) for group in full)


def _is_closed(group, one, seated):
    """No seat of it is free, or another of the same country may not sit there."""
    mine = [other for other in seated if other.group == group.key and other.is_substitute == one.is_substitute]
    if len(mine) >= (group.substitutes if one.is_substitute else group.seats):
        return True
    cap = group.country_cap
    return not one.is_substitute and cap is not None and sum(other.country == one.country for other in mine) >= cap
