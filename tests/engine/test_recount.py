"""What a recount notices; the script is run as anybody would run it."""

import json
import subprocess
import sys
from copy import deepcopy
from fractions import Fraction
from pathlib import Path

import pytest

from entente.engine.rules import Elects, Method, Tie
from entente.engine.tally import Ballot, Candidate, lot
from entente.engine.tally.recount import NotPublished, recount
from tests.factories.published import an_election

SCRIPT = Path(__file__).parents[2] / "tools" / "recount.py"
STANDING = [Candidate(number, name) for number, name in enumerate(("Ann", "Bo", "Cy", "Dé"), 1)]
BALLOTS = [Ballot(ranking, Fraction(weight)) for ranking, weight in (((1, 2), 6), ((3,), 4), ((4, 3), 3), ((2,), 2), ((), 1))]
GOOD = an_election(Elects(Method.STV_EXACT, 2), STANDING, BALLOTS, lot("2026-11-28", range(1, 5)))


def changed(change):
    said = deepcopy(GOOD)
    change(said)
    return said


def run(said, tmp_path, *options):
    """As somebody with nothing but Python: outside of the project, without its packages."""
    path = tmp_path / "vote.json"
    path.write_text(said if isinstance(said, str) else json.dumps(said, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(path), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_published_election_is_as_published(tmp_path):
    assert recount(GOOD).is_good
    assert run(GOOD, tmp_path, "--head", GOOD["head"]) == (0, "Counted again: head, ballots and result are as published.\n")


def test_the_script_is_short_and_stands_alone():
    text = SCRIPT.read_text(encoding="utf-8")
    imported = {line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))}

    assert len(text.splitlines()) <= 200
    assert imported <= sys.stdlib_module_names


def test_a_voter_finds_the_own_receipt(tmp_path):
    from entente.engine.tally.sealed import Sealed

    ballot = GOOD["ballots"][0]
    mine = Sealed(ballot["id"], ballot["salt"], Ballot(tuple(ballot["candidates"]), Fraction(ballot["weight"]))).receipt

    assert run(GOOD, tmp_path, "--receipt", mine)[0] == 0
    assert run(GOOD, tmp_path, "--receipt", "0" * 64) == (1, f"no ballot has the receipt {'0' * 64}\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda vote: [ballot["candidates"].reverse() for ballot in vote["ballots"]], "head"),
        (lambda vote: vote["ballots"].pop(), "head"),
        (lambda vote: vote["ballots"].append(dict(vote["ballots"][0])), "identity"),
        (lambda vote: vote["ballots"][0].update(weight="60"), "present"),
        (lambda vote: vote["rule"]["elects"].update(seats=1), "head"),
        (lambda vote: vote.update(seed="another"), "head"),
        (lambda vote: vote["candidates"][0].update(withdrawn=True), "head"),
        (lambda vote: vote["roll"].update(digest="0" * 64), "head"),
        (lambda vote: vote["result"].update(elected=[1, 2]), "counted"),
    ],
)
def test_whatever_is_tampered_with_is_noticed_by_both(change, said, tmp_path):
    tampered = changed(change)
    code, words = run(tampered, tmp_path)

    assert code == 1
    assert said in words
    assert any(said in problem for problem in recount(tampered).problems)


def test_a_head_made_anew_differs_from_the_one_in_the_minutes(tmp_path):
    other = an_election(Elects(Method.STV_EXACT, 2), STANDING, BALLOTS[:-1], lot("2026-11-28", range(1, 5)))

    assert recount(other).is_good
    assert not recount(other, known_head=GOOD["head"]).is_good
    assert run(other, tmp_path, "--head", GOOD["head"])[0] == 1


def test_ballots_that_cannot_be_counted_are_said(tmp_path):
    tampered = changed(lambda vote: vote["ballots"][0]["candidates"].append(9))

    assert "A ballot names" in run(tampered, tmp_path)[1]
    assert "There is no candidate 9" in recount(tampered).problems[-1]


@pytest.mark.parametrize("said", ["{", "[]", '{"format": "entente-vote/1"}', json.dumps({**GOOD, "ballots": [{}]})])
def test_what_is_no_published_vote_is_refused(said, tmp_path):
    assert run(said, tmp_path)[0] == 2
    if said != "{":
        with pytest.raises(NotPublished):
            recount(json.loads(said))


def test_a_tie_that_nothing_decides_is_said(tmp_path):
    said = an_election(Elects(Method.STV_EXACT, 1), STANDING[:2], [Ballot((1,)), Ballot((2,))], lot("s", [1, 2]))
    said["rule"]["tie"] = Tie.STOP.value

    assert "Candidates [1, 2] are tied throughout" in run(said, tmp_path)[1]
    assert "Candidates 1, 2 are tied" in recount(said).problems[-1]
