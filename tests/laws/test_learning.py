"""Laws of the career path: what is chosen is what trying every set would choose, and no limit is passed over."""

from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.learning import Course, Limits, Why, closed_by, gap, rank, shortest

SKILLS = ("a", "b", "c", "d")
levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3), max_size=4)
amounts = st.none() | st.integers(0, 9).map(lambda tens: Decimal(tens * 10))
tongues = st.frozensets(st.sampled_from(["en", "fr"]), max_size=2)


@st.composite
def offers(draw):
    made = draw(st.lists(st.tuples(levels, amounts, amounts, tongues, st.sampled_from(["FR", "DE"]), st.booleans()), max_size=7))
    return [Course(number, *one) for number, one in enumerate(made)]


limits = st.builds(Limits, languages=tongues, countries=st.frozensets(st.sampled_from(["FR", "DE"]), max_size=1), budget=amounts)


def possible(courses, asked, given_limits):
    def fits(one):
        speaks = not given_limits.languages or given_limits.languages & one.languages
        near = not given_limits.countries or one.is_remote or one.country in given_limits.countries
        paid = given_limits.budget is None or (one.cost is not None and one.cost <= given_limits.budget)
        return speaks and near and paid and closed_by(one, asked)

    return [one for one in courses if fits(one)]


@given(levels, offers(), limits)
@settings(max_examples=120, deadline=None)
def test_no_set_of_courses_is_better_than_the_one_chosen(asked, courses, given_limits):
    usable = possible(courses, asked, given_limits)
    sets = [chosen for size in range(len(usable) + 1) for chosen in combinations(usable, size)]
    affordable = [one for one in sets if given_limits.budget is None or sum(each.cost for each in one) <= given_limits.budget]

    found = shortest(asked, courses, given_limits)

    chosen = [one for one in courses if one.key in found.closes]
    assert rank(asked, chosen, usable) == min(rank(asked, one, usable) for one in affordable)
    assert {skill for skills in found.closes.values() for skill in skills} | set(found.left) == set(asked)
    assert given_limits.budget is None or found.cost <= given_limits.budget


@given(levels, offers(), limits)
@settings(max_examples=60, deadline=None)
def test_the_order_of_courses_does_not_matter_and_one_more_never_leaves_more_open(asked, courses, given_limits):
    found = shortest(asked, courses, given_limits)

    assert len(shortest(asked, courses[::-1], given_limits).closes) == len(found.closes)
    assert len(shortest(asked, courses[:-1], given_limits).left) >= len(found.left)


@given(levels, levels)
def test_a_gap_names_what_is_below_and_nothing_else(have, need):
    found = gap(have, need)

    assert all(held < asked == need[skill] and held == have.get(skill, 0) for skill, (held, asked) in found.items())
    assert not gap(need, need)
    assert set(found) == {skill for skill in need if have.get(skill, 0) < need[skill]}


@given(levels, offers(), limits)
@settings(max_examples=60, deadline=None)
def test_what_stays_open_is_open_for_the_reason_that_is_named(asked, courses, given_limits):
    for skill, why in shortest(asked, courses, given_limits).left.items():
        reaching = [one for one in courses if one.teaches.get(skill, 0) >= asked[skill]]

        assert (why == Why.NO_COURSE) == (not reaching)
        if why in {Why.NO_COURSE, Why.LANGUAGE, Why.PLACE, Why.COST_UNKNOWN}:
            assert not [one for one in possible(courses, asked, given_limits) if one in reaching]
