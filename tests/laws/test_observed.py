"""What is told of costs: it holds every amount, and an attacker who reported some of them does not find another's."""

import random
from decimal import Decimal
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.observed import LEAST, Told, rounded, tell

amount = st.integers(1, 999).flatmap(lambda n: st.sampled_from([n * 100, n * 1000])).map(Decimal)
ranges = st.tuples(amount, st.sampled_from([Decimal(1), Decimal("1.2"), Decimal(2)])).map(lambda pair: (pair[0], pair[0] * pair[1]))
reports = st.lists(st.lists(ranges, min_size=1, max_size=2), min_size=LEAST, max_size=5).map(lambda rows: dict(enumerate(rows)))
PARTS = [Decimal(part) / 1000 for part in (400, 430, 465, 501, 545, 590, 640, 690, 750, 810, 880, 950, 999)]  # of the upper end
TIMES = [Decimal(part) / 100 for part in (100, 112, 125, 140, 157, 176, 197, 221, 248)]  # the lower end
MEANS = [Decimal(part) / 100 for part in range(77, 130, 2)]  # of what is told of the mean
WIDTHS = (Decimal(1), Decimal(2))
OPEN = Decimal("1.1")


def tried(found, attacker):
    """Others' amounts as one tries them who knows only how many they are: some at the upper end, some at the lower, the rest alike."""
    told, number = tell(found), sum(map(len, found.values()))
    known, free = sum((low + high) / 2 for low, high in found[attacker]), number - len(found[attacker])
    tops, bottoms = [told.high * part for part in PARTS], [told.low * by for by in TIMES] if told.low else [Decimal(0), Decimal(900)]
    each_end = chain([[]], ([one] for one in tops), ([one] for one in bottoms), ([top, low] for top in tops for low in bottoms))
    for ends in (ends for ends in each_end if len(ends) <= free):
        left = free - len(ends)
        solved = [(number * mean * told.likely - known - sum(ends)) / max(left, 1) for mean in MEANS if left]
        for each in (told.low, *(one for one in solved if one >= 0)):
            yield from ([*ends, *[each] * left], [*[each] * left, *ends])


def of_width(middle, width):
    """The range around a middle whose end is so many times its beginning."""
    low = 2 * middle / (1 + width)
    return low, low * width


def as_told(found, attacker, amounts, width):
    """Whether all that is told would be the same with these amounts of the others."""
    rows = iter(amounts)
    others = {one: [of_width(next(rows), width) for _ in each] for one, each in found.items() if one != attacker}
    return tell(others | {attacker: found[attacker]}) == tell(found)


def shuffled(worlds):
    """Soon some from everywhere; all of them in the end."""
    every = list(worlds)
    return random.Random(len(every)).sample(every, len(every))


def is_open(found, attacker, end):
    """Whether the attacker must hold values possible of this end of the others' amounts that differ by ten per cent or more."""
    others = [(low + high) / 2 for one, each in found.items() if one != attacker for low, high in each]
    least = most = end(others)
    for amounts in shuffled(tried(found, attacker)):
        value = end(amounts)
        if least <= value <= most or not any(as_told(found, attacker, amounts, width) for width in WIDTHS):
            continue
        least, most = min(least, value), max(most, value)
        if most >= OPEN * least:
            return True
    return False


@settings(max_examples=60)
@given(reports)
def test_who_reported_does_not_find_the_greatest_or_the_least_of_the_others_to_ten_per_cent(found):
    if tell(found) is None:
        return

    for attacker in found:
        assert is_open(found, attacker, max)
        assert is_open(found, attacker, min)


def test_where_the_mean_corners_the_others_nothing_is_told():
    """Who has 55,000 of a mean of about 100,000 below 100,000 would know that the others have 96,000 or more."""
    alike = [(Decimal(amount),) * 2 for amount in (55_000, 98_000, 99_000)]
    small = [(Decimal(100),) * 2]
    with_least = {0: [(Decimal(95_700), Decimal(191_400)), (Decimal(301_000), Decimal(602_000))], 1: [(Decimal(22_700),) * 2]}

    assert tell({number: [one] for number, one in enumerate(alike)}) is None
    assert tell({0: [(Decimal(16_200), Decimal(19_440))], 1: [(Decimal(42_500), Decimal(51_000))], 2: small * 2}) is None
    assert tell(with_least | {2: [(Decimal(983_000),) * 2]}) is None
    assert tell({0: [alike[0]], 1: [(Decimal(70_000),) * 2], 2: [(Decimal(81_000),) * 2]}) == Told(50_000, 70_000, 100_000)


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
