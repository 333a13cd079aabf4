"""Counting an election by whichever method its rule names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from entente.engine.rules import Elects, Method
from entente.engine.tally.ballots import Ballot, Candidate
from entente.engine.tally.lots import STOP, LastResort
from entente.engine.tally.marks import passed_over, seat, tallied
from entente.engine.tally.results import Election, Event, Round
from entente.engine.tally.stv import stv
from entente.engine.tally.variants import EXACT, SCOTTISH

VARIANTS = {Method.STV_SCOTTISH: SCOTTISH, Method.STV_EXACT: EXACT}


class Uncountable(ValueError):
    """Ballots that this method cannot count; the words say which and what would fit."""


def count(elects: Elects, candidates: Iterable[Candidate], ballots: Iterable[Ballot], last_resort: LastResort = STOP) -> Election:
    """Who is elected, with every round. Withdrawn candidates are passed by on every ballot; a ballot that names nobody else is blank.

    Raises `Uncountable`, or `Tied` where candidates are equal throughout and the last resort does not tell them apart.
    """
    all_candidates = tuple(candidates)
    standing = [one for one in all_candidates if not one.is_withdrawn]
    cast = tuple(ballots)
    for ballot in cast:
        check(elects, ballot, {one.number for one in all_candidates})
    rankings = _rankings(cast, {one.number for one in standing})
    blank = rankings.pop((), Fraction(0))
    counted = _by_rounds if elects.method.is_ranked else _by_marks
    return counted(elects, standing, rankings, blank, last_resort)


def check(elects: Elects, ballot: Ballot, numbers: set[int]) -> None:
    """Whether a ballot can be counted, as casting asks too. Raises `Uncountable`."""
    if unknown := [one for one in ballot.candidates if one not in numbers]:
        raise Uncountable(f"There is no candidate {unknown[0]}; candidates are {', '.join(map(str, sorted(numbers)))}.")
    most = {Method.PLURALITY: 1, Method.BLOCK: elects.seats}.get(elects.method)
    if most is not None and len(ballot.candidates) > most:
        raise Uncountable(f"A ballot marks at most {most}, this one marks {len(ballot.candidates)}.")
    if elects.method is Method.STV_SCOTTISH and ballot.weight.denominator != 1:
        raise Uncountable(f"The Scottish count knows whole ballots only, not a weight of {ballot.weight}; take exact-stv.")


def _rankings(ballots: Iterable[Ballot], standing: set[int]) -> dict[tuple[int, ...], Fraction]:
    """Weight by ranking: ballots that say the same are one."""
    found: dict[tuple[int, ...], Fraction] = defaultdict(Fraction)
    for ballot in ballots:
        found[tuple(one for one in ballot.candidates if one in standing)] += ballot.weight
    return dict(found)


def _by_rounds(
    elects: Elects,
    candidates: Sequence[Candidate],
    rankings: Mapping[tuple[int, ...], Fraction],
    blank: Fraction,
    last_resort: LastResort,
) -> Election:
    done = stv(rankings, [one.number for one in candidates], elects.seats, VARIANTS[elects.method], last_resort)
    total = sum(rankings.values(), start=Fraction(0))
    return Election(elects.method, elects.seats, total, blank, done.quota, tuple(done.order), tuple(done.rounds))


def _by_marks(
    elects: Elects,
    candidates: Sequence[Candidate],
    rankings: Mapping[tuple[int, ...], Fraction],
    blank: Fraction,
    last_resort: LastResort,
) -> Election:
    votes = tallied(candidates, (Ballot(marks, weight) for marks, weight in rankings.items()))
    seating = seat(elects, candidates, votes, last_resort)
    order = tuple(one.number for one in seating.seated)
    rounds = (Round(1, Event.FIRST, None, votes, order, ties=tuple(seating.ties)),)
    total = sum(rankings.values(), start=Fraction(0))
    return Election(elects.method, elects.seats, total, blank, None, order, rounds, passed_over(seating, candidates, votes))
