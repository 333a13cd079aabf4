"""Laws of rankings from comparisons."""

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import minimize

from entente.engine.ranking import Comparison, counted, fit, kendalls_w, ranking, ranks, refit
from tests.laws.voting import given

TOPICS = ("a", "b", "c", "d", "e")


@st.composite
def answers(draw):
    pairs = st.lists(st.sampled_from(TOPICS), min_size=2, max_size=2, unique=True)
    rows = draw(st.lists(st.tuples(st.sampled_from("123"), pairs), min_size=1, max_size=15))
    return [Comparison(f"r{unit}", f"o{unit}", f"c{int(unit) % 2}", *pair) for unit, pair in rows]


def scores(rows):
    said = counted(rows)
    return dict(zip(said.topics, fit(said.whole), strict=True))


@given(answers(), st.permutations(TOPICS))
def test_the_names_of_topics_never_matter(rows, names):
    new = dict(zip(TOPICS, names, strict=True))
    renamed = scores([row._replace(preferred=new[row.preferred], other=new[row.other]) for row in rows])

    assert all(abs(renamed[new[topic]] - score) < 1e-6 for topic, score in scores(rows).items())


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters_not_even_to_bands(rows, dice):
    shuffled = list(rows)
    dice.shuffle(shuffled)

    assert ranking(counted(shuffled), replicates=20) == ranking(counted(rows), replicates=20)


@given(answers(), st.integers(2, 5))
def test_scaling_everything_never_matters(rows, factor):
    said = counted(rows)

    assert np.allclose(fit(said.whole * factor, prior=0.5 * factor), fit(said.whole), atol=1e-6)


@given(answers(), st.data())
def test_one_more_comparison_never_lowers_the_preferred(rows, data):
    better, worse = data.draw(st.permutations(sorted({row.preferred for row in rows} | {row.other for row in rows})))[:2]
    before, after = scores(rows), scores([*rows, Comparison("r9", "o9", "c9", better, worse)])

    for other in before:
        assert after[better] - after[other] >= before[better] - before[other] - 1e-6
        assert after[worse] - after[other] <= before[worse] - before[other] + 1e-6


@given(answers())
def test_the_fit_is_the_likeliest_and_finite(rows):
    """An independent way to the same maximum: scipy's general minimiser on the penalised likelihood."""
    wins = counted(rows).whole

    def unlikely(theta):
        gaps = theta[:, None] - theta
        return (wins * np.logaddexp(0, -gaps)).sum() + 0.5 * (np.logaddexp(0, -theta) + np.logaddexp(0, theta)).sum()

    found = minimize(unlikely, np.zeros(len(wins)), method="BFGS", options={"gtol": 1e-8}).x

    assert np.allclose(fit(wins), found - found.mean(), atol=1e-4)
    assert np.allclose(refit(wins[None], np.zeros(len(wins)))[0], fit(wins), atol=1e-6)


@given(answers())
def test_a_band_holds_ranks_and_one_organisation_gives_none(rows):
    alone = [row._replace(organisation="o1", category="c1") for row in rows]

    for row in ranking(counted(rows), replicates=30):
        assert 1 <= row.low <= row.high <= len(TOPICS)
    assert all(row.low == row.rank == row.high for row in ranking(counted(alone), replicates=30))


@given(answers())
def test_balanced_categories_say_alike(rows):
    said = counted(rows)
    weights = said.balance
    each = [said.weighted(weights * said.in_category(name)).sum() for name in sorted(set(said.categories))]

    assert np.allclose(each, len(rows) / len(each))


@given(st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=2, max_size=4))
def test_kendalls_w_is_between_none_and_one_mind(raters):
    said = kendalls_w(np.array(raters, float))

    assert said is None or -1e-9 <= said <= 1 + 1e-9
    assert kendalls_w(np.array([[1.0, 3.0, 2.0, 5.0]] * len(raters))) == 1
    assert kendalls_w(np.ones((len(raters), 4))) is None


def test_ranks_share_the_lower_number():
    assert ranks(np.array([0.5, 2.0, 0.5, -1.0])).tolist() == [2, 1, 2, 4]
