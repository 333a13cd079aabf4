"""Consortia: who fits a seat, the best choice under hard rules, and why."""

from entente.engine.consortia.choosing import choose
from entente.engine.consortia.explaining import Instead, Why, explain
from entente.engine.consortia.fit import bond, bonds, broken, family, fits, needed_smes, points, possible, worth
from entente.engine.consortia.nouns import Board, Candidate, Choice, Pair, Rule, Rules, Seat

__all__ = [
    "Board",
    "Candidate",
    "Choice",
    "Instead",
    "Pair",
    "Rule",
    "Rules",
    "Seat",
    "Why",
    "bond",
    "bonds",
    "broken",
    "choose",
    "explain",
    "family",
    "fits",
    "needed_smes",
    "points",
    "possible",
    "worth",
]
