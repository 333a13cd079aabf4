"""Counts for everyone: whoever reads them and adds up cannot tell a number that is withheld."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.few import LEAST, Counted, shown

counted = st.integers(0, 6).flatmap(lambda number: st.integers(min(number, 1), number).map(lambda people: Counted(number, people)))
tables = st.dictionaries(st.sampled_from("abcd"), counted, max_size=4)


def behind(cells):
    return max([0, *(one.contributors for one in cells.values())])


@given(tables)
def test_no_count_is_shown_behind_which_fewer_than_three_stand(cells):
    for key, number in shown(cells, behind(cells)).cells.items():
        assert number in (None, 0) or (number == cells[key].number and cells[key].contributors >= LEAST)


@given(tables)
def test_every_withheld_count_could_be_another_one(cells):
    told = shown(cells, behind(cells))
    withheld = sorted(key for key, number in told.cells.items() if number is None)
    if told.total is None or not withheld:
        return

    rest = told.total - sum(number for number in told.cells.values() if number)
    possible = [one for one in product(range(1, rest + 1), repeat=len(withheld)) if sum(one) == rest]

    for place in range(len(withheld)):
        assert len({one[place] for one in possible}) > 1


@given(tables)
def test_what_may_be_shown_is_shown(cells):
    if all(one.contributors >= LEAST or not one.number for one in cells.values()) and behind(cells) >= LEAST:
        assert shown(cells, behind(cells)).cells == {key: one.number for key, one in cells.items()}


def test_a_speaker_hides_behind_the_next_smallest():
    told = shown({"letter": Counted(9, 7), "name": Counted(4, 4), "speaker": Counted(1, 1)}, 9)

    assert (told.cells, told.total) == ({"letter": 9, "name": None, "speaker": None}, 14)


def test_nothing_to_count_is_nothing():
    assert shown({"letter": Counted(0, 0)}, 0).total == 0
