"""Matching, whatever is offered: order does not matter, reasons add up, constraints hold, more in common is never less."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.matching import Offer, Wanted, bm25, match, nearness, stems
from entente.engine.tree import grow

SECTORS = grow({"health": None, "health-devices": "health", "transport": None, "rail": "transport", "energy": None})
EXPERTISE = grow({"D1": None, "D1.1": "D1", "D1.2": "D1", "D2": None, "D2.1": "D2"})
sectors, topics = st.sampled_from(sorted(SECTORS.parents)), st.sampled_from(sorted(EXPERTISE.parents))
countries = st.sampled_from(["FR", "DE", "GR", "EE"])
places = st.tuples(countries, st.sampled_from(["", "FR10", "DE30", "EL30"]))
certificates = st.tuples(st.sampled_from(["eucc", "cspn"]), st.integers(0, 3))
wants = st.builds(
    Wanted,
    sector=sectors,
    expertise=st.frozensets(topics, max_size=2),
    countries=st.frozensets(countries, max_size=1),
    regions=st.frozensets(st.sampled_from(["FR1", "EL3"]), max_size=1),
    sizes=st.frozensets(st.sampled_from(["micro", "small"]), max_size=2),
    certificates=st.lists(certificates, max_size=1).map(tuple),
)
offer = st.builds(
    Offer,
    key=st.integers(1, 50),
    deployed=st.frozensets(sectors, max_size=2),
    could=st.frozensets(sectors, max_size=2),
    expertise=st.frozensets(topics, max_size=2),
    places=st.lists(places, min_size=1, max_size=2).map(tuple),
    sizes=st.frozensets(st.sampled_from(["micro", "large", ""]), max_size=2),
    certificates=st.frozensets(certificates, max_size=2),
)
offers = st.lists(offer, max_size=6, unique_by=lambda one: one.key)
scores = st.dictionaries(st.integers(1, 50), st.floats(0.01, 30), max_size=6)
SLOW = settings(max_examples=120)


def matched(wanted, rows, texts):
    return match(wanted, rows, texts, SECTORS, EXPERTISE, {})


@SLOW
@given(wants, offers, scores, st.randoms())
def test_order_does_not_matter_and_every_offer_is_judged_at_most_once(wanted, rows, texts, dice):
    turned = rows[:]
    dice.shuffle(turned)
    found = matched(wanted, rows, texts)

    assert matched(wanted, turned, texts) == found
    keys = [one.key for one in found.found] + [one.key for one in found.left_out]
    assert len(keys) == len(set(keys))


@SLOW
@given(wants, offers, scores)
def test_a_score_is_the_sum_of_its_reasons_and_lies_between_0_and_1(wanted, rows, texts):
    for one in matched(wanted, rows, texts).found:
        assert one.score == sum((reason.points for reason in one.reasons), start=Fraction(0))
        assert 0 < one.score <= 1
        assert {reason.kind for reason in one.reasons} & {"words", "expertise"}


@SLOW
@given(wants, offers, scores)
def test_what_a_constraint_shuts_out_is_never_suggested_and_says_which(wanted, rows, texts):
    found = matched(wanted, rows, texts)
    by_key = {one.key: one for one in rows}
    for one in found.found:
        held = by_key[one.key]
        if wanted.countries and not wanted.regions:
            assert {country for country, _ in held.places} & wanted.countries
        for scheme, rank in wanted.certificates:
            assert any(other == scheme and at >= rank for other, at in held.certificates)
    assert {one.because for one in found.left_out} <= {"country", "size", "certificate"}


@SLOW
@given(wants, offer, scores, sectors)
def test_being_at_work_in_one_more_place_elsewhere_never_makes_it_less(wanted, one, texts, more):
    """Elsewhere: where it is at work in the sector itself already, that stays what counts unless it is also said to fit."""
    before = matched(wanted, [one], texts).found
    after = matched(wanted, [replace(one, deployed=one.deployed | {more})], texts).found

    assert [found.score for found in before] <= [found.score for found in after]


@SLOW
@given(topics, topics)
def test_nearness_is_symmetric_and_1_only_for_the_same(one, other):
    assert nearness(EXPERTISE, one, other) == nearness(EXPERTISE, other, one)
    assert (nearness(EXPERTISE, one, other) == 1) == (one == other)


@SLOW
@given(st.lists(st.text("abc ", max_size=30), min_size=1, max_size=6), st.text("abc ", max_size=12))
def test_bm25_is_what_its_definition_says(texts, asked):
    from math import log

    words = [list(stems(text)) for text in texts]
    lengths = {place: len(one) for place, one in enumerate(words)}
    average = sum(lengths.values()) / len(texts)
    said = {stem for one in words for stem in one}
    postings = {stem: {place: one.count(stem) for place, one in enumerate(words) if stem in one} for stem in said}

    found = bm25(stems(asked), postings, lengths, texts=len(texts), average=average or 1)

    for place, one in enumerate(words):
        naive = 0.0
        for stem in set(stems(asked)):
            holding = sum(stem in other for other in words)
            times = one.count(stem)
            if times:
                norm = 1.2 * (0.25 + 0.75 * len(one) / average)
                naive += log(1 + (len(words) - holding + 0.5) / (holding + 0.5)) * times * 2.2 / (times + norm)
        assert abs(found.get(place, 0.0) - naive) < 1e-9
