"""Laws of drawing pairs and panels, of scores, and of the difference of two editions."""

from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.editions import Change, differences
from entente.engine.pairing import balanced, draw, is_connected
from entente.engine.scoring import scored

topics = st.sets(st.integers(1, 60), min_size=2, max_size=40)


@settings(max_examples=40, deadline=None)
@given(topics, st.integers(15, 20), st.integers(1, 6), st.integers(0, 99))
def test_nobody_is_asked_a_pair_twice_and_all_together_tie_every_topic(found, questions, people, seed):
    asked = []
    for person in range(people):
        drawn = draw(found, asked, questions, seed + person)
        pairs = {frozenset(pair) for pair in drawn}
        assert len(pairs) == len(drawn) == min(questions, len(found) * (len(found) - 1) // 2)
        assert all(len(pair) == 2 and pair <= found for pair in pairs)
        asked += drawn

    assert is_connected(found, asked) == (len(asked) >= len(found) - 1)


@settings(max_examples=25, deadline=None)
@given(st.integers(6, 40), st.integers(15, 20))
def test_topics_are_shown_about_as_often_as_each_other(count, questions):
    asked = []
    for person in range(12):
        asked += draw(range(count), asked, questions, person)

    shown = Counter(topic for pair in asked for topic in pair)
    assert max(shown.values()) - min(shown[topic] for topic in range(count)) <= 3


@given(topics, st.integers(0, 9))
def test_the_same_seed_draws_the_same(found, seed):
    assert draw(found, [], 18, seed) == draw(sorted(found, reverse=True), [], 18, seed)


candidates = st.dictionaries(st.integers(1, 99), st.sampled_from("abc"), max_size=40)


@given(candidates, st.integers(0, 50), st.integers(0, 9))
def test_a_panel_is_as_even_as_the_categories_allow(found, size, seed):
    chosen = balanced(list(found.items()), size, seed)

    assert len(chosen) == len(set(chosen)) == min(size, len(found))
    taken, held = Counter(found[pk] for pk in chosen), Counter(found.values())
    assert all(taken[kind] + 1 >= max(taken.values(), default=0) or taken[kind] == held[kind] for kind in held)


tables = st.tuples(st.integers(2, 8), st.integers(2, 7), st.integers(1, 4), st.integers(0, 999))


@settings(max_examples=40, deadline=None)
@given(tables)
def test_scores_keep_their_order_under_relabelling_and_a_better_score_never_lowers(shape):
    units, count, criteria, seed = shape
    dice = np.random.default_rng(seed)
    table, weights = dice.integers(0, 3, (units, count, criteria)) / 2, dice.integers(1, 11, criteria).astype(float)
    found = scored(table, weights, replicates=20)
    mixed = dice.permutation(count)

    assert [one.rank for one in scored(table[:, mixed], weights, replicates=20)] == [found[at].rank for at in mixed]
    better = table.copy()
    better[0, 0, 0] = 1.0
    assert scored(better, weights, replicates=1)[0].rank <= found[0].rank
    assert all(1 <= one.low <= one.high <= count for one in found)


def test_what_nobody_scored_stands_last_and_weights_count():
    """Impact weighs three times: (3 x 1 + 0) / 4 against (0 + 1) / 4."""
    table = np.array([[[1.0, 0.0], [0.0, 1.0], [np.nan, np.nan]]])

    found = scored(table, np.array([3.0, 1.0]), replicates=5)

    assert [(round(one.score, 2), one.rank) for one in found[:2]] == [(0.75, 1), (0.25, 2)]
    assert (np.isnan(found[2].score), found[2].rank) == (True, 3)


frozen = st.lists(
    st.fixed_dictionaries({"number": st.integers(1, 9), "title": st.sampled_from("xyz"), "rank": st.none() | st.integers(1, 9)}),
    unique_by=lambda one: one["number"],
)


@given(frozen, frozen)
def test_every_topic_of_two_editions_is_told_once_and_the_same_edition_differs_in_nothing(before, now):
    found = differences(before, now, ["title"])

    assert sorted(one.number for one in found) == sorted({one["number"] for one in before} | {one["number"] for one in now})
    assert {one.number for one in found if one.change is Change.NEW} == {one["number"] for one in now} - {one["number"] for one in before}
    assert all(one.change is Change.KEPT and not one.fields and not one.climbed for one in differences(now, now, ["title"]))
    back = {one.number: one for one in differences(now, before, ["title"])}
    assert all(replace(back[one.number], places=one.places).fields == one.fields for one in found)


def test_what_was_merged_leads_to_what_it_went_into():
    before = [{"number": 1, "title": "A", "rank": 2}, {"number": 2, "title": "B", "rank": 1}]
    now = [{"number": 2, "title": "B", "rank": 3}, {"number": 3, "title": "A and more", "rank": 1, "ancestors": [1]}]

    found = {one.number: one for one in differences(before, now, ["title"])}

    assert (found[1].change, found[1].into) == (Change.GONE, (3,))
    assert (found[2].climbed, found[3].change) == (-2, Change.NEW)
