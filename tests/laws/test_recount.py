"""Two counts written apart, the engine's and the stand-alone script's, agree on whatever is published."""

import importlib.util
import json
from pathlib import Path

from hypothesis import strategies as st

from entente.engine.rules import Tie
from entente.engine.tally import Choice, Tied, chair, lot
from entente.engine.tally.lots import drawn_choice
from entente.engine.tally.recount import recount
from tests.factories.published import a_motion, an_election
from tests.laws.voting import elections, given, majorities, votes

SCRIPT = Path(__file__).parents[2] / "tools" / "recount.py"
spec = importlib.util.spec_from_file_location("recount_script", SCRIPT)
script = importlib.util.module_from_spec(spec)
spec.loader.exec_module(script)


@given(elections(), st.sampled_from(("lot", "chair", "stop")))
def test_elections_are_counted_alike(election, by):
    elects, standing, ballots = election
    numbers = [one.number for one in standing]
    try:
        said = an_election(elects, standing, ballots, {"lot": lot("seed", numbers), "chair": chair(numbers[::-1]), "stop": chair([])}[by])
    except Tied:
        return  # nothing is published

    again = json.loads(json.dumps(said))
    assert recount(again).problems == ()
    assert script.problems(again) == []


@given(votes, majorities, st.sampled_from(list(Tie)), st.none() | st.sampled_from((Choice.FOR, Choice.AGAINST)))
def test_motions_are_counted_alike(cast, majority, tie, word):
    casting = {Tie.LOT: drawn_choice("seed"), Tie.CHAIR: word}.get(tie)
    said = json.loads(json.dumps(a_motion(majority, cast, tie, casting, seed="seed")))

    assert recount(said).problems == ()
    assert script.problems(said) == []
