"""A worked example of rules. It is an example: no partnership's own rules, and in particular not ECSO's, whose numbers are not known.

The parts are of kinds that associations write: two thirds with three quarters there and a second call two to six weeks
later (HCCE), at most two votes in one hand, a tie that is not carried (EAMTM), a secret election of persons with at most two directors of
one country (European Society of Contraception), votes by what an association represents less those that attend (Ada-Europe).
"""

from datetime import date
from fractions import Fraction

from entente.engine.rules.elections import Elects, Method
from entente.engine.rules.rule import (
    ClassMajority,
    Electorate,
    Majority,
    Privacy,
    Proxies,
    Quorum,
    Rule,
    SecondCall,
    Secrecy,
    SecretWhen,
    Source,
    Tie,
    Weighs,
    Weight,
)
from entente.engine.rules.thresholds import EVERY, HALF, TWO_THIRDS, Base, Threshold

VERSION = "worked example"
SINCE = date(2016, 7, 5)


def _source(number: int) -> Source:
    return Source(f"Article {number} of the worked example", VERSION, SINCE)


PAYING = Electorate(needs_dues=True, days_before=14)
TWO_PROXIES = Proxies(cap=2)

ORDINARY = Rule(
    "Ordinary decision of the assembly",
    _source(1),
    electorate=PAYING,
    quorum=Quorum(Threshold(Fraction(1, 2)), second_call=SecondCall(14, 42)),
    majority=Majority(HALF),
    proxies=TWO_PROXIES,
    tie=Tie.NOT_CARRIED,
    notice_days=28,
)
STATUTES = Rule(
    "Change of the statutes",
    _source(2),
    electorate=PAYING,
    quorum=Quorum(Threshold(Fraction(3, 4)), second_call=SecondCall(14, 42)),
    majority=Majority(TWO_THIRDS, Base.CAST, per_class=ClassMajority(HALF, of_classes=Threshold(Fraction(1, 2), is_strict=True))),
    proxies=TWO_PROXIES,
    tie=Tie.NOT_CARRIED,
    notice_days=28,
)
BOARD = Rule(
    "Election of directors",
    _source(3),
    electorate=PAYING,
    quorum=Quorum(Threshold(Fraction(1, 4))),
    elects=Elects(Method.APPROVAL, 6, country_cap=2, term_months=24),
    proxies=TWO_PROXIES,
    privacy=Privacy(Secrecy.SEPARATED, SecretWhen.PERSONS),
    tie=Tie.LOT,
    notice_days=28,
)
WEIGHTED = Rule(
    "Decision weighted by members represented",
    _source(4),
    electorate=PAYING,
    weight=Weight(Weighs.BY_MEMBERS, at_least=Fraction(1), is_dynamic=True, may_split=True),
    majority=Majority(HALF, Base.PRESENT),
    tie=Tie.CHAIR,
    notice_days=14,
)
UNANIMOUS = Rule(
    "Written resolution",
    _source(5),
    electorate=PAYING,
    majority=Majority(EVERY, Base.ALL),
    tie=Tie.NOT_CARRIED,
    notice_days=14,
)
EXAMPLE = (ORDINARY, STATUTES, BOARD, WEIGHTED, UNANIMOUS)
