"""`entente rank`, `entente portfolio`."""

import json

import numpy as np
import pytest
from django.core.management import call_command

from entente.cli.base import Refused

HEADS = "respondent,organisation,category,preferred,other\n"
PB = """META
key;value
budget;{budget}
vote_type;{kind}
PROJECTS
project_id;cost;name
a;60;"Park; big"
b;50;Library
c;40;Bridge
VOTES
voter_id;vote
1;a
2;a
3;a,b
4;c
5;b,c
"""


@pytest.fixture
def run(capsys):
    def run(*arguments):
        call_command(*map(str, arguments))
        said = capsys.readouterr().out
        return json.loads(said) if "--json" in arguments else said

    return run


@pytest.fixture
def file(tmp_path):
    def file(text, name="file"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return file


def simulated(seed, people=250, questions=20, topics=40):
    dice = np.random.default_rng(seed)
    truth = dice.normal(size=topics)
    rows = []
    for person in range(people):
        for _question in range(questions):
            one, other = dice.choice(topics, 2, replace=False)
            if dice.random() > 1 / (1 + np.exp(truth[other] - truth[one])):
                one, other = other, one
            rows.append(f"r{person},o{person % 80},c{person % 7},t{one:02},t{other:02}")
    return truth, HEADS + "\n".join(rows)


def test_topics_are_ranked_with_bands_and_always_the_same(run, file):
    truth, text = simulated(0)
    path = file(text)

    said = run("rank", path, "--by", "organisation", "--replicates", "100", "--json")

    topics = said["topics"]
    found = {row["topic"]: row["score"] for row in topics}
    assert np.corrcoef([found[f"t{number:02}"] for number in range(40)], truth)[0, 1] > 0.98
    assert [row["rank"] for row in topics] == sorted(row["rank"] for row in topics)
    assert all(set(row) == {"topic", "score", "rank", "low", "high"} and row["low"] <= row["high"] for row in topics)
    assert run("rank", path, "--by", "organisation", "--replicates", "100", "--json") == said
    assert run("rank", path, "--by", "organisation", "--replicates", "100", "--seed", "1", "--json") != said


def test_a_ranking_is_told_and_says_when_topics_do_not_hang_together(file, capsys):
    call_command("rank", str(file(HEADS + "r,o,c,a,b\nr,o,c,x,y\n")), "--replicates", "0", "--balanced")
    said = capsys.readouterr()

    assert said.out.splitlines()[1].split() == ["1", "1", "..", "1", "a", "0.756"]
    assert "2 parts that nobody compared" in said.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("respondent,organisation,category,preferred\n", "Line 1: expected the columns .*: other is missing"),
        (HEADS, "Line 2: expected at least one comparison"),
        (HEADS + "r,o,c,a,b\nr,o,c,a,a\n", "Line 3: expected two different topics"),
    ],
)
def test_comparisons_that_cannot_be_read_are_refused(run, file, text, said):
    with pytest.raises(Refused, match=said):
        run("rank", file(text))


def test_a_portfolio_by_shares_and_greedily(run, file):
    path = file(PB.format(budget=100, kind="approval"))

    shares, greedy = run("portfolio", path, "--json"), run("portfolio", path, "--method", "greedy", "--json")

    # each of five holds 20: three pay 20 for a; c's two have 40, b's 20 are gone
    assert (shares["selected"], shares["cost"], shares["unspent"], shares["completion"]) == (["a", "c"], 100, 0, "add1u, greedy")
    assert (greedy["selected"], greedy["method"], greedy["completion"]) == (["a", "c"], "greedy", None)
    assert shares["without_anything"] == 0
    assert run("portfolio", path).splitlines()[:2] == ["Selected, in order: a, c", "100 of 100 spent, 0 left"]


def test_greed_neglects_whom_shares_serve(run, file):
    projects = "".join(f"p{number};10\n" for number in range(4)) + "q;10\n"
    votes = "".join(f"{voter};p0,p1,p2,p3\n" for voter in range(3)) + "8;q\n"
    path = file(f"META\nkey;value\nbudget;40\nPROJECTS\nproject_id;cost\n{projects}VOTES\nvoter_id;vote\n{votes}")

    shares, greedy = run("portfolio", path, "--json"), run("portfolio", path, "--method", "greedy", "--json")

    assert shares["selected"] == ["p0", "p1", "p2", "q"]
    assert (greedy["selected"], greedy["without_anything"]) == (["p0", "p1", "p2", "p3"], 1)
    assert (shares["neglected"], greedy["neglected"]) == ([], [{"project": "q", "voters": 1}])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("budget;1\n", "Line 1: expected the heading META"),
        (PB.format(budget="x", kind="approval"), "Line 3: expected an amount of money"),
        (PB.format(budget=1, kind="ordinal"), "Line 4: expected votes by approval"),
        (PB.format(budget=1, kind="approval").replace("5;b,c", "5;b,z"), "Line 16: expected projects of this file, not 'z'"),
        (PB.format(budget=1, kind="approval").replace("b;50", "b;0"), "Line 8: expected an amount above 0"),
        (PB.format(budget=1, kind="approval").replace("project_id;cost", "id;cost"), "Line 6: expected a column project_id in PROJECTS"),
        ("META\nkey;value\nbudget;1\n", "expected the section PROJECTS"),
    ],
)
def test_instances_that_cannot_be_read_are_refused(run, file, text, said):
    with pytest.raises(Refused, match=said):
        run("portfolio", file(text))
