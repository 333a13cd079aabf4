"""Agreement, stability and dependence, worked by hand."""

import numpy as np

from entente.engine.ranking import Comparison, counted, islands, kendalls_w, ranking, split_half, stays_on_top, without_each_category


def rows(*said):
    return [Comparison(f"r{unit}", f"o{unit}", category, better, worse) for unit, category, better, worse in said]


def test_kendalls_w_by_hand():
    """Three raters of four topics: sums of ranks 4, 5, 9, 12 about 7.5: S = 41; W = 12 x 41 / (9 x 60)."""
    scores = -np.array([[1, 2, 3, 4], [2, 1, 3, 4], [1, 2, 3, 4]], float)

    assert kendalls_w(scores) == 12 * 41 / (9 * 60)
    assert kendalls_w(scores[:1]) is None


def test_a_large_category_does_not_outvote_a_small_one_when_balanced():
    said = counted(rows(*[(unit, "large", "a", "b") for unit in range(9)], (9, "small", "b", "a"), (9, "small", "b", "a")))

    assert [row.topic for row in ranking(said, replicates=0)] == ["a", "b"]
    assert ranking(said, replicates=0, balanced=True)[0].rank == ranking(said, replicates=0, balanced=True)[1].rank == 1


def test_without_a_category_the_rank_that_hangs_on_it_changes():
    said = counted(rows(*[(unit, "large", "a", "b") for unit in range(3)], *[(unit, "sme", "b", "a") for unit in range(3, 5)]))

    assert {name: ranks.tolist() for name, ranks in without_each_category(said).items()} == {"large": [2, 1], "sme": [1, 2]}
    assert without_each_category(counted(rows((1, "sme", "a", "b")))) == {}


def test_halves_of_one_mind_are_alike_and_one_organisation_has_none():
    alike = rows(*[(unit, "c", *pair) for unit in range(6) for pair in ("ab", "bc", "ac")])

    assert abs(split_half(counted(alike), splits=9) - 1) < 1e-9
    assert split_half(counted(alike[:3])) is None


def test_a_topic_that_is_best_by_every_criterion_always_stays_on_top():
    scores = np.array([[1.0, 1.0], [0.9, 0.1], [0.1, 0.9]])

    shares = stays_on_top(scores, 1)
    assert shares.tolist() == [1, 0, 0]
    two = stays_on_top(scores, 2)
    assert two[0] == 1
    assert abs(two[1] - 0.5) < 0.05
    assert two[1] + two[2] == 1


def test_topics_that_nobody_compares_are_islands():
    assert islands(counted(rows((1, "c", "a", "b"), (1, "c", "b", "c"), (2, "c", "x", "y")))) == 2


def test_bands_are_wider_when_organisations_disagree():
    """The same six answers for and three against: all said by everybody, or each organisation of one mind."""
    alike = counted(rows(*[(unit, "c", *pair) for unit in range(3) for pair in ("ab", "ab", "ba")]))
    apart = counted(rows(*[(unit, "c", *pair) for unit, pair in enumerate(("ab", "ab", "ba")) for _time in range(3)]))

    assert [(row.low, row.high) for row in ranking(alike)] == [(1, 1), (2, 2)]
    assert [(row.low, row.high) for row in ranking(apart)] == [(1, 2), (1, 2)]
