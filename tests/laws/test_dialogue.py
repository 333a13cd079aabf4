"""Laws of matching regions, of trackers by country, and of where a graph's nodes stand."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.regional import Profile, compare, matches
from entente.engine.ties import rings
from entente.engine.trackers import Check, Freshness, freshness, last, tally

DAY = date(2026, 1, 1)
DOMAINS = st.sampled_from("abcdef")
counts = st.dictionaries(DOMAINS, st.integers(0, 9), max_size=6)
evidence = st.dictionaries(st.sampled_from(("members", "projects", "certificates")), counts, max_size=3)
days = st.integers(0, 400).map(lambda after: DAY + timedelta(days=after))
checks = st.lists(st.tuples(days, st.sampled_from(("begun", "done"))), max_size=8).map(
    lambda seen: [Check(on, order, state) for order, (on, state) in enumerate(seen)]
)
quick = settings(max_examples=60)


@quick
@given(evidence, evidence)
def test_likeness_is_the_sum_of_its_reasons_between_0_and_1_and_the_same_both_ways(one, other):
    there, back = compare(Profile("A", one), Profile("B", other)), compare(Profile("B", other), Profile("A", one))

    assert there.likeness == back.likeness == sum((reason.share for reason in there.shared), start=Fraction(0))
    assert 0 <= there.likeness <= 1
    assert not {reason.domain for reason in there.shared} & {reason.domain for reason in there.brings}


@quick
@given(evidence)
def test_shares_add_up_to_one_and_a_profile_is_wholly_like_itself(one):
    shares = Profile("A", one).shares

    assert sum(shares.values()) == (1 if shares else 0)
    assert compare(Profile("A", one), Profile("B", one)).likeness == (1 if shares else 0)


@quick
@given(evidence, evidence, st.sampled_from(("members", "projects", "certificates")), st.integers(2, 5))
def test_a_larger_region_of_the_same_kind_is_no_other_region(one, other, kind, times):
    larger = one | ({kind: {domain: number * times for domain, number in one[kind].items()}} if kind in one else {})

    assert compare(Profile("A", larger), Profile("B", other)).likeness == compare(Profile("A", one), Profile("B", other)).likeness


@quick
@given(evidence, st.lists(evidence, max_size=4))
def test_matches_come_from_the_most_alike_down_and_never_the_region_itself(one, others):
    found = matches(Profile("A", one), [Profile("A", one), *(Profile(f"B{place}", held) for place, held in enumerate(others))])

    assert [match.likeness for match in found] == sorted((match.likeness for match in found), reverse=True)
    assert all(match.likeness > 0 and match.code != "A" for match in found)


@quick
@given(checks, days, st.randoms(use_true_random=False))
def test_in_whatever_order_checks_are_read_the_latest_by_the_day_counts(found, day, dice):
    mixed = dice.sample(found, len(found))
    known = [one for one in found if one.on <= day]

    assert last(mixed, day) == last(found, day)
    assert last(found, day) == (sorted(known)[-1] if known else None)


@quick
@given(checks, days, days, st.integers(1, 300))
def test_what_is_seen_later_never_changes_what_was_known_before(found, day, later, keeps):
    more = [*found, Check(max(later, day + timedelta(days=1)), 99, "done")]
    before, after = last(found, day), last(more, day)

    assert before == after
    assert freshness(before, day, keeps) == freshness(after, day, keeps)
    assert (freshness(before, day, keeps) == Freshness.NOT_COLLECTED) == (before is None)
    if before:
        assert freshness(before, before.on + timedelta(days=keeps), keeps) == Freshness.FRESH
        assert freshness(before, before.on + timedelta(days=keeps + 1), keeps) == Freshness.STALE


@quick
@given(st.sets(st.text("ABC", min_size=2, max_size=2)), st.dictionaries(st.text("ABC", min_size=2, max_size=2), st.sampled_from("xy")))
def test_the_tally_adds_up_to_the_countries(countries, states):
    found = tally(states, countries)

    assert sum(found.values()) == len(countries)
    assert found.get("", 0) == len(countries - states.keys())


@quick
@given(st.integers(0, 40), st.integers(0, 40))
def test_nodes_stand_within_the_picture_and_never_on_each_other(inner, outer):
    groups = {"region": [f"r{n}" for n in range(inner)], "body": [f"b{n}" for n in range(outer)]}
    spots = rings(groups, 640, 40)

    assert len(spots) == len({(spot.x, spot.y) for spot in spots.values()}) == inner + outer
    assert all(39.9 <= part <= 600.1 for spot in spots.values() for part in (spot.x, spot.y))
