"""Reading ballot files, and 30 real elections counted again."""

import csv
from fractions import Fraction

import pytest

from entente.engine.rules import Elects, Method
from entente.engine.tally import Ballot, count
from entente.engine.tally.blt import Malformed, read
from tests.shared import shared

SMALL = b'3 1\n-3\n2 1 3 0\n7/2 2 0\n0.5 0\n0\n"Ann Alder" "Party"\nB\xe9la\n"Cora ""C"" Cedar"\n"Board 2026"\n'


def test_a_file_is_read_with_weights_withdrawals_quotes_and_bytes_that_are_not_utf_8():
    held = read(SMALL)

    assert (held.title, held.seats) == ("Board 2026", 1)
    assert [one.name for one in held.candidates] == ["Ann Alder Party", "Béla", "Cora C Cedar"]
    assert [one.is_withdrawn for one in held.candidates] == [False, False, True]
    assert held.ballots == (Ballot((1, 3), Fraction(2)), Ballot((2,), Fraction(7, 2)), Ballot((), Fraction(1, 2)))
    assert read(SMALL.replace(b"\n", b"\r\n")) == held


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [
        (b"", 1, "two whole numbers, candidates and seats"),
        (b"3 1,\n0\n", 1, "two whole numbers, candidates and seats"),
        (b"3 0\n0\n", 1, "at least one candidate and one seat"),
        (b"2 1\n1 1 0\n", 3, "a 0 alone on its line after the last one"),
        (b"2 1\n\n1 3 0\n0\n", 3, "candidate numbers from 1 to 2"),
        (b"2 1\n1 1 2\n0\n", 2, "a 0 at the end of the ballot"),
        (b"2 1\n1 1 1 0\n0\n", 2, "each candidate at most once"),
        (b"2 1\n1 1=2 0\n0\n", 2, "equal preferences such as 2=3 are not counted, write them in an order"),
        (b"2 1\n0/1 1 0\n0\n", 2, "a weight above 0"),
        (b"2 1\n1/0 1 0\n0\n", 2, "a weight above 0"),
        (b"2 1\n-3\n0\n", 2, "from -1 to -2"),
        (b'2 1\n1 1 0\n0\n"Ann"\n', 5, "2 names of candidates, one a line: 1 are missing"),
        (b'2 1\n1 1 0\n0\n"Ann"\n"Bo"\n"Board"\n\nmore\n', 8, "nothing after the title"),
    ],
)
def test_a_malformed_file_says_the_line_and_what_was_expected(content, line, expected):
    with pytest.raises(Malformed) as refusal:
        read(content)

    assert refusal.value.line == line
    assert expected in str(refusal.value)


def real_elections():
    with shared("elections/winners.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_thirty_real_elections_have_the_winners_that_an_independent_count_gives():
    rows = real_elections()
    for row in rows:
        held = read(shared(f"elections/{row['file']}").read_bytes())
        counted = count(Elects(Method.STV_SCOTTISH, held.seats), held.candidates, held.ballots)

        assert (held.seats, len(held.candidates)) == (int(row["seats"]), int(row["candidates"]))
        assert counted.total + counted.blank == int(row["ballots"])
        assert " ".join(map(str, counted.elected)) == row["winners"], row["file"]
        assert all(sum(one.votes.values()) + one.exhausted + one.truncated == counted.total for one in counted.rounds)
        assert all(one.name for one in held.candidates)
    assert len(rows) == 30


def test_the_malformed_real_file_is_refused_at_its_first_line():
    with pytest.raises(Malformed, match=r"Line 1: expected two whole numbers, candidates and seats, found '5 1,'"):
        read(shared("elections/malformed_perth_kinross_2016_by_election_ward9.blt").read_bytes())
