"""`entente tally`, `entente power`, `entente recount`."""

import json
from fractions import Fraction

import pytest
from django.core.management import call_command

from entente.cli.base import Refused
from entente.engine.rules import Elects, Method
from entente.engine.tally import Ballot, Candidate
from tests.factories.published import an_election

TIED = '3 2\n2 1 0\n1 2 0\n1 3 0\n0\n"Ann"\n"Bo"\n"Cy"\n"Board"\n'


@pytest.fixture
def run(capsys):
    """What a command says: read where it is JSON."""

    def run(*arguments):
        call_command(*map(str, arguments))
        said = capsys.readouterr().out
        return json.loads(said) if "--json" in arguments else said

    return run


@pytest.fixture
def blt(tmp_path):
    path = tmp_path / "board.blt"
    path.write_text('4 2\n-4\n4 1 2 0\n2 1 3 0\n3 3 0\n1 2 0\n0\n"Ann"\n"Bo"\n"Cy"\n"Dé"\n"Board"\n')
    return path


def test_an_election_is_counted_in_both_variants(run, blt):
    scottish, exact = run("tally", blt, "--json"), run("tally", blt, "--method", "exact-stv", "--trace", "--json")

    assert (scottish["elected"], scottish["order"], scottish["quota"], scottish["round_count"]) == ([1, 3], [1, 3], "4", 4)
    assert (exact["elected"], exact["quota"], len(exact["rounds"])) == ([1, 3], "10/3", 2)
    assert exact["rounds"][1] == {
        "round": 2,
        "event": "surplus",
        "candidate": 1,
        "factor": "4/9",
        "votes": {"1": "10/3", "2": "25/9", "3": "35/9"},
        "elected": [3],
        "exhausted": "0",
        "truncated": "0",
        "ties": [],
    }


def test_a_count_is_told_in_words(run, blt):
    said = run("tally", blt, "--trace")

    assert "2 seats, 10 votes (0 blank), quota 4" in said
    assert "1. 1 Ann\n  2. 3 Cy" in said
    assert "1: 4, 2: 2.33332, 3: 3.66666" in said


def test_a_tie_is_refused_by_name_until_somebody_decides(run, tmp_path):
    path = tmp_path / "tied.blt"
    path.write_text(TIED)

    with pytest.raises(Refused, match=r"Tied in every round: 2 Bo, 3 Cy \(who is excluded, round 1\)"):
        run("tally", path)
    with pytest.raises(Refused, match="2 Bo, 3 Cy"):
        run("tally", "--tie", "stop", path)
    assert run("tally", path, "--tie", "chair", "3,2", "--json")["elected"] == [1, 3]
    assert run("tally", "--tie", "chair", "2,3", path, "--json")["elected"] == [1, 2]
    lots = [run("tally", path, "--tie", "lot", "--seed", "2026-11-28", "--json") for _again in range(2)]
    assert lots[0] == lots[1]
    traced = run("tally", path, "--tie", "lot", "--seed", "2026-11-28", "--trace", "--json")
    assert traced["rounds"][1]["ties"][0] | {"chosen": 0} == {"tied": [2, 3], "chosen": 0, "by": "lot", "round": None}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tie", "lot"], "--tie lot --seed SEED"),
        (["--tie", "coin"], "--tie takes stop, lot"),
        (["--tie", "chair", "x"], "write candidate numbers such as 3,1,2"),
        (["--tie", "stop", "another.blt"], "Name one BLT file"),
    ],
)
def test_a_tie_said_wrongly_is_refused(arguments, said, run, blt):
    with pytest.raises(Refused, match=said):
        run("tally", blt, *arguments)


def test_files_that_cannot_be_read_are_refused(run, tmp_path):
    malformed = tmp_path / "malformed.blt"
    malformed.write_text("5 1,\n")

    with pytest.raises(Refused, match="Line 1: expected two whole numbers, candidates and seats"):
        run("tally", malformed)
    with pytest.raises(Refused, match="cannot be opened"):
        run("tally", tmp_path / "nothing.blt")


def test_power_of_seven_classes(run):
    majority = run("power", "--weights", "66,60,55,22,22,14,6", "--json")
    two_thirds = run("power", "--weights", "66,60,55,22,22,14,6", "--quota", "2/3", "--json")

    assert [round(100 * share, 1) for share in majority["banzhaf"]] == [30.9, 27.3, 23.6, 5.5, 5.5, 5.5, 1.8]
    assert [round(100 * share, 1) for share in two_thirds["banzhaf"]] == [25.8, 23.6, 19.1, 12.4, 12.4, 3.4, 3.4]
    assert majority["rule"] == "Carried by more than 1/2 of 245 votes. That is 123 or more."
    assert two_thirds["rule"] == "Carried by at least 2/3 of 245 votes. That is 164 or more."
    assert (majority["is_strict"], two_thirds["is_strict"], majority["is_exact"]) == (True, False, True)
    assert majority["smallest_winning"] == {"voters": [1, 2], "votes": "126"}
    assert abs(sum(majority["shapley"]) - 1) < 1e-12


def test_power_is_told_in_words_and_knows_who_has_none(run):
    assert "Fewest that carry: 2. Fewest that can stop: 2." in run("power", "--weights", "66,60,55,22,22,14,6")
    assert run("power", "--weights", "5/2,5/2,1/2", "--quota", "2/3", "--json")["without_power"] == [3]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--weights", "1,x"], "is no weight"),
        (["--weights", "0,0"], "one of them is more"),
        (["--weights", "-1,2"], "at least 0"),
        (["--weights", "1,2", "--quota", "1/0"], "is no quota"),
        (["--weights", "1,2", "--quota", "3/2"], "is no quota"),
        (["--weights", "1,2", "--quota", "0"], "nothing, or everything"),
    ],
)
def test_power_of_nonsense_is_refused(arguments, said, run):
    with pytest.raises(Refused, match=said):
        run("power", *[f"{arguments[0]}={arguments[1]}", *arguments[2:]])


def test_a_published_vote_is_counted_again(run, tmp_path):
    ballots = [Ballot((1, 2), Fraction(3)), Ballot((2,), Fraction(2))]
    vote = an_election(Elects(Method.STV_EXACT, 1), [Candidate(1, "Ann"), Candidate(2, "Bo")], ballots)
    path = tmp_path / "vote.json"
    path.write_text(json.dumps(vote))

    assert run("recount", path) == "Counted again: head, 2 ballots and result are as published.\n"
    said = run("recount", path, "--head", vote["head"], "--json")
    assert (said["ok"], said["head"], said["counted"]["elected"]) == (True, vote["head"], [1])

    path.write_text(json.dumps(vote | {"result": vote["result"] | {"elected": [2]}}))
    with pytest.raises(Refused, match=r"elected: counted \[1\], published \[2\]"):
        run("recount", path)
    path.write_text("{")
    with pytest.raises(Refused, match="is no JSON"):
        run("recount", path)
    path.write_text("[]")
    with pytest.raises(Refused, match="its format is 'entente-vote/1'"):
        run("recount", path)
    with pytest.raises(Refused, match="cannot be opened"):
        run("recount", tmp_path / "nothing.json")
