"""What is told of costs: it holds every amount, and an attacker who reported one of them does not find another's."""

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.observed import LEAST, Told, rounded, tell

amount = st.integers(1, 999).flatmap(lambda n: st.sampled_from([n * 100, n * 1000])).map(Decimal)
ranges = st.tuples(amount, st.sampled_from([Decimal(1), Decimal("1.2"), Decimal(2)])).map(lambda pair: (pair[0], pair[0] * pair[1]))
reports = st.lists(st.lists(ranges, min_size=1, max_size=2), min_size=LEAST, max_size=5).map(lambda rows: dict(enumerate(rows)))
SCALES = [Decimal(n) / 100 for n in range(50, 205, 5)]
FAR = Decimal("0.1")


def scaled(rows, by):
    return [(low * by, high * by) for low, high in rows]


def could_be(found, attacker, target):
    """By how much another's amounts may be scaled so that, for one who knows only its own, all that is told stays the same."""
    others = [one for one in found if one not in (attacker, target)]
    told = tell(found)
    return {
        mine
        for mine, theirs in product(SCALES, SCALES)
        if tell(found | {target: scaled(found[target], mine)} | {one: scaled(found[one], theirs) for one in others}) == told
    }


@settings(max_examples=25)
@given(reports)
def test_who_reported_one_amount_does_not_find_anothers_to_ten_per_cent(found):
    if tell(found) is None:
        return

    for attacker, target in ((0, 1), (1, 2), (2, 0)):
        possible = could_be(found, attacker, target)
        assert max(possible) - min(possible) >= FAR


@given(reports)
def test_everything_reported_lies_within_and_the_order_does_not_matter(found):
    told = tell(found)
    backwards = tell(dict(reversed(found.items())))

    assert told == backwards
    if told is not None:
        assert told.low <= told.likely <= told.high
        assert all(told.low <= low and high < told.high for each in found.values() for low, high in each)


@given(st.lists(ranges, min_size=1, max_size=6))
def test_two_members_however_much_they_report_tell_nothing(rows):
    assert tell({1: rows, 2: rows}) is None


def test_three_alike_do_not_tell_the_amount_that_they_share():
    same = [(Decimal(50_000), Decimal(50_000))]

    assert tell({1: same, 2: same, 3: same}) == Told(Decimal(50_000), Decimal(50_000), Decimal(100_000))
    assert rounded(Decimal(0), Decimal(10), Decimal(999)) == Told(Decimal(0), Decimal(1000), Decimal(1000))


def test_one_with_nearly_everything_is_not_told():
    assert tell({1: [(Decimal(900_000), Decimal(900_000))], 2: [(Decimal(1000),) * 2], 3: [(Decimal(1000),) * 2]}) is None
