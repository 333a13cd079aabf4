"""Counting, exactly and with every step kept.

`count_motion` counts a motion, `count` an election by the method its rule names. Weights and votes are fractions throughout; the order
of ballots and the names of candidates never matter. `docs/method/counting.md` says it at length.
"""

from entente.engine.tally.ballots import Ballot, Candidate, Choice, Vote
from entente.engine.tally.counting import Uncountable, check, count
from entente.engine.tally.lots import STOP, LastResort, chair, lot
from entente.engine.tally.motion import count_motion
from entente.engine.tally.results import Drawn, Election, Event, Motion, Passed, Round, Test, Tied

__all__ = [
    "STOP",
    "Ballot",
    "Candidate",
    "Choice",
    "Drawn",
    "Election",
    "Event",
    "LastResort",
    "Motion",
    "Passed",
    "Round",
    "Test",
    "Tied",
    "Uncountable",
    "Vote",
    "chair",
    "check",
    "count",
    "count_motion",
    "lot",
]
