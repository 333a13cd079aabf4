"""Votes as they are published, with identities and salts that are random enough to read like real ones and the same every time."""

import hashlib
from datetime import date
from decimal import Decimal
from fractions import Fraction

from entente.engine.roll import Member, compile_roll
from entente.engine.rules import Rule, Source, Tie, Weighs, Weight
from entente.engine.tally import STOP, count, count_motion
from entente.engine.tally.published import published_election, published_motion
from entente.engine.tally.sealed import Sealed

ON = date(2026, 11, 28)


def sealed(said):
    return [Sealed(_hex("id", place), _hex("salt", place), one) for place, one in enumerate(said)]


def an_election(elects, standing, ballots, last_resort=STOP):
    """Raises Tied as the count does."""
    tie = {"lot": Tie.LOT, "chair": Tie.CHAIR}.get(last_resort.by, Tie.STOP)
    roll = _roll([("sme", ballot.weight) for ballot in ballots], elects=elects, tie=tie)
    counted = count(elects, standing, ballots, last_resort)
    return published_election("Board", roll, roll.strength, standing, sealed(ballots), counted, last_resort)


def a_motion(majority, votes, tie=Tie.NOT_CARRIED, casting=None, seed=""):
    roll = _roll([(vote.member_class, vote.weight) for vote in votes], majority=majority, tie=tie)
    counted = count_motion(votes, majority, roll=roll.strength, present=roll.strength, tie=tie, casting=casting)
    return published_motion("Budget", roll, roll.strength, sealed(votes), counted, casting, seed)


def _roll(voters, **rule):
    """As many votes as were cast, by fee: one member for each."""
    members = [Member(place, f"Member {place}", name, fee_amount=Decimal(place)) for place, (name, _votes) in enumerate(voters, 1)]
    bands = tuple((Fraction(place), votes) for place, (_name, votes) in enumerate(voters, 1))
    weight = Weight(Weighs.BY_FEE, bands=bands) if bands else Weight()
    return compile_roll(Rule("Rule", Source("Article 3", "1"), weight=weight, **rule), members, ON)


def _hex(what, place):
    return hashlib.sha256(f"{what}{place}".encode()).hexdigest()[:32]
