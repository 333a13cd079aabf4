"""Laws of notices, quorums, speakers and written procedures."""

import itertools
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.sitting import Hand, Said, by_consent, by_silence, next_hands, notice, quorum

shares = st.builds(Fraction, st.integers(1, 6), st.integers(6, 7)).filter(lambda share: share <= 1)
people = st.frozensets(st.integers(1, 12), max_size=12)
words = st.lists(st.sampled_from(list(Said)), max_size=10)
BEGAN = datetime(2018, 9, 30, 9, tzinfo=UTC)


@given(st.dates(date(2016, 1, 1), date(2030, 1, 1)), st.integers(-5, 60), st.integers(0, 40))
def test_a_notice_is_kept_from_its_earliest_day_on(sent, ahead, asked):
    told = notice(sent, sent + timedelta(days=ahead), asked)

    assert told.is_kept == (sent + timedelta(days=ahead) >= told.earliest)


@given(people, people, people, shares, st.booleans(), st.integers(1, 12))
@settings(max_examples=150)
def test_whoever_comes_never_loses_a_quorum_and_nobody_counts_twice(entitled, present, represented, share, is_strict, late):
    before = quorum(entitled, present, represented, share, is_strict=is_strict)
    after = quorum(entitled, present | {late}, represented, share, is_strict=is_strict)

    assert after.there >= before.there
    assert before.there == len(entitled & (present | represented))
    assert after.needed == before.needed


@given(people.filter(bool), shares, st.booleans())
def test_what_is_needed_is_the_least_number_that_meets_the_share(entitled, share, is_strict):
    needed = quorum(entitled, (), (), share, is_strict=is_strict).needed

    def meets(count: int) -> bool:
        exact = share * len(entitled)
        return count > exact if is_strict else count >= exact

    assert needed == next(count for count in range(1, 14) if meets(count))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 50), st.booleans()), max_size=8), people)
def test_the_list_of_speakers_is_fair(raised, spoken):
    hands = [Hand(key, person, BEGAN + timedelta(minutes=minutes), order) for key, (person, minutes, order) in enumerate(raised)]

    queue = next_hands(hands, spoken)

    assert sorted(queue, key=lambda one: one.key) == hands
    for first, second in itertools.pairwise(queue):
        if first.is_of_order == second.is_of_order and (first.is_of_order or (first.person in spoken) == (second.person in spoken)):
            assert first.raised_at <= second.raised_at
        else:
            assert first.is_of_order or (not second.is_of_order and first.person not in spoken)


@given(st.integers(1, 12), words, shares)
def test_an_objection_never_carries_and_silence_helps_only_where_it_is_agreed(more, said, share):
    entitled = len(said) + more

    for procedure in (by_silence, lambda number, voices: by_consent(number, voices, share)):
        assert not (procedure(entitled, [*said, Said.OBJECT]).is_carried and not procedure(entitled, said).is_carried)
    assert by_silence(entitled, said).is_carried == (Said.OBJECT not in said)
    assert not by_consent(entitled, said).is_carried  # somebody was silent: no unanimity


def test_a_board_of_nine_by_hand():
    """Half of nine directors is five; four are there and one is represented by them, another was represented and came."""
    told = quorum(range(1, 10), [1, 2, 3, 4, 77], [4, 5, 78], Fraction(1, 2))

    assert (told.needed, told.present, told.represented, told.is_reached) == (5, 4, 1, True)
    assert quorum(range(1, 9), range(1, 5), (), Fraction(1, 2), is_strict=True).missing == 1
